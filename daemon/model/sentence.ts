import type { Words } from "./config/field.ts";
import { TERMS, type TermKind, termWords } from "./terms.ts";

/**
 * Sentences with places for facts. `{number}` is text or a figure; `{numbers:list}` a list; `{cause:outcome}` a term with
 * words of its own (terms.ts); `{count|appel|appels}` the first word for one, the second for many, of a figure or a list.
 */

export type FactValue = string | number | readonly string[];
export type Facts = Readonly<Record<string, FactValue>>;
export type Language = keyof Words;

type Places<Text extends string> = Text extends `${string}{${infer Place}}${infer Rest}` ? Place | Places<Rest> : never;

type NameOf<Place extends string> = Place extends `${infer Name}|${string}`
  ? Name
  : Place extends `${infer Name}:${string}`
    ? Name
    : Place;

/** What the places of one name ask for; never: anything that can be told as it is. */
type KindOf<Name extends string, Place extends string> = Place extends `${Name}:${infer Kind}`
  ? Kind
  : Place extends `${Name}|${string}`
    ? "count"
    : never;

type ValueOf<Kind> = [Kind] extends [never]
  ? string | number
  : "list" extends Kind
    ? readonly string[]
    : [Extract<Kind, TermKind>] extends [never]
      ? number
      : keyof (typeof TERMS)[Extract<Kind, TermKind>];

/** What a text needs to know: a name for each of its places, with the values that may stand there. */
export type FactsOf<Text extends string> = {
  readonly [Name in NameOf<Places<Text>>]: ValueOf<KindOf<Name, Places<Text>>>;
};

/** The sentence with its facts, in one language. A fact that is missing, because another version wrote it, shows as `?`. */
export const worded = (sentence: Words, facts: Facts, language: Language): string =>
  sentence[language].replaceAll(/\{([^{}]+)\}/g, (_, place: string) => placed(place, facts, language));

/** The places of a text, as they are written. */
export const placesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{([^{}]+)\}/g)].map(([, at = ""]) => at);

function placed(place: string, facts: Facts, language: Language): string {
  const [named = "", one, many] = place.split("|");
  const [name = "", kind] = named.split(":");
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (fact === undefined) return "?";
  if (one !== undefined && many !== undefined) return isOne(fact, language) ? one : many;
  if (typeof fact === "object") return fact.join(", ");
  return kind !== undefined && isTerm(kind) ? termWords(kind, String(fact))[language] : String(fact);
}

/** French counts nought and one and a half as one. */
function isOne(fact: FactValue, language: Language): boolean {
  const count = typeof fact === "object" ? fact.length : Number(fact);
  return language === "fr" ? Math.abs(count) < 2 : count === 1;
}

const isTerm = (kind: string): kind is TermKind => Object.hasOwn(TERMS, kind);
