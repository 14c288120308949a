import type { ConfigurationDocument } from "../document.ts";
import { canonicalJson, type JsonRecord } from "../json.ts";
import type { Change } from "./change.ts";
import { itemsAt, keyOf, type Place, sectionAt } from "./place.ts";
import { PLACES } from "./places.ts";
import { rulesThatChanged } from "./rules-that-changed.ts";
import { sameJson } from "./same-json.ts";

/** Everything that differs, object by object, in the order of the site's pages. */
export const changesBetween = (before: ConfigurationDocument, after: ConfigurationDocument): readonly Change[] =>
  PLACES.flatMap((place) => changesAt(place, before, after));

function changesAt(place: Place, before: ConfigurationDocument, after: ConfigurationDocument): readonly Change[] {
  switch (place.kind) {
    case "section":
      return sectionChange(place, before, after);
    case "ordered":
      return rulesThatChanged(place, itemsAt(before, place), itemsAt(after, place));
    case "keyed":
      return keyedChanges(place, itemsAt(before, place), itemsAt(after, place));
  }
}

function sectionChange(place: Place, one: unknown, other: unknown): readonly Change[] {
  const [before, after] = [sectionAt(one, place), sectionAt(other, place)];
  if (sameJson(before, after)) return [];
  return [{ id: place.id, place, kind: "changed", before, after, beforeIndex: -1, afterIndex: -1 }];
}

interface Found {
  readonly key: string;
  readonly item: JsonRecord;
  readonly index: number;
}

function keyedChanges(place: Place, before: readonly JsonRecord[], after: readonly JsonRecord[]): readonly Change[] {
  const [olds, news] = [byKey(place, before), byKey(place, after)];
  const gone = [...olds.values()].filter(({ key }) => !news.has(key));
  const came = [...news.values()].filter(({ key }) => !olds.has(key));
  const renamed = renamings(place, gone, came);
  const changes: Change[] = [];
  for (const found of news.values()) {
    const old = olds.get(found.key) ?? renamed.get(found.key);
    if (old === undefined) changes.push(change(place, "added", undefined, found));
    else if (!sameJson(old.item, found.item)) changes.push(change(place, "changed", old, found));
  }
  const followed = new Set([...renamed.values()].map(({ key }) => key));
  const removed = gone.filter(({ key }) => !followed.has(key)).map((old) => change(place, "removed", old, undefined));
  const all = [...changes, ...removed].toSorted((one, other) => byNumber(keyIn(one), keyIn(other)));
  return [...all, ...orderChange(place, olds, news)];
}

const change = (place: Place, kind: Change["kind"], before: Found | undefined, after: Found | undefined): Change => ({
  id: `${place.id}/${(after ?? before)?.key ?? ""}`,
  place,
  kind,
  before: before?.item,
  after: after?.item,
  beforeIndex: before?.index ?? -1,
  afterIndex: after?.index ?? -1,
});

const keyIn = ({ place, before, after }: Change): string => keyOf(place, after ?? before);

const byNumber = (one: string, other: string): number => one.localeCompare(other, "fr", { numeric: true });

/** The first of a name counts: names are unique where they name an object. */
function byKey(place: Place, items: readonly JsonRecord[]): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(place, item);
    if (!found.has(key)) found.set(key, { key, item, index });
  }
  return found;
}

/**
 * An object that went while another one came that says the same, but for what it goes by, was given another number or
 * name; so was one that keeps its name with a new number.
 */
function renamings(place: Place, gone: readonly Found[], came: readonly Found[]): ReadonlyMap<string, Found> {
  const renamed = new Map<string, Found>();
  if (gone.length === 0 || came.length === 0) return renamed;
  const taken = new Set<Found>();
  for (const likeness of [contentOf, nameOf]) {
    const olds = grouped(
      gone.filter((old) => !taken.has(old)),
      (old) => likeness(place, old),
    );
    const news = grouped(
      came.filter(({ key }) => !renamed.has(key)),
      (found) => likeness(place, found),
    );
    for (const [text, [found, ...others]] of news) {
      const [old, ...rivals] = olds.get(text) ?? [];
      if (text === "" || found === undefined || old === undefined || others.length + rivals.length > 0) continue;
      renamed.set(found.key, old);
      taken.add(old);
    }
  }
  return renamed;
}

const contentOf = ({ key }: Place, { item }: Found): string => canonicalJson({ ...item, [key]: "" });

const nameOf = ({ key }: Place, { item }: Found): string =>
  key === "number" && typeof item.name === "string" ? item.name : "";

function grouped(all: readonly Found[], by: (found: Found) => string): ReadonlyMap<string, readonly Found[]> {
  const groups = new Map<string, Found[]>();
  for (const found of all) {
    const text = by(found);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [found]);
    else group.push(found);
  }
  return groups;
}

/** Of those that both lists have, in which order they stand. */
function orderChange(
  place: Place,
  olds: ReadonlyMap<string, Found>,
  news: ReadonlyMap<string, Found>,
): readonly Change[] {
  const before = [...olds.keys()].filter((key) => news.has(key));
  const after = [...news.keys()].filter((key) => olds.has(key));
  if (sameJson(before, after)) return [];
  return [{ id: `${place.id}//order`, place, kind: "order", before, after, beforeIndex: -1, afterIndex: -1 }];
}
