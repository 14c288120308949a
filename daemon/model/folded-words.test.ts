import { expect, test } from "vitest";
import { foldedWords } from "./folded-words.ts";

test.each([
  ["Éléonore Lefèvre-Çağlar", ["eleonore", "lefevre", "caglar"]],
  ["Le Cœur d’Œuvre, Læticia Groß", ["le", "coeur", "d", "oeuvre", "laeticia", "gross"]],
  ["  - ", []],
  ["*69", ["*69"]],
])("%s is looked for as %j", (text, words) => {
  expect(foldedWords(text)).toEqual(words);
});
