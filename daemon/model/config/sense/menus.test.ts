import { describe, expect, test } from "vitest";
import { adviceFor } from "../advice/advice.ts";
import { withoutObject } from "../edits/objects.ts";
import { referencesTo } from "../edits/references.ts";
import { extension, forwardTo, inboundRule, menu, office, profile, renamed, toMenu, trunk } from "../office.fixture.ts";
import { readDocument } from "../read-document.ts";
import { senseIssues } from "./sense.ts";

const menuNumbers = [{ number: "601", name: "svi fermeture" }];
const withMenus = (...menus: ReturnType<typeof menu>[]) => office({ menuNumbers, menus });
const told = (document: ReturnType<typeof office>) => senseIssues(document).map(({ code, path }) => [code, path]);
const advised = (document: ReturnType<typeof office>) => adviceFor(document).map(({ code, path }) => [code, path]);

test("SVI-02…SVI-12: a menu that says little gets the rest", () => {
  const { extensions, groups } = office();
  const event = { key: "1", action: { kind: "transfer", number: "2 02" } };
  const menus = [
    { name: " SVI Fermeture ", number: "601", events: [event] },
    { name: "Rien", number: "" },
  ];

  const read = readDocument({ format: 1, extensions, groups, menuNumbers, menus });

  expect(read).toMatchObject({
    kind: "ok",
    document: {
      menus: [
        {
          ...{ name: "SVI Fermeture", number: "601", loops: false, secondsBetween: 2, mostPlays: 3 },
          ...{ expirySeconds: null, onExpiry: { kind: "hang-up" }, dialsExtensions: false },
          ...{ audio: { source: { kind: "none" }, volume: 10, secondsBefore: 1 } },
          events: [{ key: "1", action: { kind: "transfer", number: "202" } }],
        },
        { name: "Rien", number: null },
      ],
    },
  });
});

describe("SVN-04 SVI-03: a menu number", () => {
  test("is nobody else's", () => {
    const document = office({ menuNumbers: [{ number: "201", name: "Accueil" }] });

    expect(senseIssues(document)).toMatchObject([
      { path: "/menuNumbers/0/number", code: "number-taken", message: expect.stringContaining("poste") },
    ]);
    expect(told(office({ menuNumbers: [{ number: "112", name: "Accueil" }] }))).toEqual([
      ["emergency-number", "/menuNumbers/0/number"],
    ]);
  });

  test("leads to one menu, and is one", () => {
    const twice = withMenus(menu("Jour", {}, { number: "601" }), menu("Nuit", {}, { number: "601" }));

    expect(told(twice)).toEqual([["menu-number-taken", "/menus/1/number"]]);
    expect(told(withMenus(menu("Jour", {}, { number: "202" })))).toEqual([["unknown-number", "/menus/0/number"]]);
  });

  test("SVN-06: may wait for its menu, which is told", () => {
    expect(told(withMenus())).toEqual([]);
    expect(advised(withMenus())).toEqual([["number-without-menu", "/menuNumbers/0"]]);
  });
});

test("SVI-02: two menus of one name would be one", () => {
  expect(told(withMenus(menu("Nuit"), menu("nuit")))).toEqual([["menu-name-taken", "/menus/1/name"]]);
});

test("SVI-16…SVI-20: a key does one thing, and leads to what exists", () => {
  const events = [
    { key: "1" as const, action: toMenu("Jour") },
    { key: "1" as const, action: { kind: "transfer" as const, number: "299" } },
    { key: "#" as const, action: { kind: "transfer" as const, number: "601" } },
  ];
  const document = withMenus(menu("Nuit", {}, { events, onExpiry: toMenu("Soir") }));

  expect(told(document)).toEqual([
    ["unknown-number", "/menus/0/events/1/action/number"],
    ["repeated-key", "/menus/0/events/1/key"],
    ["unknown-menu", "/menus/0/onExpiry/menu"],
    ["unknown-menu", "/menus/0/events/0/action/menu"],
  ]);
});

test("SVI-26: lines, their numbers, callers' rules and profiles lead to menus; who is told of emergencies is no menu", () => {
  const lead = { extension: "601" };
  const forwards = [profile("Fermeture", { outside: { onNoAnswer: forwardTo("601") } })];
  const base = office();
  const document = office({
    menuNumbers,
    menus: [menu("Nuit", { 1: "202" }, { number: "601" })],
    extensions: base.extensions.map((one) => ({ ...one, profiles: forwards })),
    groups: base.groups.map((one) => ({ ...one, profiles: forwards, overflow: forwardTo("601") })),
    trunks: [trunk("900", { ...lead, numbers: [{ number: "0122334455", ...lead }] })],
    inboundRules: [inboundRule(lead)],
  });

  expect(told(document)).toEqual([]);
  expect(told({ ...document, emergency: { ...document.emergency, contact: "601" } })).toEqual([
    ["unknown-number", "/emergency/contact"],
  ]);
});

test("POS-18: a key follows a new number; where it led is gone, it does nothing, and the expiry hangs up", () => {
  const document = withMenus(
    menu("Nuit", { 1: "202", 2: "203" }, { expirySeconds: 5, onExpiry: { kind: "transfer", number: "202" } }),
  );

  expect(referencesTo(document, "202")).toContainEqual({ kind: "menu", number: "", name: "Nuit" });
  const moved = renamed(document, "extensions", "202", "212").menus[0];
  expect(moved).toMatchObject({ onExpiry: { number: "212" }, events: [{ action: { number: "212" } }, { key: "2" }] });
  const left = withoutObject(document, "extensions", "202").menus[0];
  expect(left).toMatchObject({ onExpiry: { kind: "hang-up" }, events: [{ key: "2" }] });
});

describe("SVI-25: menus that chase each other", () => {
  test("and lead to nobody are told; a way out of one of them is one for all that lead there", () => {
    const others = [
      menu("B", {}, { expirySeconds: 5, onExpiry: toMenu("A") }),
      menu("C", { 1: "202", 2: toMenu("A") }),
    ];

    expect(advised(office({ menus: [menu("A", { 1: toMenu("B") }), ...others] }))).toEqual([
      ["menu-without-way-out", "/menus/0"],
      ["menu-without-way-out", "/menus/1"],
    ]);
    expect(advised(office({ menus: [menu("A", { 1: toMenu("B"), 2: toMenu("C") }), ...others] }))).toEqual([]);
  });

  test("one that is heard and ends goes round nowhere", () => {
    expect(advised(office({ menus: [menu("Congés")] }))).toEqual([]);
  });
});

test("a key that begins an extension's number waits where extensions can be dialled, which is told", () => {
  const menus = [menu("Accueil", { 2: "203", 9: "201" }, { dialsExtensions: true })];
  const extensions = ["201", "202", "203"].map((number) => extension(number));

  expect(advised(office({ menus, extensions, groups: [] }))).toEqual([
    ["key-begins-extension", "/menus/0/events/0/key"],
  ]);
});
