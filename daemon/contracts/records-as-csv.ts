import type { CallRecord } from "./call-record.ts";

const COLUMNS: readonly (readonly [title: string, value: (record: CallRecord) => string | number])[] = [
  ["appel", ({ call }) => call],
  ["début", ({ startedAt }) => new Date(startedAt).toISOString()],
  ["réponse", ({ answeredAt }) => (answeredAt === null ? "" : new Date(answeredAt).toISOString())],
  ["fin", ({ endedAt }) => new Date(endedAt).toISOString()],
  ["durée (s)", ({ answeredAt, endedAt }) => (answeredAt === null ? 0 : Math.round((endedAt - answeredAt) / 1000))],
  ["appelant", ({ caller }) => caller.number],
  ["nom", ({ caller }) => caller.name],
  ["appelé", ({ dialled }) => dialled],
  ["répondu par", ({ answeredBy }) => answeredBy ?? ""],
  ["résultat", ({ outcome }) => outcome],
  ["lignes", ({ legs }) => [...new Set(legs.flatMap(({ trunk }) => trunk ?? []))].join(" ")],
  ["révision", ({ revision }) => revision],
];

/** Records as CSV that a French spreadsheet opens by a double click: UTF-8 with BOM, semicolons, CRLF (A-42, RFC 4180). */
export const recordsAsCsv = (records: readonly CallRecord[]): string =>
  `\ufeff${[COLUMNS.map(([title]) => title), ...records.map((record) => COLUMNS.map(([, value]) => value(record)))]
    .map((row) => `${row.map(cell).join(";")}\r\n`)
    .join("")}`;

/** Quoted when it must be; what a spreadsheet would take for a formula is text: numbers and names come from outside. */
function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
