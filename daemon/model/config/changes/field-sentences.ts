import { type Words, words } from "../field.ts";
import { canonicalJson, isRecord, type JsonRecord } from "../json.ts";
import { keySentences } from "./key-words.ts";
import { labelOf } from "./place.ts";
import { rightsSentences } from "./rights-sentences.ts";
import { inBoth, named } from "./said.ts";
import { sameJson } from "./same-json.ts";
import { daysWords, itemSchema, listWords, lowered, propertiesOf, valueWords, variants } from "./value-words.ts";

/** A field that may have changed. */
interface Field {
  /** Its name in the document, and those of the fields that it lies in. */
  readonly path: string;
  readonly name: string;
  readonly schema: unknown;
  /** What leads to it: « Profil « Bureau » », « Appels externes ». */
  readonly trail: readonly Words[];
}

/** What is told in a way of its own, by path. */
const SPECIAL: Readonly<Record<string, (field: Field, before: unknown, after: unknown) => readonly Words[]>> = {
  "outsideRights/classes": (_field, before, after) => rightsSentences(before, after),
  "planning/week": weekSentences,
  keys: (_field, before, after) => keySentences(before, after),
};

/** What changed within an object, field by field, in the order of its schema. */
export const fieldSentences = (schema: unknown, before: JsonRecord, after: JsonRecord): readonly Words[] =>
  fieldsOf({ path: "", name: "", schema, trail: [] }, before, after);

function fieldsOf(within: Field, before: JsonRecord, after: JsonRecord): readonly Words[] {
  return Object.entries(propertiesOf(within.schema)).flatMap(([name, schema]) => {
    const label = labelOf(schema) ?? words(name, name);
    const path = within.path === "" ? name : `${within.path}/${name}`;
    return sentencesOf({ path, name, schema, trail: [...within.trail, label] }, before[name], after[name]);
  });
}

function sentencesOf(field: Field, before: unknown, after: unknown): readonly Words[] {
  if (sameJson(before, after)) return [];
  const special = SPECIAL[field.path];
  if (special !== undefined) return special(field, before, after);
  if (Array.isArray(before) && Array.isArray(after)) return listSentences(field, before, after);
  if (isRecord(before) && isRecord(after) && hasOneShape(field.schema)) return fieldsOf(field, before, after);
  const [was, is] = [valueWords(field.name, field.schema, before), valueWords(field.name, field.schema, after)];
  return [told(field, (of) => `${of(was)} → ${of(is)}`)];
}

/** An object whose fields are always the same, or null; not one of several kinds. */
const hasOneShape = (schema: unknown): boolean =>
  isRecord(schema) &&
  (isRecord(schema.properties) || variants(schema).filter((one) => isRecord(one.properties)).length === 1) &&
  !Object.hasOwn(propertiesOf(schema), "kind") &&
  // Hours are read at one glance: days, from and to belong together.
  !(Object.hasOwn(propertiesOf(schema), "days") && Object.hasOwn(propertiesOf(schema), "to"));

/** « Profil « Bureau », appels externes, délai de non réponse : … » */
const told = ({ trail }: Field, said: (of: (one: Words) => string, language: "fr" | "en") => string): Words =>
  inBoth((of, language) => {
    const path = trail.map((label, depth) => (depth === 0 ? of(label) : lowered(of(label)))).join(", ");
    return `${path}${language === "fr" ? " : " : ": "}${said(of, language)}`;
  });

const NAMES = ["name", "number", "key", "id"] as const;

function listSentences(field: Field, before: readonly unknown[], after: readonly unknown[]): readonly Words[] {
  const item = itemSchema(field.schema);
  const key = NAMES.find(
    (one) => Object.hasOwn(propertiesOf(item), one) && isUnique(before, one) && isUnique(after, one),
  );
  return key === undefined
    ? plainListSentences(field, item, before, after)
    : namedListSentences(field, item, key, before.filter(isRecord), after.filter(isRecord));
}

