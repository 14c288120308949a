import { expect, test } from "vitest";
import { englishDhcp } from "./dhcp.en.ts";
import { frenchDhcp } from "./dhcp.fr.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { englishNetwork } from "./network.en.ts";
import { frenchNetwork } from "./network.fr.ts";
import { typeset } from "./typeset.ts";

/** With those that come with their pages. */
const every = {
  fr: { ...fr, dhcp: frenchDhcp, network: frenchNetwork },
  en: { ...en, dhcp: englishDhcp, network: englishNetwork },
};

function texts(value: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(value(2, 3))]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => texts(inside, `${path}/${key}`));
}

test("French marks of every sentence keep their no-break space", () => {
  const breaking = texts(every.fr).filter(([, text]) => typeset(text, "fr") !== text);

  expect(breaking).toEqual([]);
});

test("no sentence is empty, and lists are as long in both languages", () => {
  expect([...texts(every.fr), ...texts(every.en)].filter(([, text]) => text.trim() === "")).toEqual([]);
  expect(texts(every.en).map(([path]) => path)).toEqual(texts(every.fr).map(([path]) => path));
});
