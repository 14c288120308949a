import { collections } from "../../../daemon/model/config/collections/collections.ts";
import type { CollectionName } from "../../../daemon/model/config/collections/names.ts";
import { type Issue, pointer } from "../../../daemon/model/config/issue.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { normaliseObject } from "../../../daemon/model/config/normalise.ts";
import { shapeIssues } from "../../../daemon/model/config/shape.ts";
import { writeOnlySchemas } from "../../../daemon/model/config/write-only.ts";
import { type Draft, draftOf, fieldsOf, readDraft } from "../../forms/draft.ts";

/** Schemas of the fields of a collection by name; those of passwords are among them. */
export function fieldSchemas(name: CollectionName): Readonly<Record<string, object>> {
  const { schema, secrets } = collections[name];
  return { ...schema.properties, ...Object.fromEntries(secrets.map((key) => [key, writeOnlySchemas[key]])) };
}

/** The schema of a field, or of one within a part: `presentation/forced`. */
export function schemaAt(schemas: Readonly<Record<string, object>>, path: string): object {
  const [first = "", ...steps] = path.split("/");
  return steps.reduce<object>((schema, step) => fieldsOf(schema)[step] ?? {}, schemas[first] ?? {});
}

/** What a form of these fields begins with; passwords are never there. */
export function objectDraft(name: CollectionName, fields: readonly string[], object: JsonRecord): Draft {
  const { secrets } = collections[name];
  const shown = Object.entries(fieldSchemas(name)).filter(([key]) => fields.includes(key));
  const draft = draftOf(Object.fromEntries(shown), object);
  return { ...draft, ...Object.fromEntries(secrets.filter((key) => key in draft).map((key) => [key, ""])) };
}

export type ReadObject =
  | { readonly kind: "body"; readonly body: JsonRecord }
  | { readonly kind: "issues"; readonly issues: readonly Issue[] };

/** What is sent for a draft, or all that is wrong with its shape. A password that was not typed is not sent. */
export function readObject(name: CollectionName, draft: Draft): ReadObject {
  const { at, secrets } = collections[name];
  const schemas = fieldSchemas(name);
  const plain = Object.keys(draft).filter((key) => !secrets.some((secret) => secret === key));
  const read = readDraft(Object.fromEntries(plain.map((key) => [key, schemas[key]])), draft);
  const typed = secrets.filter((key) => typeof draft[key] === "string" && draft[key] !== "");
  return judged(schemas, {
    ...normaliseObject(at[0], read),
    ...Object.fromEntries(typed.map((key) => [key, draft[key]])),
  });
}

/** The same for fields that belong to no collection: settings, a profile. */
export const readFields = (schemas: Readonly<Record<string, object>>, draft: Draft): ReadObject =>
  judged(schemas, readDraft(schemas, draft));

function judged(schemas: Readonly<Record<string, object>>, body: JsonRecord): ReadObject {
  const issues = Object.entries(body).flatMap(([key, value]) => shapeIssues(schemas[key] ?? {}, value, pointer(key)));
  return issues.length === 0 ? { kind: "body", body } : { kind: "issues", issues };
}
