import { toE164 } from "../../model/plan/phone-number.ts";
import { foldedName, type SoughtName, type SoughtNumber } from "./entry.ts";

/** What somebody looks for, worked out once for all entries. All pure. */

/** Pieces of a text in their order; null: nothing has to stand there. */
export interface Pieces {
  readonly initial: string | null;
  readonly any: readonly string[];
  readonly final: string | null;
}

type NameTest = (name: SoughtName) => boolean;
type NumberTest = (number: SoughtNumber) => boolean;

/** A name that is this one, whatever its accents and capitals. */
export function nameIs(text: string): NameTest {
  const folded = foldedName(text);
  return (name) => name.folded === folded;
}

/**
 * A beginning alone is what somebody types: every word of it begins one of the name, in any order, so that « dup » and
 * « dupont je » find Jeanne Dupont. Else the pieces stand one after the other, the first at the beginning of a word.
 */
export function nameHas({ initial, any, final }: Pieces): NameTest {
  if (any.length === 0 && final === null) return nameLike(initial ?? "");
  const first = foldedName(initial ?? "");
  const middle = any.map(foldedPiece);
  const last = final === null ? null : foldedPiece(final);
  return ({ folded }) => {
    let from = 0;
    if (first !== "") {
      const at = folded.indexOf(first);
      if (at < 0) return false;
      from = at + first.length;
    }
    for (const piece of middle) {
      const at = folded.indexOf(piece, from);
      if (at < 0) return false;
      from = at + piece.length;
    }
    return last === null || (folded.length - last.length >= from && folded.endsWith(last));
  };
}

/** Every word that was typed begins one of the name. */
export function nameLike(typed: string): NameTest {
  const words = [...new Set(foldedName(typed).split(" "))].filter((word) => word !== "").map((word) => ` ${word}`);
  return ({ folded }) => words.every((word) => folded.includes(word));
}

/** Within a word: whatever stands before it. */
const foldedPiece = (text: string): string => foldedName(text).slice(1);

/** In the alphabet, at this name or after it; `before`: at it or before it. */
export function nameFrom(text: string, isBefore: boolean): NameTest {
  const folded = foldedName(text);
  return (name) => (isBefore ? name.folded <= folded : name.folded >= folded);
}

/** The same number, in whatever form either is written. */
export function numberIs(written: string): NumberTest {
  const reading = toE164(written);
  const digits = reading.kind === "none" ? digitsOf(written) : reading.number.replace(/^\+/, "");
  return ({ forms }) => digits !== "" && forms.includes(digits);
}

/** Pieces of a number, with or without the code of the country, whatever separates their digits. */
export function numberHas({ initial, any, final }: Pieces): NumberTest {
  const first = digitsOf(initial ?? "");
  const middle = any.map(onlyDigits);
  const last = onlyDigits(final ?? "");
  if (first === "" && last === "" && middle.every((piece) => piece === ""))
    return () => isAll([initial, ...any, final]);
  return ({ forms }) =>
    forms.some((form) => {
      if (!form.startsWith(first)) return false;
      let from = first.length;
      for (const piece of middle) {
        const at = form.indexOf(piece, from);
        if (at < 0) return false;
        from = at + piece.length;
      }
      return form.length - last.length >= from && form.endsWith(last);
    });
}

/** `*` alone: whoever looks for letters among numbers finds nobody. */
const isAll = (pieces: readonly (string | null)[]): boolean => pieces.every((piece) => (piece ?? "").trim() === "");

const onlyDigits = (text: string): string => text.replaceAll(/[^0-9*#]/g, "");

/** A beginning: + and 00 stand before the code of a country. */
const digitsOf = (text: string): string => onlyDigits(text).replace(/^00/, "");
