import { expect, test } from "vitest";
import { extension, group, office } from "../../model/config/office.fixture.ts";
import { entityTag } from "./entity-tag.ts";
import { addExtension, removeExtension, replaceExtension } from "./extension-edits.ts";

const saved = office({
  extensions: [extension("201"), extension("205", { name: "Gérant" })],
  groups: [group("800", ["201", "205"], "Général")],
});
const seen = entityTag(saved.extensions[1]);

test("a new extension stands among the others in the order of numbers", () => {
  const edit = addExtension(saved, extension("203"));

  expect(edit).toMatchObject({ kind: "save", note: "Poste 203 ajouté", at: "/extensions/1" });
  expect(edit).toMatchObject({ document: { extensions: [{ number: "201" }, { number: "203" }, { number: "205" }] } });
});

test.each([
  ["205", "Gérant"],
  ["800", "Général"],
])("the number %s is refused at its field, with the name of its owner", (number, name) => {
  const edit = addExtension(saved, extension(number));

  expect(edit).toMatchObject({ problem: { status: 422, issues: [{ path: "/number", code: "number-taken" }] } });
  expect(JSON.stringify(edit)).toContain(name);
});

test("an extension is changed only by who has seen what it is", () => {
  const next = extension("205", { name: "Gérante" });

  expect(replaceExtension(saved, "205", next, seen)).toMatchObject({ kind: "save", note: "Poste 205 modifié" });
  expect(replaceExtension(saved, "205", next, entityTag(next))).toMatchObject({ problem: { status: 412 } });
  expect(replaceExtension(saved, "299", next, seen)).toMatchObject({ problem: { status: 404 } });
});

test("another number is followed by the groups, and passwords go along", () => {
  const edit = replaceExtension(saved, "205", { ...extension("206"), sipPassword: "s" }, seen);

  expect(edit).toMatchObject({
    note: "Poste 205 renuméroté 206",
    renumbered: { from: "205", to: "206" },
    document: { extensions: [{}, { number: "206", sipPassword: "s" }], groups: [{ members: ["201", "206"] }] },
  });
  expect(replaceExtension(saved, "205", extension("201"), seen)).toMatchObject({ problem: { status: 422 } });
});

test("an extension that goes is taken out of its groups", () => {
  expect(removeExtension(saved, "205")).toMatchObject({
    note: "Poste 205 supprimé",
    document: { groups: [{ members: ["201"] }] },
  });
});
