import { isRecord, type JsonRecord } from "../../daemon/model/config/json.ts";

/** What stands in the controls of a form: texts, and ticks. */
export type Draft = Readonly<Record<string, string | boolean>>;

/** The shape of one control. `number` and `text` may be empty when `nullable`. */
export interface ControlShape {
  readonly kind: "text" | "number" | "tick" | "choice";
  readonly nullable: boolean;
  readonly choices: readonly string[];
  readonly maxLength?: number;
}

/** How the schema of a field is shown. Knows the part of JSON Schema that the configuration uses. */
export function controlShape(schema: object): ControlShape {
  if (!isRecord(schema)) throw new Error("the schema of a control is not an object");
  const any = Array.isArray(schema.anyOf) ? schema.anyOf.filter(isRecord) : [];
  const choices = any.flatMap(({ const: value }) => (typeof value === "string" ? [value] : []));
  if (choices.length > 0) return { kind: "choice", nullable: false, choices };
  if (any.length > 0) {
    const some = any.find(({ type }) => type !== "null") ?? {};
    return { ...controlShape(some), nullable: any.some(({ type }) => type === "null") };
  }
  if (schema.type === "boolean") return { kind: "tick", nullable: false, choices };
  if (schema.type === "integer") return { kind: "number", nullable: false, choices };
  const { maxLength } = schema;
  const limit = typeof maxLength === "number" ? { maxLength } : {};
  return { kind: "text", nullable: false, choices, ...limit };
}

/** What the controls show for a value; what it lacks is taken from the schema's defaults. */
export function draftOf(properties: Readonly<Record<string, unknown>>, value: JsonRecord): Draft {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const given = value[key] ?? (isRecord(schema) ? schema.default : undefined);
      return [key, typeof given === "boolean" ? given : given === undefined || given === null ? "" : String(given)];
    }),
  );
}

/** The value that a draft stands for. What cannot be read stays a text, so that the schema says what was expected. */
export function readDraft(properties: Readonly<Record<string, unknown>>, draft: Draft): JsonRecord {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [key, readOne(isRecord(schema) ? schema : {}, draft[key] ?? "")]),
  );
}

function readOne(schema: JsonRecord, typed: string | boolean): unknown {
  if (typeof typed === "boolean") return typed;
  const { kind, nullable } = controlShape(schema);
  // What surrounds a value is never meant, but for passwords, which are read apart.
  const text = typed.trim();
  if (text === "" && nullable) return null;
  return kind === "number" && /^[0-9]{1,9}$/.test(text) ? Number(text) : text;
}

export const sameDraft = (one: Draft, other: Draft): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => one[key] === other[key]);
