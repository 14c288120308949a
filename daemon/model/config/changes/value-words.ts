import { type Words, words } from "../field.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import { choiceWords } from "./choice-words.ts";
import { keyWords } from "./key-words.ts";
import { labelOf } from "./place.ts";
import { inBoth, NOTHING, named, quoted } from "./said.ts";

/** Members of a list that are named. */
const MOST_NAMED = 8;

/** One value of a field, as a part of a sentence. `field` is its name in the document. */
export function valueWords(field: string, schema: unknown, value: unknown): Words {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (typeof value === "boolean") return value ? words("oui", "yes") : words("non", "no");
  if (typeof value === "number") return words(String(value), String(value));
  if (typeof value === "string") return isChoice(schema) ? choiceWords(field, value) : named(value);
  if (Array.isArray(value)) return listWords(value.map((item) => valueWords(field, itemSchema(schema), item)));
  return isRecord(value) ? recordWords(schema, value) : NOTHING;
}

/** Several, one after the other; of many, the first ones and how many more. */
export function listWords(all: readonly Words[]): Words {
  if (all.length === 0) return NOTHING;
  const more = all.length - MOST_NAMED;
  const shown = more > 1 ? all.slice(0, MOST_NAMED) : all;
  return inBoth((of, language) => {
    const text = shown.map(of).join(", ");
    return more > 1 ? `${text} ${language === "fr" ? `et ${more} autres` : `and ${more} more`}` : text;
  });
}

/** The schema of what a list holds, also where the list may be null. */
export function itemSchema(schema: unknown): unknown {
  if (!isRecord(schema)) return undefined;
  return schema.type === "array" ? schema.items : variants(schema).find((one) => one.type === "array")?.items;
}

/** What a value may be one of. */
export const variants = (schema: unknown): readonly JsonRecord[] =>
  isRecord(schema) && Array.isArray(schema.anyOf) ? schema.anyOf.filter(isRecord) : [];

const isChoice = (schema: unknown): boolean => {
  const all = variants(schema);
  const isWord = (one: JsonRecord): boolean => typeof one.const === "string" || one.type === "null" || isChoice(one);
  return isRecord(schema) && (typeof schema.const === "string" || (all.length > 0 && all.every(isWord)));
};

/** Where a call goes, what a key does, what is heard, when something holds; of anything else, what it says. */
function recordWords(schema: unknown, value: JsonRecord): Words {
  if (isRecord(value.does)) return keyWords(value);
  const text = (key: string): string => (typeof value[key] === "string" ? value[key] : "");
  switch (value.kind) {
    case "number":
      return words(`vers ${text("number")}`, `to ${text("number")}`);
    case "voicemail": {
      const box = text("mailbox");
      return box === "" ? words("vers le répondeur", "to the mailbox") : inBoth(to("le répondeur", "mailbox", box));
    }
    case "menu":
      return inBoth(to("le menu", "menu", text("menu")));
    case "transfer":
      return words(`transfert vers ${text("number")}`, `transfer to ${text("number")}`);
    case "by-name":
      return words("appel par le nom", "dial by name");
    case "hang-up":
      return words("raccrocher", "hang up");
    case "none":
      return words("aucun audio", "no audio");
    case "text":
      return inBoth((of, language) => `${language === "fr" ? "texte" : "text"} ${of(quoted(text("text")))}`);
    case "file":
      return inBoth((of, language) => `${language === "fr" ? "fichier" : "file"} ${of(quoted(text("name")))}`);
  }
  if (Array.isArray(value.days) && typeof value.from === "string" && typeof value.to === "string")
    return rangeWords(value);
  return saidBy(schema, value);
}

