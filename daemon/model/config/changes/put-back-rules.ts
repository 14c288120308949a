import { canonicalJson, isRecord, type JsonRecord } from "../json.ts";
import { align } from "./align.ts";
import type { Change } from "./change.ts";

/** A rule of the list, and where it stood earlier; -1: it came since. */
interface Row {
  readonly item: JsonRecord;
  readonly stood: number;
}

/**
 * Takes changes of rules back: what came goes, what was changed says again what it said, what went or was moved comes back
 * behind the nearest of those that stood before it. Undefined: one of them is not there any more as the change left it.
 */
export function rulesPutBack(
  now: readonly JsonRecord[],
  earlier: readonly JsonRecord[],
  changes: readonly Change[],
): readonly JsonRecord[] | undefined {
  const texts = now.map(canonicalJson);
  const rows: (Row | undefined)[] = placed(now, texts, earlier.map(canonicalJson));
  const taken = new Set<number>();
  for (const { kind, before, after, beforeIndex, afterIndex } of changes) {
    if (kind === "removed") continue;
    const index = nearest(texts, canonicalJson(after), afterIndex, taken);
    if (index < 0) return undefined;
    taken.add(index);
    rows[index] = kind === "changed" && isRecord(before) ? { item: before, stood: beforeIndex } : undefined;
  }
  let list: readonly Row[] = rows.filter((row) => row !== undefined);
  for (const { kind, before, beforeIndex } of changes.toSorted((one, other) => one.beforeIndex - other.beforeIndex)) {
    if ((kind === "removed" || kind === "moved") && isRecord(before))
      list = inserted(list, { item: before, stood: beforeIndex });
  }
  return list.map(({ item }) => item);
}

/** Which row stood where: those that both lists have in one order, then those that somebody has moved. */
function placed(now: readonly JsonRecord[], texts: readonly string[], earlier: readonly string[]): Row[] {
  const stood = new Map(align(earlier, texts).map(({ before, after }) => [after, before]));
  const found = new Set(stood.values());
  return now.map((item, index) => {
    const moved = earlier.findIndex((text, row) => text === texts[index] && !found.has(row));
    const at = stood.get(index) ?? moved;
    found.add(at);
    return { item, stood: at };
  });
}

/** Of the rows that say this, the one nearest to where it should be. */
function nearest(texts: readonly string[], text: string, wanted: number, taken: ReadonlySet<number>): number {
  let found = -1;
  for (const [index, one] of texts.entries()) {
    if (one !== text || taken.has(index)) continue;
    if (found < 0 || Math.abs(index - wanted) < Math.abs(found - wanted)) found = index;
  }
  return found;
}

function inserted(list: readonly Row[], row: Row): readonly Row[] {
  let behind = -1;
  for (const [index, { stood }] of list.entries()) {
    if (stood >= 0 && stood < row.stood && stood > (list[behind]?.stood ?? -1)) behind = index;
  }
  return list.toSpliced(behind + 1, 0, row);
}
