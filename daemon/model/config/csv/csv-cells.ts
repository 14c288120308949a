import type { CsvColumn } from "./csv-columns.ts";

/** The value of a cell, as the schema of its field judges it; what cannot be read stays a text. */
export function readCell({ kind, nullable, called }: CsvColumn, cell: string): unknown {
  const text = withoutMark(cell).trim();
  if (text === "" && nullable) return null;
  switch (kind) {
    case "text": {
      const meant = Object.entries(called).find(([, { fr, en }]) => [fr, en].some((one) => plain(one) === plain(text)));
      return meant?.[0] ?? text;
    }
    case "hardware":
      return text;
    case "digits":
      return text.replaceAll(/[\s\u00a0\u202f.-]/g, "");
    case "number":
      return /^[0-9]{1,9}$/.test(text) ? Number(text) : text;
    case "yes-no":
      return YES.has(plain(text)) ? true : NO.has(plain(text)) ? false : text;
  }
}

/**
 * What stands in a cell for a value. Numbers and MAC addresses stand in pairs: a spreadsheet would take the first 0 of a
 * number from it, and 000E08123456 for a figure with an exponent.
 */
export function writeCell({ kind, called = {} }: Pick<CsvColumn, "kind"> & Partial<CsvColumn>, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (kind === "yes-no") return value === true ? "oui" : "non";
  const text = String(value);
  if (kind === "hardware") return text.replaceAll(/[0-9A-F]{2}(?=[0-9A-F])/g, "$&:");
  if (kind === "text") return called[text]?.fr ?? text;
  const looksLikeFigure = kind === "digits" && /^(0[0-9]+|[0-9]{12,})$/.test(text);
  return looksLikeFigure ? text.replaceAll(/[0-9]{2}(?=[0-9])/g, "$& ") : text;
}

/** A title or a word as it is compared: without accents, capitals and what surrounds it. */
export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .trim();

const YES: ReadonlySet<string> = new Set(["oui", "o", "yes", "y", "vrai", "true", "1", "x"]);
const NO: ReadonlySet<string> = new Set(["non", "n", "no", "faux", "false", "0", ""]);

/** The mark by which an export keeps a spreadsheet from taking a text for a formula. */
export const withoutMark = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
