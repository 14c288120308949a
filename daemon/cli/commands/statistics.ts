import { Compile } from "typebox/compile";
import { statisticsQuery } from "../../contracts/api/statistics.ts";
import { CSV_MARK, csvLineOf } from "../../contracts/csv-line.ts";
import { statisticsTable } from "../../contracts/statistics-as-table.ts";
import { kindsOf, questionOf } from "../../contracts/statistics-question.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

const queryCheck = Compile(statisticsQuery);

/** How many calls were made, answered and missed [STA-01…07]. */
export const statistics: Command = async ({ home, typed, terminal }) => {
  const query = queryOf(typed.values, localTime(Date.now()).slice(0, 10));
  const question = queryCheck.Check(query) ? questionOf(query) : null;
  if (!queryCheck.Check(query) || question === null) {
    terminal.complain(
      "sipleo: statistics takes dates such as 2026-11-27, numbers such as 201,202, and kinds such as emitted,missed.\n",
    );
    return exits.misunderstood;
  }
  const answer = await ask(home, "store", (store) => store.call("statistics.read", question));
  if (answer.kind === "too-many") {
    terminal.complain("sipleo: too many figures: choose a shorter time, longer periods or some numbers.\n");
    return exits.failed;
  }
  const { by, of } = question;
  const isCsv = typed.switches.has("csv");
  const rows = statisticsTable(answer.rows, { by, of, kinds: kindsOf(query), language: isCsv ? "fr" : "en" });
  if (typed.switches.has("json")) terminal.write(`${JSON.stringify(answer, undefined, 2)}\n`);
  else if (isCsv) terminal.write(CSV_MARK + rows.map((cells) => csvLineOf(cells, "semicolon")).join(""));
  else terminal.write(inWords(rows, answer.isWhole));
  return exits.done;
};

/** What was typed as the API would be asked; from the first of this month, to today. */
export function queryOf(values: Readonly<Record<string, string | undefined>>, today: string): unknown {
  const { home: _, ...asked } = values;
  return { from: `${today.slice(0, 8)}01`, to: today, ...asked };
}

/** The same for people. */
export function inWords([titles = [], ...rows]: readonly (readonly (string | number)[])[], isWhole: boolean): string {
  const counting = isWhole ? "" : "Calls from before there were statistics are still being counted.\n";
  if (rows.length === 0) return `No calls were counted in that time.\n${counting}`;
  const heads = titles.map((title) => String(title).toUpperCase());
  return (
    table(
      heads,
      rows.map((row) => row.map(String)),
    ) + counting
  );
}
