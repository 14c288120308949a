import { canonicalJson, type JsonRecord } from "../json.ts";
import { align } from "./align.ts";
import type { Change } from "./change.ts";
import type { Place } from "./place.ts";
import { sameJson } from "./same-json.ts";

interface Row {
  readonly index: number;
  readonly text: string;
  readonly item: JsonRecord;
}

/**
 * What became of the rules of a list in which only the order tells them apart: one that says the same elsewhere was moved;
 * between two that stayed, one that went and one that came and is much like it are the same one, changed.
 */
export function rulesThatChanged(
  place: Place,
  before: readonly JsonRecord[],
  after: readonly JsonRecord[],
): readonly Change[] {
  const [olds, news] = [rows(before), rows(after)];
  const kept = align(
    olds.map(({ text }) => text),
    news.map(({ text }) => text),
  );
  const gone = without(olds, new Set(kept.map((pair) => pair.before)));
  const came = without(news, new Set(kept.map((pair) => pair.after)));
  const moved = withSameText(gone, came);
  const rest = came.filter((found) => !moved.has(found));
  const left = gone.filter((old) => ![...moved.values()].includes(old));
  const [gapsBefore, gapsAfter] = [gaps(kept.map((pair) => pair.before)), gaps(kept.map((pair) => pair.after))];
  const changed = inOrder(
    left,
    rest,
    (old, found) => gapsBefore(old.index) === gapsAfter(found.index) && isAlike(old.item, found.item),
  );
  const told: Change[] = came.map((found) => {
    const from = moved.get(found) ?? changed.get(found);
    const kind = moved.has(found) ? "moved" : changed.has(found) ? "changed" : "added";
    return change(place, kind, from, found);
  });
  const followed = new Set(changed.values());
  const removed = left.filter((old) => !followed.has(old)).map((old) => change(place, "removed", old, undefined));
  return [...told, ...removed];
}

const rows = (items: readonly JsonRecord[]): readonly Row[] =>
  items.map((item, index) => ({ index, item, text: canonicalJson(item) }));

/** Tells how many of the rows that stayed come before a row: the gap that it stands in. */
function gaps(stayed: readonly number[]): (index: number) => number {
  const inGap = new Map<number, number>();
  let gap = 0;
  for (let index = 0; index <= (stayed.at(-1) ?? -1); index++) {
    inGap.set(index, gap);
    if (stayed[gap] === index) gap++;
  }
  return (index) => inGap.get(index) ?? gap;
}

const without = (all: readonly Row[], kept: ReadonlySet<number>): readonly Row[] =>
  all.filter(({ index }) => !kept.has(index));

/** Each of those that came with the first that went and says the same. */
function withSameText(gone: readonly Row[], came: readonly Row[]): ReadonlyMap<Row, Row> {
  const taken = new Set<Row>();
  const found = new Map<Row, Row>();
  for (const row of came) {
    const old = gone.find((one) => one.text === row.text && !taken.has(one));
    if (old === undefined) continue;
    taken.add(old);
    found.set(row, old);
  }
  return found;
}

/** Each of those that came with the first that went and fits, so that no two pairs cross. */
function inOrder(
  gone: readonly Row[],
  came: readonly Row[],
  fits: (old: Row, found: Row) => boolean,
): ReadonlyMap<Row, Row> {
  const found = new Map<Row, Row>();
  let next = 0;
  for (const row of came) {
    const at = gone.findIndex((old, index) => index >= next && fits(old, row));
    const old = gone[at];
    if (old === undefined) continue;
    next = at + 1;
    found.set(row, old);
  }
  return found;
}

/** At least half of what they say is the same. */
function isAlike(one: JsonRecord, other: JsonRecord): boolean {
  const fields = Object.keys({ ...one, ...other });
  return fields.filter((field) => sameJson(one[field], other[field])).length * 2 >= fields.length;
}

const change = (place: Place, kind: Change["kind"], before: Row | undefined, after: Row | undefined): Change => ({
  id: after === undefined ? `${place.id}/-${before?.index}` : `${place.id}/+${after.index}`,
  place,
  kind,
  before: before?.item,
  after: after?.item,
  beforeIndex: before?.index ?? -1,
  afterIndex: after?.index ?? -1,
});
