export const CSV_SEPARATORS = { semicolon: ";", comma: ",", tab: "\t" } as const;
export type CsvSeparator = keyof typeof CSV_SEPARATORS;

/** By which a spreadsheet knows UTF-8. */
export const CSV_MARK = "\ufeff";

/** One line as a French spreadsheet opens it by a double click: semicolons unless said otherwise, CRLF (RFC 4180). */
export const csvLineOf = (cells: readonly (string | number)[], separator: CsvSeparator): string =>
  `${cells.map((one) => cell(one, CSV_SEPARATORS[separator])).join(CSV_SEPARATORS[separator])}\r\n`;

/** What a spreadsheet would take for a formula: numbers and names come from outside. */
export const isLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n]/.test(text);

/** Quoted when it must be; what is like a formula becomes text. */
function cell(value: string | number, separator: string): string {
  const text = typeof value === "string" && isLikeFormula(value) ? `'${value}` : String(value);
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}
