import type { WrittenNumber } from "./plan/number-form.ts";

/**
 * A pattern of the guide, compiled [LNO-05 to LNO-08, ENT-02, A-34]: digits, `?` for exactly one digit, `*` for any digits
 * or none. Made by `parsePattern` alone; `text` is what to keep and to show.
 */
export interface Pattern {
  /** The one way to write it: without spaces, `**` as `*`, `*?` as `?*`, + as 00. */
  readonly text: string;
  /** For each digit, and for `?`, the places (bits) that it may step over. */
  readonly places: ReadonlyMap<string, number>;
  /** The places of stars, which any digit may stay at. No two stand together. */
  readonly stars: number;
  /** The place behind the last sign. */
  readonly end: number;
}

/** `plus-not-first`: a + that does not begin the pattern. `too-long`: more than 30 signs; no number is that long. */
export type PatternFault = "empty" | "bad-character" | "plus-not-first" | "too-long";
export type PatternReading =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly reason: PatternFault };

/** So that all places inside a pattern, and the one behind it, are bits of one 32-bit number. */
const LONGEST = 30;

/** Reads a pattern as a person writes it: "01 02 03 04 **", "06*", "+44 20 ???? ????". Never throws. */
export function parsePattern(typed: string): PatternReading {
  if (typed.length > 4 * LONGEST) return { ok: false, reason: "too-long" };
  const written = typed.replaceAll(/[\s\u00a0\u202f]/g, "");
  if (written === "") return { ok: false, reason: "empty" };
  const signs = written.startsWith("+") ? `00${written.slice(1)}` : written;
  if (signs.includes("+")) return { ok: false, reason: "plus-not-first" };
  if (!/^[0-9?*]+$/.test(signs)) return { ok: false, reason: "bad-character" };
  // In a run of wildcards only the number of ? counts, and whether there is a * at all.
  const text = signs.replaceAll(/[?*]+/g, (run) => run.replaceAll("*", "") + (run.includes("*") ? "*" : ""));
  return text.length > LONGEST ? { ok: false, reason: "too-long" } : { ok: true, pattern: compile(text) };
}

/**
 * Whether a pattern fits digits as they stand. Each digit is looked at once, whatever the pattern: the places where the
 * pattern may stand are bits, and a digit moves all of them together (the bit-parallel automaton of Baeza-Yates and
 * Gonnet). Nothing here can blow up on `*1*1*1*…`.
 */
export function matches({ places, stars, end }: Pattern, digits: Iterable<string>): boolean {
  let at = throughStars(1, stars);
  for (const digit of digits) {
    if (at === 0) return false;
    at = throughStars(((at & (places.get(digit) ?? 0)) << 1) | (at & (DIGITS.includes(digit) ? stars : 0)), stars);
  }
  return (at & end) !== 0;
}

/**
 * Whether a pattern fits a number, in whatever form either is written. The one rule: a pattern is tried against what
 * somebody would dial in the country of the box (`writtenIn`), 0122334455 or 0044…; so `01*` fits +33122334455, and `00*`
 * means abroad. A pattern that spells out the country code of the box (`+33 1*`, `0033 1*`) is tried against the number
 * with its country code as well; only then, since `00*` would otherwise refuse Paris.
 */
export function matchesNumber(pattern: Pattern, { dialled, spelled }: WrittenNumber): boolean {
  if (matches(pattern, dialled)) return true;
  return spelled !== null && pattern.text.startsWith(`00${spelled.callingCode}`) && matches(pattern, spelled.text);
}

/**
 * How narrowly a pattern speaks; the greater goes first where the most specific rule counts [ENT-10, A-35]: more digits,
 * then more `?`, then no `*`. A pattern that another one covers is never less specific than it.
 */
export function specificity({ text }: Pattern): number {
  const questions = text.split("?").length - 1;
  const stars = text.split("*").length - 1;
  return (text.length - questions - stars) * 100 + questions * 2 + (stars === 0 ? 1 : 0);
}

/**
 * Whether every number that `narrow` fits is fitted by `wide` too, so that a rule with `narrow` behind one with `wide` is
 * never reached. `ownCodes` are the country codes of the plan of the box (`ownCallingCodes`). Never true when it is not
 * so; false in doubt, as for `?*` over `*1`, or `0*` over `0033 1*`.
 */
export function covers(wide: Pattern, narrow: Pattern, ownCodes: readonly string[]): boolean {
  if (wide.text === "*") return true;
  // `0033 1*` fits numbers that are dialled without their country code; `00*` does not (`matchesNumber`).
  const spelled = ownCodes.find((code) => head(narrow).startsWith(`00${code}`));
  if (spelled !== undefined && !head(wide).startsWith(`00${spelled}`)) return false;
  // Wildcards of the narrow one are signs that only a wildcard fits; its * is one that only * fits.
  const { places, stars, end } = wide;
  let at = throughStars(1, stars);
  for (const sign of narrow.text) {
    const moved = sign === "*" ? 0 : (places.get(sign) ?? 0);
    at = throughStars(((at & moved) << 1) | (at & stars), stars);
  }
  return (at & end) !== 0;
}

/** The digits before the first wildcard. */
const head = ({ text }: Pattern): string => /^[0-9]*/.exec(text)?.[0] ?? "";

const DIGITS = "0123456789";

function compile(text: string): Pattern {
  const places = new Map<string, number>();
  const add = (digit: string, bit: number) => places.set(digit, (places.get(digit) ?? 0) | bit);
  let stars = 0;
  for (const [place, sign] of [...text].entries()) {
    const bit = 1 << place;
    if (sign === "*") stars |= bit;
    else if (sign === "?") for (const digit of `${DIGITS}?`) add(digit, bit);
    else add(sign, bit);
  }
  return { text, places, stars, end: 1 << text.length };
}

/** A star may also be passed without a digit. */
const throughStars = (at: number, stars: number): number => at | ((at & stars) << 1);
