import { collections } from "../collections/collections.ts";
import { COLLECTIONS } from "../collections/names.ts";
import type { ConfigurationDocument } from "../document.ts";
import { followed } from "../edits/followed.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import type { Renumbering } from "../secrets.ts";
import type { Change } from "./change.ts";
import { itemsAt, keyOf, type Place, sectionAt, valueAt } from "./place.ts";
import { rulesPutBack } from "./put-back-rules.ts";
import { sameJson } from "./same-json.ts";

export type PutBack =
  | {
      readonly kind: "put-back";
      /** Its sense is still to be asked. */
      readonly document: JsonRecord;
      /** What goes by its earlier number again: secrets go along. */
      readonly renumbered: readonly Renumbering[];
    }
  /** Somebody has changed the same since. */
  | { readonly kind: "collides"; readonly with: Change };

/**
 * Takes changes back on top of what is saved now: of an object that was changed, the fields that changed and no others.
 * `earlier` is the document that the changes started from: a rule that comes back finds its place by its neighbours there.
 */
export function putBack(
  saved: ConfigurationDocument,
  earlier: ConfigurationDocument,
  changes: readonly Change[],
): PutBack {
  const collision = changes.find((change) => collides(saved, change));
  if (collision !== undefined) return { kind: "collides", with: collision };
  const renamed = changes.filter(isRenamed);
  let document: JsonRecord = renamed.reduce(withOldName, saved);
  for (const [place, ofPlace] of byPlace(changes)) {
    const list =
      place.kind === "ordered" ? rulesPutBack(itemsAt(document, place), itemsAt(earlier, place), ofPlace) : [];
    const [first] = ofPlace;
    if (list === undefined && first !== undefined) return { kind: "collides", with: first };
    if (place.kind === "ordered") document = withValue(document, place.path, list);
    else for (const change of inTurn(ofPlace)) document = without(document, earlier, change);
  }
  const renumbered = renamed
    .filter(({ place }) => place.key === "number")
    .map(({ place, before, after }) => ({ from: keyOf(place, after), to: keyOf(place, before) }));
  return { kind: "put-back", document, renumbered };
}

function byPlace(changes: readonly Change[]): ReadonlyMap<Place, readonly Change[]> {
  const found = new Map<Place, readonly Change[]>();
  for (const change of changes) found.set(change.place, [...(found.get(change.place) ?? []), change]);
  return found;
}

/** Objects come back from the first to the last, so that each finds the one before it. */
const inTurn = (changes: readonly Change[]): readonly Change[] =>
  changes.toSorted((one, other) => one.beforeIndex - other.beforeIndex);

const isRenamed = ({ place, kind, before, after }: Change): boolean =>
  place.kind === "keyed" && kind === "changed" && keyOf(place, before) !== keyOf(place, after);

/** What names the object by its new number names the old one again, as it followed the new one before. */
function withOldName(document: ConfigurationDocument, { place, before, after }: Change): ConfigurationDocument {
  const [from, to] = [keyOf(place, after), keyOf(place, before)];
  const collection = COLLECTIONS.find((name) => collections[name].at.join("/") === place.id);
  return collection === undefined ? document : followed(document, collection, from, to);
}

/** Whether what the change made is not there any more as it made it. */
function collides(saved: ConfigurationDocument, { place, kind, before, after }: Change): boolean {
  switch (place.kind) {
    case "section":
      return hasChangedSince(sectionAt(saved, place), before, after);
    case "ordered":
      // Seen when the list is put together again.
      return false;
    case "keyed":
      break;
  }
  const find = (key: string) => itemsAt(saved, place).find((item) => keyOf(place, item) === key);
  switch (kind) {
    case "order":
    case "secret":
      return false;
    case "removed":
      return find(keyOf(place, before)) !== undefined;
    case "added":
      return !sameJson(find(keyOf(place, after)), after);
    default: {
      const isTaken = keyOf(place, before) !== keyOf(place, after) && find(keyOf(place, before)) !== undefined;
      return isTaken || hasChangedSince(find(keyOf(place, after)), before, after);
    }
  }
}

