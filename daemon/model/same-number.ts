/** What a number ends with however it is written: 0612345678, +33612345678 and 0033612345678 are one. */
const TAIL = 9;
const digitsOf = (number: string): string => number.replaceAll(/[^0-9*#]/g, "");

/** Tells whether a number is that one, however either is written. */
export function sameNumberAs(wanted: string): (number: string) => boolean {
  const digits = digitsOf(wanted);
  const tail = digits.slice(-TAIL);
  return (number) => number === wanted || (digits.length < TAIL ? number === digits : digitsOf(number).endsWith(tail));
}
