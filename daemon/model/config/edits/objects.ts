import { type Collection, collections } from "../collections/collections.ts";
import { indexOf, listOf, withList } from "../collections/lists.ts";
import type { CollectionName } from "../collections/names.ts";
import type { ConfigurationDocument } from "../document.ts";
import type { JsonRecord } from "../json.ts";
import { followed } from "./followed.ts";

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

/** Puts another object in the place of the one of that key. What names it follows it to another key. */
export function withObject(
  document: ConfigurationDocument,
  name: CollectionName,
  from: string,
  next: JsonRecord,
): JsonRecord {
  const collection = collections[name];
  const index = indexOf(listOf(document, collection), collection, from);
  const to = collection.key === "position" ? from : next[collection.key];
  const after = typeof to === "string" && to !== from ? renamedObject(document, name, from, to) : document;
  return withList(after, collection, listOf(after, collection).with(index, next));
}

/** Calls an object otherwise. Whether the new key is free is for the sense rules to say. */
export function renamedObject(
  document: ConfigurationDocument,
  name: CollectionName,
  from: string,
  to: string,
): ConfigurationDocument {
  const collection = collections[name];
  const after = followed(document, name, from, to);
  const list = listOf(after, collection).map((one) =>
    one[collection.key] === from ? { ...one, [collection.key]: to } : one,
  );
  // The same with another text in one place.
  return withList(after, collection, list) as ConfigurationDocument;
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