/** One of the fields that the change touched says something else by now. */
const hasChangedSince = (now: unknown, before: Change["before"], after: Change["after"]): boolean =>
  !isRecord(now) || !isRecord(after) || touched(before, after).some((field) => !sameJson(now[field], after[field]));

function touched(before: Change["before"], after: Change["after"]): readonly string[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  return Object.keys({ ...before, ...after }).filter((field) => !sameJson(before[field], after[field]));
}

function without(document: JsonRecord, earlier: ConfigurationDocument, change: Change): JsonRecord {
  const { place, kind, before, after } = change;
  if (place.kind === "section") {
    const now = valueAt(document, place.path);
    return isRecord(now) ? withValue(document, place.path, withFields(now, before, after)) : document;
  }
  const list = itemsAt(document, place);
  return withValue(document, place.path, listWithout(list, place, kind, itemsAt(earlier, place), change));
}

function listWithout(
  list: readonly JsonRecord[],
  place: Place,
  kind: Change["kind"],
  earlier: readonly JsonRecord[],
  { before, after, beforeIndex }: Change,
): readonly unknown[] {
  const isIt = (item: JsonRecord): boolean => keyOf(place, item) === keyOf(place, after);
  // A renamed object goes by its old name already where that was followed.
  const wasIt = (item: JsonRecord): boolean => keyOf(place, item) === keyOf(place, before);
  const index = Math.max(list.findIndex(isIt), kind === "changed" ? list.findIndex(wasIt) : -1);
  const rest = index < 0 ? list : list.toSpliced(index, 1);
  switch (kind) {
    case "secret":
      return list;
    case "added":
      return rest;
    case "changed":
      return index < 0 ? list : list.with(index, withFields(list[index] ?? {}, before, after));
    case "order":
      return inOrderOf(list, place, Array.isArray(before) ? before : []);
    case "moved":
    case "removed":
      return isRecord(before) ? inserted(list, place, earlier, before, beforeIndex) : list;
  }
}

/** Of the object as it is now, the fields that the change touched as they were. */
function withFields(now: JsonRecord, before: Change["before"], after: Change["after"]): JsonRecord {
  if (!isRecord(before)) return now;
  const fields = new Set(touched(before, after));
  const kept = Object.entries(now).filter(([field]) => !fields.has(field));
  const back = Object.entries(before).filter(([field]) => fields.has(field));
  return { ...now, ...Object.fromEntries(kept), ...Object.fromEntries(back) };
}

/** Behind the nearest of those that stood before it and are still there. */
function inserted(
  list: readonly JsonRecord[],
  place: Place,
  earlier: readonly JsonRecord[],
  item: JsonRecord,
  index: number,
): readonly JsonRecord[] {
  for (const neighbour of earlier.slice(0, index).toReversed()) {
    const at = list.findLastIndex((one) => keyOf(place, one) === keyOf(place, neighbour));
    if (at >= 0) return list.toSpliced(at + 1, 0, item);
  }
  return [item, ...list];
}

/** Those that have a place in the order take the places that they have together; the others stay where they are. */
function inOrderOf(list: readonly JsonRecord[], place: Place, order: readonly string[]): readonly JsonRecord[] {
  const isOrdered = (item: JsonRecord): boolean => order.includes(keyOf(place, item));
  const ordered = list
    .filter(isOrdered)
    .toSorted((one, other) => order.indexOf(keyOf(place, one)) - order.indexOf(keyOf(place, other)));
  let next = 0;
  return list.map((item) => (isOrdered(item) ? (ordered[next++] ?? item) : item));
}

/** The document with something else at a place. */
function withValue(document: JsonRecord, [step = "", ...steps]: readonly string[], value: unknown): JsonRecord {
  if (steps.length === 0) return { ...document, [step]: value };
  const within = document[step];
  return { ...document, [step]: withValue(isRecord(within) ? within : {}, steps, value) };
}
