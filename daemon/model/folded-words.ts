/** Letters that Unicode takes for one and people type as two. */
const TWO_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/œ/g, "oe"],
  [/æ/g, "ae"],
  [/ß/g, "ss"],
];

/** A text as it is looked for: without accents and capitals; what is no letter and no figure separates. */
export function foldedWords(text: string): readonly string[] {
  const bare = text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return TWO_LETTERS.reduce((folded, [one, two]) => folded.replaceAll(one, two), bare)
    .split(/[^\p{L}\p{N}*#]+/u)
    .filter((word) => word !== "");
}
