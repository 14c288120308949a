import { foldedWords } from "../../../daemon/model/folded-words.ts";

/** Something that can be found. */
export interface Entry {
  /** The page that it is listed under. */
  readonly group: string;
  readonly to: string;
  /** What it is called, the number first where there is one. */
  readonly title: readonly string[];
  /** What else it is found by: shown beside its title when it was. */
  readonly also: readonly string[];
}

export interface Found {
  readonly entry: Entry;
  /** Of `also`, what was typed; null: its title was. */
  readonly by: string | null;
}

export interface FoundGroup {
  readonly group: string;
  readonly found: readonly Found[];
  /** How many more there are. */
  readonly more: number;
}

/** So many are shown of one page. */
const MOST = 6;

/**
 * What was looked for, group by group in the order of the entries: each word that was typed begins a word of the entry,
 * whatever its accents; figures are a number however they are spaced, a MAC address in any notation. Pure.
 */
export function search(entries: readonly Entry[], typed: string): readonly FoundGroup[] {
  const wanted = wantedIn(typed);
  if (wanted === null) return [];
  const ranked = entries.flatMap((entry) => {
    const match = matchOf(entry, wanted);
    return match === null ? [] : [{ entry, ...match }];
  });
  return [...new Set(ranked.map(({ entry }) => entry.group))].map((group) => {
    const mine = ranked.filter(({ entry }) => entry.group === group).sort((one, other) => one.rank - other.rank);
    const found = mine.slice(0, MOST).map(({ entry, by }) => ({ entry, by }));
    return { group, found, more: mine.length - found.length };
  });
}

interface Wanted {
  readonly words: readonly string[];
  /** All of it as a number; null: it is none. */
  readonly digits: string | null;
  /** All of it as a part of a MAC address; null: it is none. */
  readonly hardware: string | null;
}

function wantedIn(typed: string): Wanted | null {
  const words = foldedWords(typed);
  const bare = typed.replaceAll(/[\s.:/()-]/g, "");
  if (words.length === 0 && bare === "") return null;
  return {
    words,
    digits: /^\+?[0-9*#]+$/.test(bare) ? national(bare) : null,
    hardware: /^[0-9a-f]{4,12}$/i.test(bare) ? bare.toUpperCase() : null,
  };
}

/** The lower, the better; `by` is the text beside the title that was meant. */
function matchOf({ title, also }: Entry, wanted: Wanted): { readonly rank: number; readonly by: string | null } | null {
  const ofTitle = Math.min(...title.map((text, index) => rankOf(text, wanted) + index));
  if (Number.isFinite(ofTitle)) return { rank: ofTitle, by: null };
  const by = also.find((text) => Number.isFinite(rankOf(text, wanted)));
  if (by !== undefined) return { rank: 20 + rankOf(by, wanted), by };
  // « Gérant Lyon »: one word is in the name, the other in the site.
  const all = [...title, ...also].flatMap(foldedWords);
  return wanted.words.length > 1 && begins(wanted.words, all) ? { rank: 40, by: null } : null;
}

function rankOf(text: string, { words, digits, hardware }: Wanted): number {
  const bare = text.replaceAll(/[\s.:-]/g, "");
  if (digits !== null && /^\+?[0-9*#?]+$/.test(bare)) {
    const number = national(bare);
    if (number === digits) return 0;
    if (number.startsWith(digits)) return 2;
    if (digits.length > 3 && number.includes(digits)) return 6;
  }
  if (hardware !== null && /^[0-9A-F]{12}$/.test(bare) && bare.includes(hardware)) return 1;
  const own = foldedWords(text);
  if (words.length === 0 || !begins(words, own)) return Number.POSITIVE_INFINITY;
  return own.join(" ").startsWith(words.join(" ")) ? 3 : 5;
}

const begins = (wanted: readonly string[], own: readonly string[]): boolean =>
  wanted.every((word) => own.some((mine) => mine.startsWith(word)));

/** +33 1…, +33 (0)1… and 0033 1… are 01…, as people in France say it. */
const national = (digits: string): string => digits.replace(/^(\+|00)330?(?=[1-9])/, "0").replace(/^\+/, "00");
