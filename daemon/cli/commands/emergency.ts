import type { EmergencyProof, ProvedLine, SiteProof } from "../../contracts/emergency-proof.ts";
import { sentenceOf } from "../../model/reason.ts";
import { ask } from "../box-link.ts";
import { type Command, type CommandContext, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

/** OPTIONS are waited for 8 s. */
const patienceMs = 15_000;

/** Whether emergency calls would go out, as it was proved last. */
export const emergency: Command = async (context) => {
  const { emergency: proof, revision } = await ask(context.home, "pbx", (pbx) => pbx.call("status", {}));
  return tell(proof, revision, context);
};

/** The same, proved now. Fails when it is not so somewhere. */
export const proveEmergency: Command = async (context) => {
  const proof = await ask(context.home, "pbx", (pbx) => pbx.call("emergency.prove", {}, { timeoutMs: patienceMs }));
  return tell(proof, proof?.revision ?? null, context);
};

function tell(proof: EmergencyProof | null, running: number | null, { typed, terminal }: CommandContext): number {
  if (typed.switches.has("json")) terminal.write(`${JSON.stringify(proof, undefined, 2)}\n`);
  else terminal.write(`${emergencyInWords(proof, running)}\n${proof?.sites.map(siteInWords).join("") ?? ""}`);
  return proof?.sites.every(({ verdict }) => verdict === "proved") === true ? exits.done : exits.failed;
}

/** In one line; `running` is the revision in force, which may not have been proved yet. */
export function emergencyInWords(proof: EmergencyProof | null, running: number | null): string {
  if (proof === null) return 'Emergency calls: not proved yet; "sipleo emergency prove" does.';
  const failed = proof.sites.filter(({ verdict }) => verdict !== "proved");
  const renewed =
    proof.revision === running ? "" : `, before revision ${running ?? "none"}, which is proved within two minutes`;
  const at = `${localTime(proof.at)}, revision ${proof.revision}${renewed}`;
  if (proof.sites.length === 0) return `Emergency calls: nobody could make one (${at}).`;
  if (failed.length === 0) return `Emergency calls: proved from every site (${at}).`;
  return `Emergency calls: NOT proved from ${failed.map(placeOf).join(", ")} (${at}).`;
}

const placeOf = ({ site }: SiteProof): string => (site === null ? "extensions without a site" : `"${site}"`);

function siteInWords(proof: SiteProof): string {
  const { extension, numbers, lines, verdict } = proof;
  const good = numbers.filter(({ trouble }) => trouble === null).map(({ number }) => number);
  const bad = numbers.flatMap(({ number, trouble }) =>
    trouble === null ? [] : [`  ${number}: ${sentenceOf(trouble, "en")}\n`],
  );
  const head = `\n${placeOf(proof)}, as ${extension} would call: ${verdict}\n  goes out: ${good.join(", ") || "nothing"}\n`;
  return (
    head + bad.join("") + (lines.length === 0 ? "" : table(["LINE", "NAME", "WORKS", "OPTIONS", "WHY"], lines.map(row)))
  );
}

const row = ({ trunk, name, works, answers, why }: ProvedLine): readonly string[] => [
  trunk,
  name,
  works ? "yes" : "NO",
  answers === null ? "-" : answers ? "answered" : "no answer",
  sentenceOf(why, "en"),
];
