import type { Issue } from "../issue.ts";

const UNREADABLE = {
  empty: ["Ce fichier est vide.", "This file is empty."],
  "unclosed-quote": ["un guillemet n'est jamais fermé.", "a quotation mark is never closed."],
  "too-many-lines": ["Ce fichier a trop de lignes.", "This file has too many lines."],
  "too-many-columns": [
    "il y a trop de colonnes. Ce fichier est-il bien un tableau ?",
    "there are too many columns. Is this file a table?",
  ],
  "cell-too-long": [
    "une case contient un texte trop long. Ce fichier est-il bien un tableau ?",
    "a cell holds too long a text. Is this file a table?",
  ],
} as const;

/** Why a file is no table, at which line. */
export function unreadableCsv(why: keyof typeof UNREADABLE, line: number): Issue {
  const [fr, en] = UNREADABLE[why];
  const where = why !== "empty" && why !== "too-many-lines";
  return {
    path: "",
    code: `csv-${why}`,
    message: where ? `Ligne ${line} : ${fr}` : fr,
    english: where ? `Line ${line}: ${en}` : en,
  };
}