const to =
  (fr: string, en: string, name: string) =>
  (of: (said: Words) => string, language: "fr" | "en"): string =>
    `${language === "fr" ? "vers" : "to"} ${language === "fr" ? fr : en} ${of(quoted(name))}`;

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Days and hours, and whose they are: « lundi à vendredi 08:00–18:00 « Bureau » ». */
function rangeWords({ days, from, to: until, holidays, profile }: JsonRecord): Words {
  const named = (Array.isArray(days) ? days : []).filter((day): day is string => typeof day === "string");
  const hours = from === until ? words("toute la journée", "all day") : words(`${from}–${until}`, `${from}–${until}`);
  const whose = typeof profile === "string" ? quoted(profile) : undefined;
  const free = holidays === "only" || holidays === "never" ? choiceWords("holidays", holidays) : undefined;
  return inBoth((of, language) => {
    const parts = [of(daysWords(named)), of(hours), ...(whose === undefined ? [] : [of(whose)])];
    const text = parts.join(" ");
    return free === undefined ? text : `${text} (${language === "fr" ? "jours fériés" : "holidays"} : ${of(free)})`;
  });
}

/** Days of the week, a run of three and more by its ends. */
export function daysWords(days: readonly string[]): Words {
  const sorted = DAYS.filter((day) => days.includes(day));
  const [first = "", last = ""] = [sorted[0], sorted.at(-1)];
  const isRun = sorted.length > 2 && DAYS.indexOf(last) - DAYS.indexOf(first) === sorted.length - 1;
  const name = (day: string): Words => choiceWords("day", day);
  if (sorted.length === DAYS.length) return words("tous les jours", "every day");
  if (!isRun) return inBoth((of) => sorted.map((day) => of(name(day))).join(", "));
  return inBoth((of, language) => `${of(name(first))} ${language === "fr" ? "à" : "to"} ${of(name(last))}`);
}

/** The fields of an object that are not as usual, in a few words. */
function saidBy(schema: unknown, value: JsonRecord): Words {
  const facts = factsOf(schema, value).slice(0, MOST_NAMED);
  return facts.length === 0 ? words("défini", "set") : inBoth((of) => facts.map(of).join(", "));
}

/** Each field that is not what it would be if nobody had said anything; `but` are left out. */
export function factsOf(schema: unknown, value: JsonRecord, but: readonly string[] = []): readonly Words[] {
  const properties = propertiesOf(schema);
  return Object.entries(properties).flatMap(([key, property]) => {
    const said = value[key];
    if (but.includes(key) || said === null || said === "" || isUsual(property, said)) return [];
    const label = labelOf(property);
    const shown = valueWords(key, property, said);
    // Objects within it are looked at when they are shown; a range of hours or a way on is a word or two.
    if (isRecord(said) && !hasWords(said)) return [];
    if (label === undefined) return [shown];
    if (said === true) return [inBoth((of) => lowered(of(label)))];
    // « Retire n chiffres » says where the number belongs.
    return [inBoth((of) => inPlace(lowered(of(label)), of(shown)))];
  });
}

const hasWords = ({ kind, days }: JsonRecord): boolean => Array.isArray(days) || typeof kind === "string";

const inPlace = (label: string, shown: string): string =>
  / n /.test(label) ? label.replace(" n ", ` ${shown} `) : `${label} ${shown}`;

function isUsual(property: unknown, said: unknown): boolean {
  if (!isRecord(property)) return false;
  return JSON.stringify(property.default) === JSON.stringify(said) || (Array.isArray(said) && said.length === 0);
}

/** The fields of an object, also of one that may be null. */
export function propertiesOf(schema: unknown): JsonRecord {
  if (!isRecord(schema)) return {};
  if (isRecord(schema.properties)) return schema.properties;
  const own = variants(schema).find((one) => isRecord(one.properties));
  return own !== undefined && isRecord(own.properties) ? own.properties : {};
}

/** A label within a sentence; an abbreviation stays what it is. */
export const lowered = (label: string): string =>
  /^\p{Lu}(\p{Lu}|\d)/u.test(label) ? label : label.slice(0, 1).toLowerCase() + label.slice(1);
