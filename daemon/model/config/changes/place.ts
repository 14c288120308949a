import type { Words } from "../field.ts";
import { isRecord, type JsonRecord } from "../json.ts";

/**
 * Where objects of one kind stand in the document. `keyed`: a list whose objects are told apart by one field; `ordered`: a
 * list in which the order counts and nothing names an object but what it says; `section`: one object of which there is
 * one only.
 */
export interface Place {
  /** The steps to it, joined by `/`: `extensions`, `music/musics`. */
  readonly id: string;
  readonly path: readonly string[];
  readonly kind: "keyed" | "ordered" | "section";
  /** The field that names an object; empty where nothing does. */
  readonly key: string;
  /** Fields of a section that are places of their own. */
  readonly apart: readonly string[];
  /** Of one object of a list, or of the section. */
  readonly schema: JsonRecord;
  /** What one object is called: « Poste ». */
  readonly label: Words;
  /** How an adjective agrees with it in French. */
  readonly isFeminine: boolean;
  readonly page: Page;
}

/** A page of the site, by whose name changes are told together. */
export interface Page {
  readonly id: string;
  readonly title: Words;
}

/** The label of a schema, where it has one. */
export function labelOf(schema: unknown): Words | undefined {
  const label = isRecord(schema) ? schema.label : undefined;
  return isRecord(label) && typeof label.fr === "string" && typeof label.en === "string"
    ? { fr: label.fr, en: label.en }
    : undefined;
}

/** What stands at a place of a document; undefined when there is nothing. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  let value = document;
  for (const step of path) value = isRecord(value) ? value[step] : undefined;
  return value;
}

/** The objects of a list. */
export function itemsAt(document: unknown, { path }: Place): readonly JsonRecord[] {
  const list = valueAt(document, path);
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** What a section says by itself, without the lists that are places of their own. */
export function sectionAt(document: unknown, { path, apart }: Place): JsonRecord | undefined {
  const section = valueAt(document, path);
  if (!isRecord(section)) return undefined;
  return Object.fromEntries(Object.entries(section).filter(([field]) => !apart.includes(field)));
}

/** The name of an object of a keyed list. */
export const keyOf = ({ key }: Place, item: unknown): string => {
  const name = isRecord(item) ? item[key] : undefined;
  return typeof name === "string" ? name : "";
};
