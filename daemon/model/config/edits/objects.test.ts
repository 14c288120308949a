import { expect, test } from "vitest";
import { collections } from "../collections/collections.ts";
import { keyOf, listOf } from "../collections/lists.ts";
import type { CollectionName } from "../collections/names.ts";
import { COLLECTIONS } from "../collections/names.ts";
import {
  agent,
  extension,
  group,
  inboundRule,
  mailbox,
  menu,
  office,
  outboundRule,
  profile,
  site,
  toMenu,
  toVoicemail,
  trunk,
} from "../office.fixture.ts";
import { senseIssues } from "../sense/sense.ts";
import { references } from "./followed.ts";
import { renamedObject, withMovedObject, withNewObject, withObject, withoutObject } from "./objects.ts";

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
  const renamed = renamedObject(everything, "menus", "Accueil", "Jour");
  expect(renamed.menus).toMatchObject([{ name: "Jour" }, { onExpiry: { kind: "menu", menu: "Jour" } }]);
  expect(senseIssues(renamed)).toEqual(senseIssues(everything));
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
  expect(renamedObject(everything, "musics", "Valse", "Jazz").music).toMatchObject({
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
