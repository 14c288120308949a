import { collections } from "../collections/collections.ts";
import type { CollectionName } from "../collections/names.ts";
import { notesOf, type Words, words } from "../field.ts";
import { isRecord, type JsonRecord } from "../json.ts";

/** Lists that come in and go out as tables: those that offices keep in spreadsheets. */
export const CSV_COLLECTIONS = ["extensions", "external-numbers", "short-numbers"] as const;
export type CsvCollection = (typeof CSV_COLLECTIONS)[number];

/** One column: a field of the object, its title, and how its value is written. */
export interface CsvColumn {
  readonly field: string;
  readonly title: Words;
  readonly kind: "text" | "number" | "digits" | "hardware" | "yes-no";
  readonly nullable: boolean;
  /** What people call the values that it may have; empty: they are what they are. */
  readonly called: Readonly<Record<string, Words>>;
}

/** What is one value each; profiles, rights and lists do not fit into a cell. */
const FIELDS: Readonly<Record<CsvCollection, readonly string[]>> = {
  extensions: [
    "number",
    "name",
    "kind",
    "macAddress",
    "handset",
    "ipAddress",
    "site",
    "hidesNumber",
    "simultaneousCalls",
    "maxDevices",
    "ringSeconds",
    "intercom",
    "isListed",
  ],
  "external-numbers": ["number", "name", "ringsWith"],
  "short-numbers": ["number", "full", "name"],
};

/** Numbers, which a spreadsheet takes for figures. */
const DIGITS: readonly string[] = ["number", "full", "ringsWith"];

const CALLED: Readonly<Record<string, CsvColumn["called"]>> = {
  kind: { simple: words("simple", "simple"), extended: words("étendu", "extended") },
};

export const csvColumns = (name: CsvCollection): readonly CsvColumn[] =>
  FIELDS[name].map((field) => columnOf(name, field));

function columnOf(name: CollectionName, field: string): CsvColumn {
  const schema: unknown = collections[name].schema.properties[field];
  if (!isRecord(schema)) throw new Error(`${name} has no field ${field}`);
  const some = alternatives(schema);
  const nullable = some.some(({ type }) => type === "null");
  const types = some.map(({ type }) => type);
  const kind = DIGITS.includes(field)
    ? "digits"
    : types.includes("boolean")
      ? "yes-no"
      : types.includes("integer")
        ? "number"
        : field === "macAddress"
          ? "hardware"
          : "text";
  return { field, title: notesOf(schema).label, kind, nullable, called: CALLED[field] ?? {} };
}

const alternatives = (schema: JsonRecord): readonly JsonRecord[] =>
  Array.isArray(schema.anyOf) ? schema.anyOf.filter(isRecord) : [schema];
