import { objectsAsCsv } from "../../contracts/objects-as-csv.ts";
import type { Log } from "../../kit/log.ts";
import { collections } from "../../model/config/collections/collections.ts";
import { listOf } from "../../model/config/collections/lists.ts";
import { type ImportedLine, type ImportPlan, planImport } from "../../model/config/csv/plan-import.ts";
import { decodeCsv } from "../../model/config/csv/read-csv.ts";
import { type Issue, pointer } from "../../model/config/issue.ts";
import { authorOf } from "../access/guest.ts";
import { refused } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";
import { save, savedDocument } from "./edit.ts";

/** Lists as tables of a spreadsheet [GAP-33]. */
export const tableRoutes = (services: Services, log: Log): Some<"objects.export" | "objects.import"> => ({
  "objects.export": async ({ parameters: { collection }, guest }) => {
    const objects = listOf(await savedDocument(services), collections[collection]);
    log.info("a list is exported", { author: authorOf(guest), list: collection });
    return {
      stream: pieces(objectsAsCsv(collection, objects)),
      fields: [
        ["Content-Type", "text/csv; charset=utf-8"],
        ["Content-Disposition", `attachment; filename="${collection}.csv"`],
      ],
    };
  },

  "objects.import": async ({ parameters: { collection }, query, body, guest }) => {
    const text = decodeCsv(body);
    const first = planImport(await savedDocument(services), collection, text);
    if (first.kind === "refused") return refuse(refused([first.issue]));
    const isNothing = first.lines.every(({ outcome }) => outcome === "same");
    if (query.try === "1" || isNothing) return { status: 200, body: reportOf(first, null) };

    let plan: Extract<ImportPlan, { kind: "plan" }> = first;
    const saved = await save(services, guest, (document) => {
      const now = planImport(document, collection, text);
      if (now.kind === "refused") return { kind: "refuse", problem: refused([now.issue]) };
      plan = now;
      const issues = now.lines.flatMap(issuesOfLine);
      if (issues.length > 0) return { kind: "refuse", problem: refused(issues) };
      const count = countOf(now.lines);
      const lines = count === 1 ? "1 ligne importée" : `${count} lignes importées`;
      const note = `${collections[collection].all.fr} : ${lines} d'un tableau`;
      return { kind: "save", document: now.document, note, at: null };
    });
    return "refused" in saved ? saved : { status: 200, body: reportOf(plan, saved.revision) };
  },
});

const reportOf = ({ lines, unknownColumns }: Extract<ImportPlan, { kind: "plan" }>, revision: number | null) => ({
  revision,
  lines: lines.map((line) => ({ ...line, issues: [...line.issues] })),
  unknownColumns: [...unknownColumns],
});

const countOf = (lines: readonly ImportedLine[]): number => lines.filter(({ outcome }) => outcome !== "same").length;

/** An issue of a line, with that line in its path. */
const issuesOfLine = ({ line, issues }: ImportedLine): readonly Issue[] =>
  issues.map((issue) => ({ ...issue, path: pointer(line) + issue.path }));

async function* pieces(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}
