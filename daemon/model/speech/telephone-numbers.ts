const DIGITS = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];

/** `01 22 33 44 55` in any grouping by pairs, and `+33 1 22 33 44 55` or `0033…`, which are said as in France. */
const BY_PAIRS =
  /(?<![\p{L}\p{N}])(?:(?:\+|00)33[ .-]?(?:\(0\))?[ .-]?|0)([1-9])((?:[ .-]?\d{2}){4})(?![\p{L}\p{N}])/gu;
/** `0 800 123 456` */
const BY_THREES = /(?<![\p{L}\p{N}])0[ .-]?([1-9]\d{2})[ .-](\d{3})[ .-](\d{3})(?![\p{L}\p{N}])/gu;
/** `+44 20 7946 0958`: sign by sign, as nobody knows how they group it. */
const FOREIGN = /(?<![\p{L}\p{N}])\+(?!33)\d(?:[ .-]?\d){6,14}(?![\p{L}\p{N}])/gu;

/** Telephone numbers as the French say them: by pairs, and by threes where they are written so. Pure. */
export const spellTelephoneNumbers = (text: string): string =>
  text
    .replaceAll(BY_THREES, (_all, first: string, second: string, third: string) =>
      ["zéro", ...[first, second, third].map(byThree)].join(", "),
    )
    .replaceAll(BY_PAIRS, (_all, first: string, rest: string) =>
      [`0${first}`, ...(rest.match(/\d{2}/g) ?? [])].map(pair).join(", "),
    )
    .replaceAll(FOREIGN, (number) => `plus ${[...number.replaceAll(/\D/g, "")].map(digit).join(" ")}`);

const digit = (character: string): string => DIGITS[Number(character)] ?? character;
const pair = (two: string): string => (two.startsWith("0") ? [...two].map(digit).join(" ") : two);
const byThree = (three: string): string => (three.startsWith("0") ? [...three].map(digit).join(" ") : three);
