/** « 12 000 »: read apart, it would be twelve and nought. */
const THOUSANDS = /(?<![\p{L}\p{N},.])(\d{1,3}(?: \d{3})+)(?![\p{L}\p{N}])/gu;
/** « 12,5 »: some voices read an English comma. */
const DECIMAL = /(?<![\p{L}\p{N},.])(\d+),(\d+)(?![\p{L}\p{N}])/gu;

/** Numbers as one number each, with the French comma said. Pure. */
export const spellNumbers = (text: string): string =>
  text
    .replaceAll(THOUSANDS, (number) => number.replaceAll(" ", ""))
    .replaceAll(DECIMAL, (_all, whole: string, part: string) => `${whole} virgule ${part.replace(/^0+(?=\d)/, zeros)}`);

const zeros = (nought: string): string => "zéro ".repeat(nought.length);
