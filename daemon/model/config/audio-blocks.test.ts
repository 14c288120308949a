import { describe, expect, test } from "vitest";
import { heardBlocks } from "./audio-blocks.ts";
import { extension, inboundRule, menu, office } from "./office.fixture.ts";

const extensions = [
  extension("201", { name: "Jean Dupont" }),
  extension("202", { name: "Caché", isListed: false }),
  extension("203", { name: "…" }),
];
/** But for what menus announce. */
const said = (document: ReturnType<typeof office>): readonly string[] =>
  heardBlocks(document)
    .flatMap(({ audio: { source } }) => (source.kind === "text" ? [source.text] : []))
    .filter((text) => !text.startsWith("Bienvenue"));

describe("the names of extensions are rendered", () => {
  test("where a menu lets callers ask for them, but for those that are left out and those that nobody can say", () => {
    const menus = [menu("Jour", { 9: { kind: "by-name" } })];

    expect(said(office({ extensions, menus }))).toEqual(["Jean Dupont"]);
    expect(said(office({ extensions, menus: [menu("Jour", {}, { onExpiry: { kind: "by-name" } })] }))).toHaveLength(1);
  });

  test("and nowhere else: an office that does not ask for names does not wait for them", () => {
    expect(said(office({ extensions, menus: [menu("Jour", { 1: "201" })] }))).toEqual([]);
  });
});

test("ENT-07: what callers of a rule hear is rendered", () => {
  const audio = { source: { kind: "text", text: "Bonjour." }, volume: 10, secondsBefore: 0, secondsAfter: 1 } as const;

  expect(said(office({ inboundRules: [inboundRule({ audio })] }))).toEqual(["Bonjour."]);
});
