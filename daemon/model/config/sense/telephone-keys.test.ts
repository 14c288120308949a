import { describe, expect, test } from "vitest";
import { references } from "../edits/followed.ts";
import { withoutObject } from "../edits/objects.ts";
import { agent, extension, group, office, renamed } from "../office.fixture.ts";
import { readDocument } from "../read-document.ts";
import type { KeyDoes, TelephoneKey } from "../telephone-keys.ts";
import { senseIssues } from "./sense.ts";

const key = (position: number, does: KeyDoes, change: Partial<TelephoneKey> = {}): TelephoneKey => ({
  ...{ module: 0, position, does, label: "" },
  ...change,
});
const lamp = (number: string): KeyDoes => ({ kind: "lamp", number });
const withKeys = (...keys: TelephoneKey[]) =>
  office({
    extensions: [extension("201", { name: "Gérant", keys }), extension("202"), extension("203")],
    groups: [group("800", ["201", "202"], "Général")],
    agents: [agent("101")],
    externalNumbers: [{ name: "Mairie", number: "0122334455", ringsWith: null }],
  });
const messages = (...keys: TelephoneKey[]) =>
  senseIssues(withKeys(...keys)).map(({ path, message }) => [path, message]);

describe("keys of a telephone", () => {
  test("of each kind make sense when what they name is there", () => {
    const all: KeyDoes[] = [
      { kind: "line" },
      lamp("202"),
      lamp("800"),
      lamp("101"),
      { kind: "speed-dial", number: "*21*203#" },
      { kind: "voicemail" },
      { kind: "park", place: "701" },
      { kind: "transfer", number: "0622334455" },
      { kind: "agent", number: "101" },
      { kind: "service", service: "hide-number" },
    ];

    expect(messages(...all.map((does, index) => key(index + 1, does)))).toEqual([]);
  });

  test("stand in a place each, and on a module that is there", () => {
    expect(messages(key(3, lamp("202")), key(3, lamp("203")), key(3, lamp("203"), { module: 1 }))).toEqual([
      ["/extensions/0/keys/1/position", "Poste « Gérant », touche 3 : il y a déjà une touche à cette place."],
      [
        "/extensions/0/keys/2/module",
        "Poste « Gérant », touche 3 du module 1 : ce téléphone n'a pas de module, d'après le champ « Modules ».",
      ],
    ]);
  });

  test("light for what is here only", () => {
    expect(
      messages(key(1, lamp("299")), key(2, { kind: "park", place: "799" }), key(3, { kind: "agent", number: "201" })),
    ).toEqual([
      [
        "/extensions/0/keys/0/does/number",
        "Poste « Gérant », touche 1 : 299 n'est pas un poste, un agent, un groupe ou une salle de conférence.",
      ],
      ["/extensions/0/keys/1/does/place", "Poste « Gérant », touche 2 : 799 n'est pas une place de parking."],
      ["/extensions/0/keys/2/does/number", "Poste « Gérant », touche 3 : 201 n'est pas un agent."],
    ]);
  });

  test("that dial a code of the office need one", () => {
    const before = withKeys(key(1, { kind: "voicemail" }), key(2, { kind: "service", service: "pick-up" }));
    const after = { ...before, specialNumbers: { ...before.specialNumbers, voicemail: "", pickUp: [] } };

    expect(senseIssues(after).map(({ path, code }) => [path, code])).toEqual([
      ["/extensions/0/keys/0/does", "key-without-code"],
      ["/extensions/0/keys/1/does", "key-without-code"],
    ]);
  });
});

describe("POS-18: who is named by a key", () => {
  const document = withKeys(
    key(1, lamp("202")),
    key(2, { kind: "transfer", number: "202" }),
    key(4, { kind: "speed-dial", number: "0122334455" }),
    key(5, lamp("800")),
  );
  const numbersIn = ({ extensions }: typeof document) =>
    extensions[0]?.keys.map(({ position, does }) => [position, does]);

  test("is told by whom", () => {
    const gerant = { kind: "extension", number: "201", name: "Gérant" };

    expect(references(document, "extensions", "202")).toContainEqual(gerant);
    expect(references(document, "external-numbers", "0122334455")).toEqual([gerant]);
    expect(references(document, "groups", "800")).toEqual([gerant]);
  });

  test("is followed to another number", () => {
    const after = renamed(renamed(document, "extensions", "202", "212"), "groups", "800", "810");

    expect(numbersIn(after)).toEqual([
      [1, lamp("212")],
      [2, { kind: "transfer", number: "212" }],
      [4, { kind: "speed-dial", number: "0122334455" }],
      [5, lamp("810")],
    ]);
  });

  test("leaves its place empty when it is gone, and the others where they are", () => {
    const after = withoutObject(document, "extensions", "202");

    expect(numbersIn(after)?.map(([position]) => position)).toEqual([4, 5]);
    expect(senseIssues(after)).toEqual([]);
  });
});

test("a document of before keys has none; numbers are kept without the marks that people write", () => {
  const { extensions, ...rest } = withKeys();
  const [first] = extensions;
  const { keys: _, keyModules: __, ...old } = first ?? extension("201");
  const typed = { module: 0, position: 1, does: { kind: "speed-dial", number: "01 22.33-44 55" }, label: " Mairie " };
  const read = readDocument({ ...rest, groups: [], extensions: [old, { ...extension("202"), keys: [typed] }] });

  expect(read).toMatchObject({
    kind: "ok",
    document: {
      extensions: [
        { number: "201", keyModules: 0, keys: [] },
        { number: "202", keys: [{ position: 1, does: { kind: "speed-dial", number: "0122334455" }, label: "Mairie" }] },
      ],
    },
  });
});
