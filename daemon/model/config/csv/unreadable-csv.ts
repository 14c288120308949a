import type { Issue } from "../issue.ts";

const UNREADABLE = {
  empty: ["Ce fichier est vide.", "This file is empty."],
  "unclosed-quote": ["un guillemet n'est jamais fermé.", "a quotation mark is never closed."],
  "too-many-lines": ["Ce fichier a trop de lignes.", "This file has too many lines."],
} as const;

/** Why a file is no table, at which line. */
export function unreadableCsv(why: keyof typeof UNREADABLE, line: number): Issue {
  const [fr, en] = UNREADABLE[why];
  const where = why === "unclosed-quote";
  return {
    path: "",
    code: `csv-${why}`,
    message: where ? `Ligne ${line} : ${fr}` : fr,
    english: where ? `Line ${line}: ${en}` : en,
  };
}
