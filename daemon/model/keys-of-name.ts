/** The letters on the keys of a telephone (ITU-T E.161). */
const LETTERS = ["", "", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"] as const;

/** Letters that no accent makes of others. */
const PAIRS: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d" };

/** Whether what was keyed in begins a name or one of its words, whatever accents these have: 387 is Dupont, and Jean Dupont. */
export const isSpelled = (name: string, keys: string): boolean =>
  keys !== "" && endsOf(name).some((end) => end.startsWith(keys));

/** Whether it is a word of the name as a whole, or the whole rest of it: Martin, and not Martinez. */
export function isSpelledWhole(name: string, keys: string): boolean {
  return wordsOf(name).includes(keys) || endsOf(name).includes(keys);
}

/** From each of its words on, as keys: hyphens and apostrophes are passed over. */
function endsOf(name: string): readonly string[] {
  const all = wordsOf(name);
  return all.map((_, index) => all.slice(index).join(""));
}

const wordsOf = (name: string): readonly string[] =>
  name
    .toLocaleLowerCase("fr")
    .replaceAll(/[œæßøłđ]/g, (letter) => PAIRS[letter] ?? letter)
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => [...word].map(keyOf).join(""));

const keyOf = (letter: string): string => {
  const key = LETTERS.findIndex((letters) => letters.includes(letter));
  return key < 0 ? letter : String(key);
};
