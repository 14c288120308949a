import { foldedWords } from "../folded-words.ts";
import type { ContactFields } from "./contact.ts";

/** What a contact is found by, worked out once. */
export interface SearchKey {
  readonly words: readonly string[];
  /** Its numbers without +, and those of France as they are dialled here besides. */
  readonly digits: readonly string[];
}

export const searchKeyOf = ({
  lastName,
  firstName,
  company,
  numbers,
}: Pick<ContactFields, "lastName" | "firstName" | "company" | "numbers">): SearchKey => ({
  words: foldedWords(`${lastName} ${firstName} ${company}`),
  digits: numbers.flatMap(({ number }) => formsOf(number)),
});

/**
 * Whether a contact is one of those that were typed: every word begins one of its own, or stands in a number when it is
 * of digits; digits with whatever separates them are a number, with or without the country. Nothing typed: all.
 */
export function contactsLike(typed: string): (key: SearchKey) => boolean {
  const words = foldedWords(typed);
  const bare = typed.replaceAll(/[\s\u00a0\u202f.()/-]/g, "");
  const number = /^\+?[0-9]+$/.test(bare) ? bare.replace(/^(\+|00)/, "").replace(/^330(?=[1-9])/, "33") : null;
  return ({ words: own, digits }) =>
    (number !== null && digits.some((one) => one.includes(number))) ||
    words.every((word) => own.some((mine) => mine.startsWith(word)) || standsIn(word, digits));
}

/** Fewer digits stand in nearly every number. */
const FEWEST_DIGITS = 3;

const standsIn = (word: string, digits: readonly string[]): boolean =>
  word.length >= FEWEST_DIGITS && /^[0-9]+$/.test(word) && digits.some((one) => one.includes(word));

const formsOf = (number: string): readonly string[] => {
  const digits = number.replace(/^\+/, "");
  return number.startsWith("+33") ? [digits, `0${digits.slice(2)}`] : [digits];
};
