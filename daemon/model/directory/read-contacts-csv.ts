import { plain, withoutMark } from "../config/csv/csv-cells.ts";
import { type CsvRow, readCsv } from "../config/csv/read-csv.ts";
import { unreadableCsv } from "../config/csv/unreadable-csv.ts";
import type { Issue } from "../config/issue.ts";
import { MOST_CONTACTS, NUMBER_KINDS, type NumberKind } from "./contact.ts";
import { CONTACT_COLUMNS, type ContactColumn } from "./contact-columns.ts";
import type { ImportedContact } from "./imported-contact.ts";

/** The contacts of a file, before anybody has judged them; `leftOut`: what the file has and a directory has no place for. */
export type ReadContacts =
  | { readonly kind: "contacts"; readonly contacts: readonly ImportedContact[]; readonly leftOut: readonly string[] }
  | { readonly kind: "refused"; readonly issue: Issue };

/** Reads a table of contacts, as this box or Outlook writes one: by the titles of its first line. Never throws. */
export function readContactsCsv(text: string): ReadContacts {
  const read = readCsv(text, MOST_CONTACTS + 1);
  if (read.kind === "refused") return { kind: "refused", issue: unreadableCsv(read.why, read.line) };
  const [head, ...rows] = read.rows;
  const titles = head?.cells ?? [];
  const columns = titles.map(columnOf);
  if (!columns.some((column) => column !== undefined && NAMES.includes(column))) {
    return { kind: "refused", issue: noNameColumn };
  }
  return {
    kind: "contacts",
    contacts: rows.map((row) => contactIn(row, columns)),
    leftOut: titles.filter((title, at) => columns[at] === undefined && title.trim() !== ""),
  };
}

const NAMES: readonly ContactColumn[] = ["lastName", "firstName", "company"];

/** « Mobile 2 » is one more « Mobile ». */
const columnOf = (title: string): ContactColumn | undefined => {
  const wanted = plain(title).replace(/ ?[0-9]$/, "");
  return CONTACT_COLUMNS.find(({ titles }) => titles.some((one) => plain(one) === wanted))?.field;
};

function contactIn({ line, cells }: CsvRow, columns: readonly (ContactColumn | undefined)[]): ImportedContact {
  const under = (wanted: ContactColumn): readonly string[] | undefined =>
    columns.includes(wanted)
      ? columns.flatMap((column, at) => (column === wanted ? [withoutMark(cells[at] ?? "").trim()] : []))
      : undefined;
  const texts = Object.fromEntries(
    (["lastName", "firstName", "company", "notes"] as const).flatMap((field) => {
      const found = under(field);
      return found === undefined ? [] : [[field, found.filter((one) => one !== "").join(" ")]];
    }),
  );
  const whole = NUMBER_KINDS.filter((kind) => columns.includes(kind));
  const mails = under("mails");
  const [id = ""] = under("id") ?? [];
  return {
    line,
    ...(ID.test(id) ? { id } : {}),
    ...texts,
    ...(mails === undefined ? {} : { mails: mails.flatMap(several) }),
    numbers: whole.flatMap((kind) => (under(kind) ?? []).flatMap(several).map((number) => numbered(kind, number))),
    whole,
    adds: false,
  };
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const several = (cell: string): string[] =>
  cell.split(/[,;|\n]/).flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));

const numbered = (kind: NumberKind, number: string) => ({ kind, number });

const noNameColumn: Issue = {
  path: "",
  code: "csv-no-name-column",
  message: "Aucune colonne ne s'appelle « Nom », « Prénom » ou « Société » : la première ligne doit porter les titres.",
  english: 'No column is called "Last name", "First name" or "Company": the first line must have the titles.',
};
