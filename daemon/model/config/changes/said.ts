import { type Words, words } from "../field.ts";

/** Letters of a text that are shown. */
const MOST_LETTERS = 60;

export const NOTHING = words("(vide)", "(empty)");

/** Both languages at once. */
export const inBoth = (make: (of: (said: Words) => string, language: "fr" | "en") => string): Words => ({
  fr: make((said) => said.fr, "fr"),
  en: make((said) => said.en, "en"),
});

/** A text in the guillemets of its language; its beginning, if it is long. */
export const quoted = (text: string): Words => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const letters = [...line];
  const shown = letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("").trimEnd()}…` : line;
  return words(`« ${shown} »`, `"${shown}"`);
};

/** Numbers, codes and times stand as they are; a text is quoted. */
export const named = (text: string): Words =>
  /^[0-9+*#?.:\-\s]+$/.test(text) ? words(text.trim(), text.trim()) : quoted(text);
