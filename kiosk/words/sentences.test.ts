import { expect, test } from "vitest";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { typeset } from "./typeset.ts";

function texts(value: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(value(2, 3))]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => texts(inside, `${path}/${key}`));
}

test("French marks of every sentence keep their no-break space", () => {
  const breaking = texts(fr).filter(([, text]) => typeset(text, "fr") !== text);

  expect(breaking).toEqual([]);
});

test("no sentence is empty, and lists are as long in both languages", () => {
  expect([...texts(fr), ...texts(en)].filter(([, text]) => text.trim() === "")).toEqual([]);
  expect(texts(en).map(([path]) => path)).toEqual(texts(fr).map(([path]) => path));
});
