import type { ConfigurationDocument } from "../document.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import type { Collection } from "./collections.ts";

/** The objects of a collection, in the order of the document. */
export function listOf(document: ConfigurationDocument, collection: Pick<Collection, "at">): readonly JsonRecord[] {
  const list = listAt(document, collection);
  if (list === undefined) throw new Error(`the document has no list at ${collection.at.join("/")}`);
  return list;
}

/** The same of anything that claims to be a document; undefined: it has no such list. */
export function listAt(document: unknown, { at }: Pick<Collection, "at">): readonly JsonRecord[] | undefined {
  let value = document;
  for (const step of at) value = isRecord(value) ? value[step] : undefined;
  return Array.isArray(value) ? value.filter(isRecord) : undefined;
}

/** The same document with another list there. It is for the door of the document to judge what is in it. */
export function withList(document: JsonRecord, { at }: Pick<Collection, "at">, list: readonly unknown[]): JsonRecord {
  const [first, ...rest] = at;
  const [next, ...further] = rest;
  if (next === undefined) return { ...document, [first]: list };
  const inner = document[first];
  return { ...document, [first]: withList(isRecord(inner) ? inner : {}, { at: [next, ...further] }, list) };
}

/** What an object is called in addresses: its number, name or identifier, or its place, from 1. */
export const keyOf = ({ key }: Pick<Collection, "key">, object: JsonRecord, index: number): string =>
  key === "position" ? String(index + 1) : String(object[key]);

/** Where it stands; −1: nowhere. */
export const indexOf = (list: readonly JsonRecord[], collection: Pick<Collection, "key">, key: string): number =>
  list.findIndex((object, index) => keyOf(collection, object, index) === key);
