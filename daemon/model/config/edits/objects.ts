import { Check } from "typebox/value";
import { type Collection, collections } from "../collections/collections.ts";
import { indexOf, listOf, withList } from "../collections/lists.ts";
import type { CollectionName } from "../collections/names.ts";
import type { ConfigurationDocument } from "../document.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import { followed } from "./followed.ts";
import { keptObject } from "./kept-object.ts";

/** Puts a new object into a collection: by number where it has one, else at the end. Returns where it stands. */
export function withNewObject(
  document: ConfigurationDocument,
  name: CollectionName,
  object: JsonRecord,
): { readonly document: JsonRecord; readonly index: number } {
  const collection = collections[name];
  const list = listOf(document, collection);
  const index = placeOf(collection, list, object);
  return { document: withList(document, collection, list.toSpliced(index, 0, object)), index };
}

/**
 * Puts another object in the place of the one of that key. What names it follows it to another key, itself among them: a
 * menu may lead to itself. Whether the new key is free is for the sense rules to say.
 */
export function withObject(
  document: ConfigurationDocument,
  name: CollectionName,
  from: string,
  next: JsonRecord,
): JsonRecord {
  const collection = collections[name];
  const list = listOf(document, collection);
  const index = indexOf(list, collection, from);
  const to = collection.key === "position" ? from : next[collection.key];
  if (typeof to !== "string" || to === from) return withList(document, collection, list.with(index, next));
  const kept = keptObject(name, next);
  // Nothing can be followed in what has not the shape of an object; the document with it is refused at its door.
  if (!isRecord(kept) || !Check(collection.schema, kept)) return withList(document, collection, list.with(index, next));
  // The same with another object of its kind in one place; what is write-only goes along.
  const replaced = withList(document, collection, list.with(index, { ...next, ...kept })) as ConfigurationDocument;
  return followed(replaced, name, from, to);
}

/** Takes an object out, and out of everything that names it. */
export function withoutObject(
  document: ConfigurationDocument,
  name: CollectionName,
  key: string,
): ConfigurationDocument {
  const collection = collections[name];
  const list = listOf(document, collection);
  const index = indexOf(list, collection, key);
  // Fewer of the same.
  const less = withList(document, collection, list.toSpliced(index, 1)) as ConfigurationDocument;
  return followed(less, name, key, null);
}

/** Puts an object before the one that is at this place (from 0) when it is taken out: rules are tried in order. */
export function withMovedObject(
  document: ConfigurationDocument,
  name: CollectionName,
  key: string,
  to: number,
): JsonRecord {
  const collection = collections[name];
  const list = listOf(document, collection);
  const index = indexOf(list, collection, key);
  return withList(document, collection, list.toSpliced(index, 1).toSpliced(to, 0, ...list.slice(index, index + 1)));
}

function placeOf({ key }: Collection, list: readonly JsonRecord[], object: JsonRecord): number {
  const { number } = object;
  if (key !== "number" || typeof number !== "string") return list.length;
  const after = list.findIndex((one) => String(one.number) > number);
  return after < 0 ? list.length : after;
}
