import { describe, expect, test } from "vitest";
import { isSpelled, isSpelledWhole } from "./keys-of-name.ts";

describe("a name is spelled on the keys", () => {
  test.each([
    ["Dupont", "387", true],
    ["Jean Dupont", "387668", true],
    ["Jean Dupont", "5326", true],
    ["Jean Dupont", "5326387", true],
    ["Jean-Pierre Martin", "5326743773", true],
    ["Hélène Lefèvre", "435363", true],
    ["François Cœur", "26387", true],
    ["Łukasz Nuñez", "58", true],
    ["D'Arcy", "3272", true],
    ["Accueil 2", "22283452", true],
    ["Dupont", "388", false],
    ["Dupont", "6", false],
    ["Dupont", "", false],
    ["Dupont", "38766888", false],
  ])("%s by %s: %s", (name, keys, is) => {
    expect(isSpelled(name, keys)).toBe(is);
  });

  test("a whole word is told from one that goes on", () => {
    expect(isSpelledWhole("Paul Martin", "627846")).toBe(true);
    expect(isSpelledWhole("Paul Martinez", "627846")).toBe(false);
  });
});
