import { expect, test } from "vitest";
import { englishDhcp } from "../../words/dhcp.en.ts";
import { frenchDhcp } from "../../words/dhcp.fr.ts";
import { optionWords } from "./option-words.ts";

test("what a device asked for is told in words, and by its number where there are none", () => {
  expect([66, 43, 224].map((code) => optionWords(code, frenchDhcp))).toEqual([
    "serveur de configuration (66)",
    "options du constructeur (43)",
    "option 224",
  ]);
  expect(optionWords(66, englishDhcp)).toBe("configuration server (66)");
});
