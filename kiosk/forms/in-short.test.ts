import { expect, test } from "vitest";
import type { Draft } from "./draft.ts";
import { inShort } from "./in-short.ts";

const NAMES: Readonly<Record<string, string>> = {
  "strategy all": "tous ensemble",
  "after/kind number": "numéro",
  "days/* monday": "lundi",
};
const words = {
  ...{ yes: "oui", no: "non", empty: "(vide)" },
  called: (path: string, value: string) => NAMES[`${path} ${value}`],
  together: ({ from, to }: Draft) => (from === undefined ? undefined : `de ${from} à ${to}`),
};

test("a value is told in words, whole or in parts", () => {
  expect(inShort("strategy", "all", words)).toBe("tous ensemble");
  expect(inShort("name", "all", words)).toBe("all");
  expect(inShort("days", ["monday", "feast"], words)).toBe("lundi, feast");
  expect(inShort("after", { kind: "number", number: "201", isShort: false }, words)).toBe("numéro · 201");
  expect(inShort("when", [{ from: "08:00", to: "18:00" }], words)).toBe("de 08:00 à 18:00");
  expect([inShort("a", "", words), inShort("a", null, words), inShort("a", [], words)]).toEqual(
    Array(3).fill("(vide)"),
  );
  expect([inShort("a", true, words), inShort("a", false, words)]).toEqual(["oui", "non"]);
});
