import { isRecord, type JsonRecord } from "../../daemon/model/config/json.ts";

/** What stands in one control, or in what is made of several: texts, ticks, lists, parts; null: a part that is not there. */
export type DraftValue = string | boolean | null | readonly DraftValue[] | Draft;

/** What stands in the controls of a form, by field. */
export interface Draft {
  readonly [key: string]: DraftValue;
}

export const isDraft = (value: DraftValue | undefined): value is Draft =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The shape of one control, or of what is made of several. `number` and `text` may be empty when `nullable`. */
export interface ControlShape {
  readonly kind: "text" | "number" | "tick" | "choice" | "part" | "list" | "kinds";
  readonly nullable: boolean;
  readonly choices: readonly string[];
  readonly maxLength?: number;
}

/** How the schema of a field is shown. Knows the part of JSON Schema that the configuration uses. */
export function controlShape(schema: object): ControlShape {
  if (!isRecord(schema)) throw new Error("the schema of a control is not an object");
  const any = alternatives(schema);
  const choices = any.flatMap(({ const: value }) => (typeof value === "string" ? [value] : []));
  if (choices.length > 0) return { kind: "choice", nullable: false, choices };
  if (any.length > 0) {
    const some = any.filter(({ type }) => type !== "null");
    const nullable = some.length < any.length;
    const [first, second] = some;
    if (second === undefined) return { ...controlShape(first ?? {}), nullable };
    return { kind: "kinds", nullable, choices: some.flatMap((one) => kindOf(one) ?? []) };
  }
  const plain = { nullable: false, choices };
  if (schema.type === "object") return { kind: "part", ...plain };
  if (schema.type === "array") return { kind: "list", ...plain };
  if (schema.type === "boolean") return { kind: "tick", ...plain };
  if (schema.type === "integer") return { kind: "number", ...plain };
  const { maxLength } = schema;
  const limit = typeof maxLength === "number" ? { maxLength } : {};
  return { kind: "text", ...plain, ...limit };
}

/** Of several objects that a value may be, the one of this kind (`{ kind: "menu", … }`). */
export const ofKind = (schema: object, kind: unknown): JsonRecord | undefined =>
  alternatives(schema).find((one) => kindOf(one) === kind);

/** The schemas of the fields of a part; of one that may be missing, those that it has when it is there. */
export function fieldsOf(schema: object): Readonly<Record<string, JsonRecord>> {
  const part = isRecord(schema) && schema.type === "object" ? schema : partOf(schema);
  const properties = isRecord(part?.properties) ? part.properties : {};
  return Object.fromEntries(Object.entries(properties).filter((one): one is [string, JsonRecord] => isRecord(one[1])));
}

/** The schema of what stands in a list. */
export const itemOf = (schema: object): JsonRecord => {
  const list = isRecord(schema) && schema.type === "array" ? schema : partOf(schema);
  return isRecord(list?.items) ? list.items : {};
};

const alternatives = (schema: object): readonly JsonRecord[] =>
  isRecord(schema) && Array.isArray(schema.anyOf) ? schema.anyOf.filter(isRecord) : [];

const partOf = (schema: object): JsonRecord | undefined => alternatives(schema).find(({ type }) => type !== "null");

function kindOf({ properties }: JsonRecord): string | undefined {
  const kind = isRecord(properties) ? properties.kind : undefined;
  return isRecord(kind) && typeof kind.const === "string" ? kind.const : undefined;
}

/** What the controls show for a value; what it lacks is taken from the schema's defaults. */
export const draftOf = (properties: Readonly<Record<string, unknown>>, value: JsonRecord): Draft =>
  Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const known = isRecord(schema) ? schema : {};
      return [key, draftValue(known, value[key] ?? known.default)];
    }),
  );

/** The same for one value. */
export function draftValue(schema: object, value: unknown): DraftValue {
  const { kind, nullable } = controlShape(schema);
  switch (kind) {
    case "part":
      if (nullable && !isRecord(value)) return null;
      return draftOf(fieldsOf(schema), isRecord(value) ? value : {});
    case "kinds": {
      if (!isRecord(value)) return null;
      const fields = fieldsOf(ofKind(schema, value.kind) ?? {});
      return { ...draftOf(fields, value), kind: String(value.kind) };
    }
    case "list":
      if (nullable && !Array.isArray(value)) return null;
      return Array.isArray(value) ? value.map((one: unknown) => draftValue(itemOf(schema), one)) : [];
    case "tick":
      return value === true;
    case "text":
    case "number":
    case "choice":
      return value === undefined || value === null ? "" : String(value);
  }
}

/** The value that a draft stands for. What cannot be read stays a text, so that the schema says what was expected. */
export const readDraft = (properties: Readonly<Record<string, unknown>>, draft: Draft): JsonRecord =>
  Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [
      key,
      readValue(isRecord(schema) ? schema : {}, draft[key] ?? ""),
    ]),
  );

function readValue(schema: JsonRecord, typed: DraftValue): unknown {
  if (typeof typed === "boolean" || typed === null) return typed;
  if (typeof typed !== "string") {
    if (!isDraft(typed)) return typed.map((one) => readValue(itemOf(schema), one));
    if (controlShape(schema).kind !== "kinds") return readDraft(fieldsOf(schema), typed);
    return { ...readDraft(fieldsOf(ofKind(schema, typed.kind) ?? {}), typed), kind: typed.kind };
  }
  const { kind, nullable } = controlShape(schema);
  // What surrounds a value is never meant, but for passwords, which are read apart.
  const text = typed.trim();
  if (text === "" && nullable) return null;
  return kind === "number" && /^[0-9]{1,9}$/.test(text) ? Number(text) : text;
}

export const sameDraft = (one: Draft, other: Draft): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => sameValue(one[key], other[key]));

export function sameValue(one: DraftValue | undefined, other: DraftValue | undefined): boolean {
  if (isDraft(one)) return isDraft(other) && sameDraft(one, other);
  if (!Array.isArray(one)) return one === other;
  return (
    Array.isArray(other) && one.length === other.length && one.every((each, index) => sameValue(each, other[index]))
  );
}

/** What stands at a path such as `numbers/0/extension`. */
export function valueAt(draft: Draft, path: string): DraftValue | undefined {
  return path
    .split("/")
    .reduce<DraftValue | undefined>(
      (value, step) => (isDraft(value) ? value[step] : Array.isArray(value) ? value[Number(step)] : undefined),
      draft,
    );
}

/** The same draft with another value at a path. */
export const withValueAt = (draft: Draft, path: string, value: DraftValue): Draft => {
  const after = changed(draft, path.split("/"), value);
  return isDraft(after) ? after : draft;
};

function changed(whole: DraftValue | undefined, steps: readonly string[], value: DraftValue): DraftValue {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((one, index) => (index === Number(step) ? changed(one, rest, value) : one));
  const part = isDraft(whole) ? whole : {};
  return { ...part, [step]: changed(part[step], rest, value) };
}
