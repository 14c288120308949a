import { expect, test } from "vitest";
import { VOICEMAIL_PROMPTS } from "../../prompts/voicemail-prompts.ts";
import { sayCount, sayNumber, sayWhen } from "./say.ts";

const TEXTS: Readonly<Record<string, string>> = {
  ...VOICEMAIL_PROMPTS,
  ...Object.fromEntries(
    ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"].map((text, digit) => [
      `digit-${digit}`,
      text,
    ]),
  ),
  ...{ "number-10": "dix", "number-11": "onze", "number-12": "douze", "number-13": "treize", "number-14": "quatorze" },
  ...{ "number-15": "quinze", "number-16": "seize", "number-20": "vingt", "number-30": "trente" },
};
const words = (prompts: readonly string[]): string => prompts.map((name) => TEXTS[name] ?? `?${name}`).join(" ");

test.each([
  [0, "zéro"],
  [1, "un"],
  [16, "seize"],
  [17, "dix sept"],
  [20, "vingt"],
  [21, "vingt et un"],
  [22, "vingt deux"],
  [31, "trente et un"],
  [60, "soixante"],
  [70, "soixante dix"],
  [71, "soixante et onze"],
  [77, "soixante dix sept"],
  [80, "quatre-vingt"],
  [81, "quatre-vingt un"],
  [91, "quatre-vingt onze"],
  [99, "quatre-vingt dix neuf"],
  [250, "quatre-vingt dix neuf"],
])("%i is said « %s »", (number, said) => {
  expect(words(sayNumber(number))).toBe(said);
});

const now = Date.parse("2026-11-27T15:30:00Z");

test.each([
  ["2026-11-27T08:05:00Z", "aujourd'hui à neuf heures cinq"],
  ["2026-11-26T20:00:00Z", "hier à vingt et une heures"],
  ["2026-11-26T23:30:00Z", "aujourd'hui à zéro heure trente"],
  ["2026-03-01T00:15:00Z", "le premier mars à une heure quinze"],
  ["2026-08-31T20:59:00Z", "le trente et un août à vingt deux heures cinquante neuf"],
])("a message of %s is said to be of « %s »", (at, said) => {
  expect(words(sayWhen(Date.parse(at), now, "Europe/Paris"))).toBe(said);
});

test("one message is singular, and so is none", () => {
  expect(words(sayCount(1, "vm-new-message", "vm-new-messages"))).toBe("un nouveau message");
  expect(words(sayCount(2, "vm-new-message", "vm-new-messages"))).toBe("deux nouveaux messages");
});
