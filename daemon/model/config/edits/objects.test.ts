import { expect, test } from "vitest";
import { collections } from "../collections/collections.ts";
import { keyOf, listOf } from "../collections/lists.ts";
import type { CollectionName } from "../collections/names.ts";
import { COLLECTIONS } from "../collections/names.ts";
import {
  agent,
  extension,
  forwardTo,
  group,
  inboundRule,
  mailbox,
  menu,
  office,
  outboundRule,
  profile,
  renamed,
  site,
  toMenu,
  toVoicemail,
  trunk,
} from "../office.fixture.ts";
import { senseIssues } from "../sense/sense.ts";
import { references } from "./followed.ts";
import { withMovedObject, withNewObject, withObject, withoutObject } from "./objects.ts";

const everything = office({
  extensions: [
    extension("201", {
      site: "Siège",
      profiles: [profile("Absent", { inside: { onNoAnswer: toVoicemail("ventes") } })],
    }),
    extension("203"),
  ],
  groups: [{ ...group("800", ["201"]), overflow: toVoicemail("ventes") }],
  agents: [agent("301", { overflow: toVoicemail("ventes") })],
  sites: [site("Siège")],
  trunks: [trunk("900", { site: "Siège" }), trunk("901")],
  outboundRules: [outboundRule("900", { prefix: "0" }), outboundRule("901", { site: "Siège", prefix: "1" })],
  inboundRules: [inboundRule({ caller: "06*", extension: "201" })],
  menus: [menu("Accueil", { 1: toMenu("Fermé") }), menu("Fermé", {}, { onExpiry: toMenu("Accueil") })],
  mailboxes: [mailbox("ventes", "201")],
  music: {
    active: "Valse",
    musics: [{ name: "Valse", audio: menu("x").audio }],
  },
});

const keys = (name: CollectionName, document = everything): readonly string[] =>
  listOf(document, collections[name]).map((object, index) => keyOf(collections[name], object, index));

test.each(COLLECTIONS)("%s: is a list of the document whose schema is that of its objects", (name) => {
  const { schema, all, one, secrets } = collections[name];
  expect(listOf(everything, collections[name])).toBeInstanceOf(Array);
  expect([all.fr, all.en, one.fr, one.en]).not.toContain("");
  expect(secrets.filter((field) => field in schema.properties)).toEqual([]);
});

test("what has a number is put in its order, a rule at the end", () => {
  const added = withNewObject(everything, "extensions", { number: "202", name: "Deux" });
  expect(added.index).toBe(1);
  expect(withNewObject(everything, "outbound-rules", { trunk: "900" }).index).toBe(2);
  expect(withNewObject(everything, "extensions", { number: null }).index).toBe(2);
});

test("rules are named by their place, and move before others", () => {
  expect(keys("outbound-rules")).toEqual(["1", "2"]);
  const moved = withMovedObject(everything, "outbound-rules", "2", 0);
  expect(moved).toMatchObject({ outboundRules: [{ prefix: "1" }, { prefix: "0" }] });
});

test("menus that lead to a menu follow its name, or lead nowhere when it is gone", () => {
  expect(references(everything, "menus", "Fermé")).toEqual([{ kind: "menu", number: "", name: "Accueil" }]);
  const other = renamed(everything, "menus", "Accueil", "Jour");
  expect(other.menus).toMatchObject([{ name: "Jour" }, { onExpiry: { kind: "menu", menu: "Jour" } }]);
  expect(senseIssues(other)).toEqual(senseIssues(everything));
  const gone = withoutObject(everything, "menus", "Fermé");
  expect(gone.menus).toMatchObject([{ name: "Accueil", events: [] }]);
  expect(withoutObject(everything, "menus", "Accueil").menus[0]?.onExpiry).toEqual({ kind: "hang-up" });
});

