import { Check } from "typebox/value";
import type { Words } from "./field.ts";
import { type Issue, pointer } from "./issue.ts";
import { isRecord, type JsonRecord } from "./json.ts";

/**
 * Everything that is wrong with the shape of a value, in words for people. The schema's own checker says yes or no and
 * stops early; this one walks on, so that an administrator sees all of it at once. It knows the part of JSON Schema that
 * the configuration uses; values that are neither lists nor objects are judged by the checker itself. Values are never
 * repeated in a sentence: some of them are passwords.
 */
export function shapeIssues(schema: object, value: unknown, path = ""): readonly Issue[] {
  if (!isRecord(schema)) throw new Error(`the schema of ${path} is not an object`);
  if (schema.type === "object") return objectIssues(schema, value, path);
  if (schema.type === "array") return arrayIssues(schema, value, path);
  const kind = kindMeant(schema, value);
  if (kind !== undefined) return objectIssues(kind, value, path);
  if (Check(schema, value)) return [];
  return [value === "" ? empty(schema, path) : unexpected(schema, path)];
}

/** Of several objects that a value may be, the one whose kind it names: what is wrong is told of that one's fields. */
function kindMeant({ anyOf }: JsonRecord, value: unknown): JsonRecord | undefined {
  if (!Array.isArray(anyOf) || !isRecord(value)) return undefined;
  return anyOf.filter(isRecord).find(({ properties }) => {
    const kind = isRecord(properties) ? properties.kind : undefined;
    return isRecord(kind) && "const" in kind && kind.const === value.kind;
  });
}

function objectIssues(schema: JsonRecord, value: unknown, path: string): readonly Issue[] {
  if (!isRecord(value)) return [unexpected(schema, path)];
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];

  const known = Object.entries(properties).flatMap(([key, property]) => {
    const at = path + pointer(key);
    if (!Object.hasOwn(value, key)) return required.includes(key) ? [missing(property, key, at)] : [];
    return isRecord(property) ? shapeIssues(property, value[key], at) : [];
  });
  const strange = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
  return [...known, ...strange.map((key) => unknown(key, path + pointer(key)))];
}

function arrayIssues(schema: JsonRecord, value: unknown, path: string): readonly Issue[] {
  if (!Array.isArray(value)) return [unexpected(schema, path)];
  const { items, minItems, maxItems } = schema;
  const tooFew = typeof minItems === "number" && value.length < minItems;
  const tooMany = typeof maxItems === "number" && value.length > maxItems;
  // A list of absurd length gets one sentence, not one for each of its members.
  if (tooFew || tooMany) return [unexpected(schema, path)];

  // What has no label of its own goes by that of its list.
  const one = isRecord(items) ? { label: schema.label, ...items } : undefined;
  const inside = one === undefined ? [] : value.flatMap((item, index) => shapeIssues(one, item, path + pointer(index)));
  if (inside.length > 0 || Check(schema, value)) return inside;
  return [repeated(schema, path)];
}

const unexpected = (schema: JsonRecord, path: string): Issue => {
  const { label, wanted } = { label: labelOf(schema, path), wanted: expectation(schema) };
  return {
    path,
    code: "shape",
    message: `« ${label.fr} » : attendu ${wanted.fr}.`,
    english: `"${label.en}": expected ${wanted.en}.`,
  };
};

/** A field of a form that was left empty. */
const empty = (schema: JsonRecord, path: string): Issue => {
  const { label, wanted } = { label: labelOf(schema, path), wanted: expectation(schema) };
  return {
    path,
    code: "shape",
    message: `« ${label.fr} » est à remplir : ${wanted.fr}.`,
    english: `"${label.en}" is to be filled in: ${wanted.en}.`,
  };
};

const missing = (schema: unknown, key: string, path: string): Issue => {
  const label = isRecord(schema) ? labelOf(schema, path) : { fr: key, en: key };
  return {
    path,
    code: "missing",
    message: `« ${label.fr} » (${key}) manque.`,
    english: `"${label.en}" (${key}) is missing.`,
  };
};

const unknown = (key: string, path: string): Issue => ({
  path,
  code: "unknown-field",
  message: `Le champ « ${shorten(key)} » n'existe pas dans cette version.`,
  english: `The field "${shorten(key)}" does not exist in this version.`,
});

const repeated = (schema: JsonRecord, path: string): Issue => {
  const label = labelOf(schema, path);
  return {
    path,
    code: "repeated",
    message: `« ${label.fr} » : une valeur y figure deux fois.`,
    english: `"${label.en}": a value occurs twice.`,
  };
};

function labelOf(schema: JsonRecord, path: string): Words {
  const name = path === "" ? "configuration" : (path.split("/").at(-1) ?? path);
  return asWords(schema.label) ?? { fr: name, en: name };
}

const asWords = (value: unknown): Words | undefined =>
  isRecord(value) && typeof value.fr === "string" && typeof value.en === "string"
    ? { fr: value.fr, en: value.en }
    : undefined;

/** What a schema wants, to follow the word "attendu". */
export function expectation(schema: JsonRecord): Words {
  const noted = asWords(schema.expects);
  if (noted !== undefined) return noted;
  if ("const" in schema) return same(String(schema.const));
  if (Array.isArray(schema.anyOf)) return choice(schema.anyOf.filter(isRecord));
  const from = schema.minimum ?? schema.minItems ?? schema.minLength ?? 0;
  const to = schema.maximum ?? schema.maxItems ?? schema.maxLength;
  switch (schema.type) {
    case "integer":
      return { fr: `un nombre entier de ${from} à ${to}`, en: `a whole number from ${from} to ${to}` };
    case "array":
      return { fr: `une liste de ${from} à ${to} éléments`, en: `a list of ${from} to ${to} entries` };
    case "string":
      return { fr: `un texte de ${from} à ${to} caractères`, en: `a text of ${from} to ${to} characters` };
    case "boolean":
      return { fr: "true ou false", en: "true or false" };
    case "null":
      return { fr: "vide (null)", en: "null" };
    default:
      return { fr: "un objet", en: "an object" };
  }
}

function choice(schemas: readonly JsonRecord[]): Words {
  const each = schemas.map(expectation);
  return { fr: each.map((one) => one.fr).join(" ou "), en: each.map((one) => one.en).join(" or ") };
}

const same = (text: string): Words => ({ fr: text, en: text });

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
