import { readSections } from "./items.ts";
import { inWords, proofsOf } from "./proofs.ts";
import { readReports } from "./reports.ts";

/** Prints what the tests that passed prove of the specification. Exit codes: 0 told, 1 a title has a mistake, 2 no reports. */
function main(root: string): number {
  const reports = readReports(root);
  if (reports.length === 0) {
    process.stderr.write(
      'spec: no reports of tests that ran: make them with "npm test", or some with SIPLEO_TEST_ONLY="unit process" npm test\n',
    );
    return 2;
  }
  const sections = readSections(root);
  const proofs = proofsOf(
    sections,
    reports.flatMap(({ passed }) => passed),
  );
  const told = reports.map(
    ({ project, startedAt }) => `${project} (${new Date(startedAt).toISOString().slice(0, 16)}Z)`,
  );
  process.stdout.write(`From the reports of ${told.join(", ")}\n\n${inWords(sections, proofs)}`);
  return proofs.mistakes.length === 0 ? 0 : 1;
}

process.exitCode = main(process.cwd());