test("forwards to a mailbox that is gone lead nowhere", () => {
  expect(references(everything, "mailboxes", "ventes").map(({ kind, number }) => [kind, number])).toEqual([
    ["extension", "201"],
    ["group", "800"],
    ["agent", "301"],
  ]);
  const gone = withoutObject(everything, "mailboxes", "ventes");
  expect(gone.groups[0]?.overflow).toBeNull();
  expect(gone.agents[0]?.overflow).toBeNull();
  expect(gone.extensions[0]?.profiles[0]?.inside.onNoAnswer).toBeNull();
});

test("the music that is heard stays so under another name; when it is gone, the box's own is heard", () => {
  expect(renamed(everything, "musics", "Valse", "Jazz").music).toMatchObject({
    active: "Jazz",
    musics: [{ name: "Jazz" }],
  });
  expect(withoutObject(everything, "musics", "Valse").music).toEqual({ active: null, musics: [] });
});

test("a site knows all that stands there", () => {
  expect(references(everything, "sites", "Siège").map(({ kind }) => kind)).toEqual([
    "extension",
    "trunk",
    "outbound-rule",
  ]);
});

test("another object in the place of one is followed to its new number, whatever else it brings", () => {
  const after = withObject(everything, "trunks", "900", { ...trunk("910"), name: "Neuve" });
  expect(after).toMatchObject({
    trunks: [{ number: "910", name: "Neuve" }, {}],
    outboundRules: [{ trunk: "910" }, {}],
  });
});

test("a menu that leads to itself still does under another name, whichever name it was given", () => {
  const again = menu("Accueil", { 9: toMenu("Accueil"), 2: toMenu("Fermé") }, { onExpiry: toMenu("Accueil") });
  const both = office({ menus: [again, menu("Fermé", { 1: toMenu("Accueil") })] });

  const after = withObject(both, "menus", "Accueil", { ...again, name: "Jour" });

  const jour = menu("Jour", { 9: toMenu("Jour"), 2: toMenu("Fermé") }, { onExpiry: toMenu("Jour") });
  expect(after).toEqual({ ...both, menus: [{ ...jour, audio: again.audio }, menu("Fermé", { 1: toMenu("Jour") })] });
  const told = { ...again, name: "Jour", onExpiry: toMenu("Jour") };
  expect(withObject(both, "menus", "Accueil", told)).toEqual(after);
});

test("who forwards to himself does so by his new number", () => {
  const round = { ...group("801", ["201"]), overflow: forwardTo("801") };
  const busy = (number: string) => profile("Occupé", { outside: { onBusy: forwardTo(number) } });
  const both = office({ extensions: [extension("201", { profiles: [busy("201")] })], groups: [round] });

  expect(withObject(both, "groups", "801", { ...round, number: "802" })).toMatchObject({
    groups: [{ number: "802", overflow: { number: "802" } }],
  });
  expect(renamed(both, "extensions", "201", "211").extensions[0]?.profiles).toEqual([busy("211")]);
});

test("what is write-only, or left out, of an object with another number is what it would be with the same", () => {
  const next = { number: "801", name: "Vente", members: ["203"], queue: { isOn: true } };
  const after = withObject(everything, "groups", "800", next);
  expect(after).toMatchObject({ groups: [{ number: "801", queue: { isOn: true, onFull: null } }] });

  const line = { ...trunk("910"), sipPassword: "secret of the operator" };
  expect(withObject(everything, "trunks", "900", line)).toMatchObject({ trunks: [line, { number: "901" }] });
});

test.each([{ profiles: 7 }, { profiles: [null] }, { profiles: [{ inside: "x" }] }, { unheardOf: [] }])(
  "what is no extension (%j) is put there as it is, for the document to refuse",
  (wrong) => {
    const next = { ...extension("211"), ...wrong };

    const after = withObject(everything, "extensions", "201", next);

    expect(after).toEqual({ ...everything, extensions: [next, extension("203")] });
  },
);
