import { expect, test } from "vitest";
import { firstLanguage } from "./language.ts";

test("who chose a language finds it again", () => {
  expect(firstLanguage("en", ["fr-FR"])).toBe("en");
});

test("else the browser's first language that there is, else French", () => {
  expect(firstLanguage(null, ["de-DE", "en-US", "fr"])).toBe("en");
  expect(firstLanguage("xx", ["de-DE"])).toBe("fr");
});
