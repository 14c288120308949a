import { describe, expect, test } from "vitest";
import {
  extension,
  group,
  mailbox,
  menu,
  office,
  outboundRule,
  toMenu,
  trunk,
} from "../../model/config/office.fixture.ts";
import { entityTag } from "./entity-tag.ts";
import { freeIdentifier } from "./free-identifier.ts";
import { addObject, changeObjects, moveObject, removeObject, replaceObject } from "./object-edits.ts";

const saved = office({
  extensions: [extension("201"), extension("205", { name: "Gérant" })],
  groups: [group("800", ["201", "205"], "Général")],
  trunks: [trunk("900")],
  outboundRules: [outboundRule("900", { prefix: "0" }), outboundRule("900", { prefix: "1" })],
  menus: [menu("Accueil", { 1: toMenu("Fermé") }), menu("Fermé")],
  mailboxes: [mailbox("repondeur", "201")],
});
const seen = entityTag(saved.extensions[1]);
const rule = entityTag(saved.outboundRules[1]);

test("a new extension stands among the others in the order of numbers", () => {
  const edit = addObject(saved, "extensions", { ...extension("203"), name: " Trois " });

  expect(edit).toMatchObject({ kind: "save", note: "Poste 203 ajouté", at: "/extensions/1", key: "203" });
  expect(edit).toMatchObject({ document: { extensions: [{}, { number: "203", name: "Trois" }, {}] } });
});

test("MEN-28: a number that somebody has is refused at its field, with the name of its owner", () => {
  for (const [number, name] of [
    ["205", "Gérant"],
    ["800", "Général"],
  ] as const) {
    const edit = addObject(saved, "extensions", extension(number));
    expect(edit).toMatchObject({ problem: { status: 422, issues: [{ path: "/number", code: "number-taken" }] } });
    expect(JSON.stringify(edit)).toContain(name);
  }
});

test("MEN-28: who wants a number that is another's is told at once what else is wrong", () => {
  const wanted = { ...trunk("205"), registration: "outbound", addresses: [], domain: "", extension: "8000" };
  const codes = (edit: ReturnType<typeof addObject>) =>
    edit.kind === "refuse" ? edit.problem.issues?.map(({ path, code }) => `${path} ${code}`) : [];

  const added = codes(addObject(saved, "trunks", wanted));
  expect(added?.[0]).toBe("/number number-taken");
  expect(added?.some((one) => one.startsWith("/extension "))).toBe(true);
  expect(codes(replaceObject(saved, "trunks", "900", wanted, entityTag(saved.trunks[0])))).toEqual(added);
});

test("an object is changed only by who has seen what it is, and keeps what he does not say", () => {
  const next = { name: "Gérante" };

  expect(replaceObject(saved, "extensions", "205", next, seen)).toMatchObject({
    kind: "save",
    note: "Poste 205 modifié",
    document: { extensions: [{}, { number: "205", name: "Gérante", ringSeconds: 30 }] },
  });
  expect(replaceObject(saved, "extensions", "205", next, entityTag(next))).toMatchObject({ problem: { status: 412 } });
  expect(replaceObject(saved, "extensions", "299", next, seen)).toMatchObject({ problem: { status: 404 } });
});

test("another number is followed by the groups, and passwords go along", () => {
  expect(replaceObject(saved, "extensions", "205", { number: "206", sipPassword: "s" }, seen)).toMatchObject({
    note: "Poste 205 renuméroté 206",
    renumbered: { from: "205", to: "206" },
    document: { extensions: [{}, { number: "206", sipPassword: "s" }], groups: [{ members: ["201", "206"] }] },
  });
  expect(replaceObject(saved, "extensions", "205", { number: "201" }, seen)).toMatchObject({
    problem: { status: 422 },
  });
});

test("another name of a menu is followed by the keys that lead there", () => {
  const tag = entityTag(saved.menus[1]);
  expect(replaceObject(saved, "menus", "Fermé", { name: "Nuit" }, tag)).toMatchObject({
    note: "Menu Fermé renommé Nuit",
    document: { menus: [{ events: [{ action: { menu: "Nuit" } }] }, { name: "Nuit" }] },
  });
});

test("an object that goes is taken out of what names it; a rule only when it is the one that was seen", () => {
  expect(removeObject(saved, "extensions", "205", undefined)).toMatchObject({
    note: "Poste 205 supprimé",
    document: { groups: [{ members: ["201"] }] },
  });
  expect(removeObject(saved, "outbound-rules", "2", rule)).toMatchObject({
    note: "Règle de sortie 2 supprimée",
    document: { outboundRules: [{ prefix: "0" }] },
  });
  expect(removeObject(saved, "outbound-rules", "1", rule)).toMatchObject({ problem: { status: 412 } });
});

test("a rule is moved before others by who has seen it", () => {
  expect(moveObject(saved, "outbound-rules", "2", 1, rule)).toMatchObject({
    document: { outboundRules: [{ prefix: "1" }, { prefix: "0" }] },
  });
  expect(moveObject(saved, "outbound-rules", "2", 99, rule)).toMatchObject({ note: "Règle de sortie 2 déplacée en 2" });
  expect(moveObject(saved, "outbound-rules", "1", 2, rule)).toMatchObject({ problem: { status: 412 } });
});

describe("several at once", () => {
  test("get the same values", () => {
    expect(changeObjects(saved, "extensions", ["201", "205"], { ringSeconds: 45 })).toMatchObject({
      note: "Postes 201, 205 : modifiés ensemble",
      document: { extensions: [{ ringSeconds: 45 }, { ringSeconds: 45 }] },
    });
  });

  test("SOR-08: rules, that their places name, are those that were seen", () => {
    const [first, second] = saved.outboundRules.map(entityTag);
    const change = (tags: readonly string[]) =>
      changeObjects(saved, "outbound-rules", ["1", "2"], { prefix: "2" }, tags);

    expect(change([first ?? "", second ?? ""])).toMatchObject({ kind: "save" });
    for (const others of [[second ?? "", first ?? ""], [first ?? ""]])
      expect(change(others)).toMatchObject({ problem: { status: 412 } });
  });

  test("are all there, and keep their own numbers", () => {
    expect(changeObjects(saved, "extensions", ["201", "299"], {})).toMatchObject({ problem: { status: 404 } });
    expect(changeObjects(saved, "extensions", ["201"], { number: "300" })).toMatchObject({
      problem: { issues: [{ path: "/number" }] },
    });
  });
});

test("a mailbox gets an identifier of its own, which never changes", () => {
  expect(addObject(saved, "mailboxes", { name: "Répondeur", owner: "205" })).toMatchObject({ key: "repondeur-2" });
  expect(freeIdentifier("Non réponse — vente !", [])).toBe("non-reponse-vente");
  expect(freeIdentifier("…", ["boite"])).toBe("boite-2");
  const tag = entityTag(saved.mailboxes[0]);
  expect(replaceObject(saved, "mailboxes", "repondeur", { id: "autre" }, tag)).toMatchObject({
    problem: { status: 422 },
  });
});
