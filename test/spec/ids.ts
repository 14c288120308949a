/** What a title of a test says that it proves. */
export interface TitleIds {
  readonly ids: readonly string[];
  /** Ranges that lead nowhere, as they are written. */
  readonly mistakes: readonly string[];
}

/** Written like an id, and none: readings of the guide, and words of the trade. */
const NO_SECTION: readonly string[] = ["A", "DC", "GAP", "UTF"];

/** `LIG-05`, or the range `LIG-14…16` (also `LIG-14...16` and `LIG-14…LIG-16`). Not a part of a longer word or number. */
const WRITTEN = /(?<![\w-])([A-Z]{1,4})-([0-9]{2})(?:(?:…|\.\.\.)(?:\1-)?([0-9]{2}))?(?![\w-])/g;

/** The ids of a title, each once, in their order; a list of them is written `LIG-08 LIG-13`. */
export function idsIn(title: string): TitleIds {
  const ids = new Set<string>();
  const mistakes: string[] = [];
  for (const [written, section = "", first = "", last = first] of title.matchAll(WRITTEN)) {
    if (NO_SECTION.includes(section)) continue;
    if (Number(last) < Number(first)) mistakes.push(written);
    for (let number = Number(first); number <= Number(last); number += 1) {
      ids.add(`${section}-${String(number).padStart(2, "0")}`);
    }
  }
  return { ids: [...ids], mistakes };
}
