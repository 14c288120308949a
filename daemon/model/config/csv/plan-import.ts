import { Default } from "typebox/value";
import { sameJson } from "../changes/same-json.ts";
import { collections } from "../collections/collections.ts";
import { listOf, withList } from "../collections/lists.ts";
import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";
import type { JsonRecord } from "../json.ts";
import { normaliseObject } from "../normalise.ts";
import { readDocument } from "../read-document.ts";
import { numberOwners } from "../sense/number-owners.ts";
import { numberTaken } from "../sense/numbers.ts";
import { shapeIssues } from "../shape.ts";
import { plain, readCell } from "./csv-cells.ts";
import { type CsvCollection, type CsvColumn, csvColumns } from "./csv-columns.ts";
import { type CsvRow, readCsv } from "./read-csv.ts";
import { unreadableCsv } from "./unreadable-csv.ts";

/** What becomes of one line of the file. */
export interface ImportedLine {
  /** In the file, from 1. */
  readonly line: number;
  readonly number: string;
  readonly outcome: "add" | "change" | "same" | "wrong";
  /** Paths begin at the object: `/name`. */
  readonly issues: readonly Issue[];
}

export type ImportPlan =
  | {
      readonly kind: "plan";
      /** With every line of the file in it; only to be saved when none is wrong. */
      readonly document: JsonRecord;
      readonly lines: readonly ImportedLine[];
      /** Titles that are no field. */
      readonly unknownColumns: readonly string[];
    }
  | { readonly kind: "refused"; readonly issue: Issue };

/**
 * What a table would make of a list: a line whose number is there changes that object, another one adds an object;
 * nothing is removed, and what has no column stays. Pure; the door of the document judges the whole, line by line.
 */
export function planImport(saved: ConfigurationDocument, name: CsvCollection, text: string): ImportPlan {
  const read = readCsv(text);
  if (read.kind === "refused") return { kind: "refused", issue: unreadableCsv(read.why, read.line) };
  const [head, ...rows] = read.rows;
  const columns = (head?.cells ?? []).map((title) => columnOf(name, title));
  if (!columns.some((column) => column?.field === "number")) return { kind: "refused", issue: noNumberColumn(name) };

  const collection = collections[name];
  const before = listOf(saved, collection);
  const places = new Map(before.map(({ number }, index) => [String(number), index]));
  const owners = new Map(numberOwners(saved).map((owner) => [owner.number, owner]));
  const list: JsonRecord[] = [...before];
  const seen = new Set<string>();
  const drafts = rows.map((row) => {
    const given = fieldsOf(row, columns);
    const number = String(given.number ?? "");
    const twice = seen.has(number);
    seen.add(number);
    const place = places.get(number);
    const known = place === undefined ? undefined : before[place];
    const object = normaliseObject(collection.at[0], { ...(known ?? {}), ...given });
    const index = place ?? list.length;
    if (!twice) list[index] = object;
    const holder = known === undefined ? owners.get(number) : undefined;
    const issues = [
      ...(twice ? [twiceIssue(number)] : []),
      // Told here: the sense rules would tell it to whoever comes second in the document.
      ...(holder === undefined ? [] : [numberTaken({ number, path: "/number" }, holder)]),
      ...shapeOf(name, given, object),
    ];
    const isSame = known !== undefined && sameJson(known, Default(collection.schema, structuredClone(object)));
    return { row, number, index, issues, outcome: known === undefined ? "add" : isSame ? "same" : "change" } as const;
  });
  const document = withList(saved, collection, list);
  const elsewhere = drafts.some(({ issues }) => issues.length > 0) ? [] : issuesOf(document);
  const isMine = ({ path }: Issue): boolean =>
    drafts.some(({ index }) => isWithin(pointer(...collection.at, index), path));
  // What the file breaks elsewhere in the office is told at its first line that changes something.
  const strays = elsewhere.filter((one) => !isMine(one)).map((one) => ({ ...one, path: "" }));
  const first = drafts.find(({ outcome }) => outcome !== "same");
  const lines = drafts.map((draft): ImportedLine => {
    const { row, number, index, issues, outcome } = draft;
    const mine = [
      ...issues,
      ...within(pointer(...collection.at, index), elsewhere),
      ...(draft === first ? strays : []),
    ];
    return { line: row.line, number, outcome: mine.length > 0 ? "wrong" : outcome, issues: mine };
  });
  const unknownColumns = (head?.cells ?? []).filter((title, at) => columns[at] === undefined && title.trim() !== "");
  return { kind: "plan", document, lines, unknownColumns };
}

/** By its title in either language, or the name of the field. */
const columnOf = (name: CsvCollection, title: string): CsvColumn | undefined =>
  csvColumns(name).find(({ field, title: { fr, en } }) => [fr, en, field].some((one) => plain(one) === plain(title)));

const fieldsOf = ({ cells }: CsvRow, columns: readonly (CsvColumn | undefined)[]): JsonRecord =>
  Object.fromEntries(
    columns.flatMap((column, at) => (column === undefined ? [] : [[column.field, readCell(column, cells[at] ?? "")]])),
  );

/** The fields of the file, and what a new object must have. */
function shapeOf(name: CsvCollection, given: JsonRecord, object: JsonRecord): readonly Issue[] {
  const { schema } = collections[name];
  const filled: unknown = Default(schema, structuredClone(object));
  const issues = shapeIssues(schema, filled);
  return issues.length === 0 && name === "external-numbers" && /^[1-9][0-9]{8}$/.test(String(given.number))
    ? [lostZero]
    : issues;
}

const issuesOf = (document: JsonRecord): readonly Issue[] => {
  const read = readDocument(document);
  return read.kind === "refused" ? read.issues : [];
};

const isWithin = (at: string, path: string): boolean => path === at || path.startsWith(`${at}/`);

const within = (at: string, issues: readonly Issue[]): readonly Issue[] =>
  issues.filter(({ path }) => isWithin(at, path)).map((issue) => ({ ...issue, path: issue.path.slice(at.length) }));

const issue = (path: string, code: string, message: string, english: string): Issue => ({
  path,
  code,
  message,
  english,
});

function noNumberColumn(name: CsvCollection): Issue {
  const { fr, en } = csvColumns(name).find(({ field }) => field === "number")?.title ?? { fr: "", en: "" };
  return issue(
    "",
    "csv-no-number-column",
    `Aucune colonne ne s'appelle « ${fr} » : la première ligne doit porter les titres.`,
    `No column is called "${en}": the first line must have the titles.`,
  );
}

const twiceIssue = (number: string): Issue =>
  issue(
    "/number",
    "csv-number-twice",
    `Le numéro ${number} est déjà plus haut dans ce fichier.`,
    `The number ${number} is already further up in this file.`,
  );

const lostZero = issue(
  "/number",
  "csv-lost-zero",
  "Le 0 du début manque : un tableur l'a pris pour un nombre. Mettez la colonne au format texte.",
  "The 0 at its start is missing: a spreadsheet took it for a figure. Make the column one of texts.",
);
