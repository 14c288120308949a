import type { FieldNotes, Words } from "../../daemon/model/config/field.ts";
import { isRecord } from "../../daemon/model/config/json.ts";

/** Label and help of a field, from its schema; every field that a form shows has them. */
export function fieldNotes(schema: object): Pick<FieldNotes, "label" | "help"> {
  const { label, help } = isRecord(schema) ? schema : {};
  if (!isWords(label) || !isWords(help)) throw new Error("the schema of a field has no label and help");
  return { label, help };
}

const isWords = (value: unknown): value is Words =>
  isRecord(value) && typeof value.fr === "string" && typeof value.en === "string";
