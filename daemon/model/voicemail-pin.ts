import { type Words, words } from "./config/field.ts";

/** The code by which somebody hears his messages from elsewhere: what it opens is a way to the outside. */

export const PIN = "^[0-9]{6}$";

/** Why a code is no good; null: it may be used. Whoever guesses begins with these (FIELD 3.9). Pure. */
export function pinWeakness(pin: string, owner: string): Words | null {
  if (!new RegExp(PIN).test(pin)) return words("Le code a six chiffres.", "The code has six digits.");
  if (isRun(pin) || isRepeated(pin) || isMirrored(pin) || isDate(pin) || pin.includes(owner)) {
    return words(
      "Ce code est trop facile à deviner : ni suite, ni répétition, ni date, ni le numéro du poste.",
      "This code is too easy to guess: no run, no repetition, no date, not the number of the extension.",
    );
  }
  return null;
}

/** 123456, 987654, 024680. */
function isRun(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  return steps.every((step) => step === steps[0]);
}

/** 121212, 123123, 112233, and whatever has fewer than three different digits. */
function isRepeated(pin: string): boolean {
  const pairs = pin.match(/../g) ?? [];
  return (
    new Set(pin).size < 3 ||
    pin.slice(0, 3) === pin.slice(3) ||
    pairs.every((pair) => pair === pairs[0]) ||
    pairs.every((pair) => pair[0] === pair[1])
  );
}

/** 123321. */
const isMirrored = (pin: string): boolean => pin === [...pin].reverse().join("");

/** A day of birth, as people write it: 140789, 071489. */
function isDate(pin: string): boolean {
  const [first = 0, second = 0] = (pin.match(/../g) ?? []).map(Number);
  const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isDay(first, second) || isDay(second, first);
}
