import { type Words, words } from "../field.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import type { Change } from "./change.ts";
import { fieldSentences } from "./field-sentences.ts";
import { keyOf, type Place } from "./place.ts";
import { inBoth, named, quoted } from "./said.ts";
import { factsOf, listWords } from "./value-words.ts";

/** Sentences that are told of one object. */
const MOST_SENTENCES = 30;
/** What is told of an object that came or went. */
const MOST_FACTS = 6;

/** A change in words for people. */
export interface ToldChange {
  /** « Poste 205 ». */
  readonly title: Words;
  /** Its name, where it goes by a number; else empty. */
  readonly name: string;
  /** « le mobile n'est plus autorisé », one after the other. Never a secret. */
  readonly sentences: readonly Words[];
}

export function tellChange(change: Change): ToldChange {
  return { title: titleOf(change), name: nameOf(change), sentences: fewOf(sentencesOf(change)) };
}

function titleOf({ place, kind, before, after, beforeIndex, afterIndex }: Change): Words {
  if (kind === "order") return place.page.title;
  if (place.kind === "section") return place.label;
  if (place.kind === "ordered") {
    const row = (afterIndex < 0 ? beforeIndex : afterIndex) + 1;
    return inBoth((of) => `${of(place.label)} ${row}`);
  }
  const name = shownName(place, after ?? before);
  return inBoth((of) => `${of(place.label)} ${of(name)}`);
}

/** A mailbox goes by a name that only programs see. */
function shownName(place: Place, item: unknown): Words {
  const name = isRecord(item) && typeof item.name === "string" ? item.name : "";
  return place.key === "id" && name !== "" ? quoted(name) : named(keyOf(place, item));
}

function nameOf({ place, before, after }: Change): string {
  const item = after ?? before;
  return place.key === "number" && isRecord(item) && typeof item.name === "string" ? item.name : "";
}

function sentencesOf({ place, kind, before, after, beforeIndex, afterIndex }: Change): readonly Words[] {
  switch (kind) {
    case "added":
      return [whole(place, words(place.isFeminine ? "ajoutée" : "ajouté", "added"), after)];
    case "removed":
      return [whole(place, words(place.isFeminine ? "supprimée" : "supprimé", "removed"), before)];
    case "moved": {
      const verb = place.isFeminine ? "déplacée" : "déplacé";
      const [from, to] = [beforeIndex + 1, afterIndex + 1];
      return [words(`${verb} de la position ${from} à la position ${to}`, `moved from place ${from} to place ${to}`)];
    }
    case "order": {
      const order = listWords((Array.isArray(after) ? after : []).map(named));
      return [inBoth((of, language) => `${language === "fr" ? "nouvel ordre" : "new order"} : ${of(order)}`)];
    }
    case "secret":
      return [SECRETS[place.id] ?? words("mot de passe changé", "password changed")];
    case "changed":
      return isRecord(before) && isRecord(after) ? fieldSentences(shownSchema(place), before, after) : [];
  }
}

const SECRETS: Readonly<Record<string, Words>> = {
  agents: words("code secret changé", "PIN changed"),
  conferences: words("code d'accès changé", "PIN changed"),
};

/** What is a place of its own is not told here. */
function shownSchema({ schema, apart }: Place): JsonRecord {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const kept = Object.entries(properties).filter(([field]) => !apart.includes(field));
  return { ...schema, properties: Object.fromEntries(kept) };
}

/** « ajoutée (ligne 901, commence par 00) »: of an object that came or went, what is not as usual. */
function whole(place: Place, said: Words, item: unknown): Words {
  const facts = isRecord(item) ? factsOf(place.schema, item, [place.key, "name", "id"]).slice(0, MOST_FACTS) : [];
  return facts.length === 0 ? said : inBoth((of) => `${of(said)} (${facts.map(of).join(", ")})`);
}

function fewOf(sentences: readonly Words[]): readonly Words[] {
  const more = sentences.length - MOST_SENTENCES;
  if (more <= 1) return sentences;
  return [...sentences.slice(0, MOST_SENTENCES), words(`et ${more} autres modifications`, `and ${more} more changes`)];
}
