/** As many as a line may have (model/config/trunks.ts). */
const MOST = 500;

/**
 * Public numbers one after the other, as operators give them out: 0122334400 and 20 are 0122334400 to 0122334419. Null
 * when the first is no number, or when they would outgrow its digits.
 */
export function numbersInARow(first: string, count: number): readonly string[] | null {
  const written = first.replaceAll(/[\s.()-]/g, "");
  const parts = /^(\+?)([0-9]{3,15})$/.exec(written);
  if (parts === null || !Number.isInteger(count) || count < 1 || count > MOST) return null;
  const [, plus = "", digits = ""] = parts;
  const begin = BigInt(digits);
  const numbers = Array.from({ length: count }, (_, step) =>
    (begin + BigInt(step)).toString().padStart(digits.length, "0"),
  );
  return numbers.every((number) => number.length === digits.length) ? numbers.map((number) => plus + number) : null;
}