const isUnique = (list: readonly unknown[], key: string): boolean =>
  new Set(list.map((item) => (isRecord(item) ? item[key] : undefined))).size === list.length;

/** Members are told by what they say. */
function plainListSentences(
  field: Field,
  item: unknown,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Words[] {
  const [olds, news] = [new Set(before.map(canonicalJson)), new Set(after.map(canonicalJson))];
  const say = (list: readonly unknown[]): Words => listWords(list.map((one) => valueWords(field.name, item, one)));
  return cameAndWent(
    field,
    after.filter((one) => !olds.has(canonicalJson(one))),
    before.filter((one) => !news.has(canonicalJson(one))),
    after,
    say,
  );
}

function cameAndWent(
  field: Field,
  came: readonly unknown[],
  went: readonly unknown[],
  after: readonly unknown[],
  say: (list: readonly unknown[]) => Words,
): readonly Words[] {
  if (came.length + went.length === 0) {
    return [told(field, (of, language) => `${language === "fr" ? "nouvel ordre" : "new order"} : ${of(say(after))}`)];
  }
  return [
    told(field, (of, language) => {
      const added = `${language === "fr" ? "ajout de" : "added"} ${of(say(came))}`;
      const removed = `${language === "fr" ? "retrait de" : "removed"} ${of(say(went))}`;
      return [...(came.length > 0 ? [added] : []), ...(went.length > 0 ? [removed] : [])].join(", ");
    }),
  ];
}

/** Members have a name: those that stay are told field by field. */
function namedListSentences(
  field: Field,
  item: unknown,
  key: string,
  before: readonly JsonRecord[],
  after: readonly JsonRecord[],
): readonly Words[] {
  const olds = new Map(before.map((one) => [one[key], one]));
  const news = new Map(after.map((one) => [one[key], one]));
  const came = after.filter((one) => !olds.has(one[key]));
  const went = before.filter((one) => !news.has(one[key]));
  const stayed = after.flatMap((one) => {
    const old = olds.get(one[key]);
    return old === undefined ? [] : fieldsOf(member(field, item, key, one), old, one);
  });
  const say = (list: readonly unknown[]): Words => listWords(list.map((one) => nameOf(one, key)));
  if (came.length + went.length === 0) return stayed.length > 0 ? stayed : cameAndWent(field, [], [], after, say);
  return [...cameAndWent(field, came, went, after, say), ...stayed];
}

/** The last part of a trail is the list; that of its member takes its place: « Profil « Bureau » ». */
function member(field: Field, schema: unknown, key: string, one: JsonRecord): Field {
  const label = labelOf(schema) ?? words(field.name, field.name);
  const name = nameOf(one, key);
  const said = inBoth((of) => `${of(label)} ${of(name)}`);
  return { ...field, schema, trail: [...field.trail.slice(0, -1), said] };
}

const nameOf = (one: unknown, key: string): Words => {
  const name = isRecord(one) ? one[key] : undefined;
  return named(typeof name === "string" ? name : "");
};

const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Which days of a planning are other than before. */
function weekSentences({ trail }: Field, before: unknown, after: unknown): readonly Words[] {
  const hours = (week: unknown, day: string): string =>
    canonicalJson(
      (Array.isArray(week) ? week.filter(isRecord) : [])
        .filter(({ days }) => Array.isArray(days) && days.includes(day))
        .map(({ from, to, profile }) => `${from} ${to} ${profile}`)
        .toSorted(),
    );
  const days = WEEK.filter((day) => hours(before, day) !== hours(after, day));
  const field = { path: "", name: "", schema: undefined, trail: trail.slice(0, -1) };
  if (days.length === 0) return [told(field, (_, language) => (language === "fr" ? "plages réunies" : "slots joined"))];
  return [
    told(field, (of, language) => `${language === "fr" ? "nouvelles heures" : "new hours"}, ${of(daysWords(days))}`),
  ];
}
