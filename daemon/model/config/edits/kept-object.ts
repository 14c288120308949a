import { Default } from "typebox/value";
import { collections } from "../collections/collections.ts";
import type { CollectionName } from "../collections/names.ts";
import type { JsonRecord } from "../json.ts";

/** What the document keeps of an object that was given: with its defaults, without what is write-only. */
export function keptObject(name: CollectionName, object: JsonRecord): unknown {
  const { schema, secrets } = collections[name];
  const fields = Object.entries(object).filter(([field]) => !secrets.some((secret) => secret === field));
  return Default(schema, structuredClone(Object.fromEntries(fields)));
}
