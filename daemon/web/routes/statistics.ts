import { WORKBOOK } from "../../contracts/api/route.ts";
import type { StatisticsQuery } from "../../contracts/api/statistics.ts";
import { CSV_MARK, csvLineOf } from "../../contracts/csv-line.ts";
import { type CallKind, figuresOf, type StatisticsQuestion, type StatisticsRow } from "../../contracts/statistics.ts";
import { statisticsTable } from "../../contracts/statistics-as-table.ts";
import { kindsOf, questionOf } from "../../contracts/statistics-question.ts";
import { words } from "../../model/config/field.ts";
import { badRequest, noSuchDay, tooManyExports } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { workbook } from "../sheets/workbook.ts";
import { type Refusal, refuse, type Some, type Streamed } from "./call.ts";
import { Places } from "./places.ts";

/** A workbook is packed by this process: others want their answers meanwhile. */
const MOST_WORKBOOKS = 2;

interface Figures {
  readonly question: StatisticsQuestion;
  readonly kinds: readonly CallKind[];
  readonly rows: readonly StatisticsRow[];
  readonly isWhole: boolean;
}

/** Figures of calls [STA-01…07]; what counts for whom: contracts/statistics.ts. */
export const statisticsRoutes = (
  services: Services,
): Some<"statistics.read" | "statistics.csv" | "statistics.xlsx"> => {
  const places = new Places(MOST_WORKBOOKS);

  async function figuresAsked(asked: StatisticsQuery): Promise<Figures | Refusal> {
    const question = questionOf(asked);
    if (question === null) return refuse(noSuchDay());
    const answer = await services.store.ask("statistics.read", question);
    if (answer.kind === "too-many") return refuse(tooMuch);
    const { rows, isWhole } = answer;
    return { question, kinds: kindsOf(asked), rows, isWhole };
  }

  const table = ({ question: { by, of }, kinds, rows }: Figures) =>
    statisticsTable(rows, { by, of, kinds, language: "fr" });

  return {
    "statistics.read": async ({ query }) => {
      const found = await figuresAsked(query);
      if ("refused" in found) return found;
      const wanted = figuresOf(found.kinds);
      const items = found.rows.map((row) => {
        const { period, number, name } = row;
        return { period, number, name, ...Object.fromEntries(wanted.map((figure) => [figure, row[figure]])) };
      });
      return { status: 200, body: { items, isWhole: found.isWhole } };
    },

    "statistics.csv": async ({ query: { separator = "semicolon", ...asked } }) => {
      const found = await figuresAsked(asked);
      if ("refused" in found) return found;
      const lines = table(found).map((cells) => csvLineOf(cells, separator));
      return file("statistiques.csv", "text/csv; charset=utf-8", one(CSV_MARK + lines.join("")));
    },

    "statistics.xlsx": async ({ query }) => {
      const found = await figuresAsked(query);
      if ("refused" in found) return found;
      const pieces = places.take(workbook("Statistiques", table(found)));
      return pieces === undefined ? refuse(tooManyExports()) : file("statistiques.xlsx", WORKBOOK, pieces);
    },
  };
};

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}

const file = (name: string, type: string, stream: Streamed["stream"]): Streamed => ({
  stream,
  fields: [
    ["Content-Type", type],
    ["Content-Disposition", `attachment; filename="${name}"`],
  ],
});

const tooMuch = badRequest(
  "too-many-figures",
  words(
    "Trop de chiffres à la fois : choisissez une durée plus courte, des périodes plus longues ou quelques numéros.",
    "Too many figures at once: choose a shorter time, longer periods or some numbers.",
  ),
);
