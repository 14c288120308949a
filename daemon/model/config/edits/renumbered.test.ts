import { expect, test } from "vitest";
import { extension, group, office, renamed } from "../office.fixture.ts";
import { senseIssues } from "../sense/sense.ts";
import { withoutObject } from "./objects.ts";
import { referencesTo } from "./references.ts";

const sales = office({
  extensions: [extension("201"), extension("202", { name: "Gérant" }), extension("203")],
  groups: [group("800", ["201", "202"], "Général"), group("801", ["202", "800"], "Vente"), group("802", ["203"])],
});

test("an extension is named by the groups that it is a member of, each once", () => {
  expect(referencesTo(sales, "202")).toEqual([
    { kind: "group", number: "800", name: "Général" },
    { kind: "group", number: "801", name: "Vente" },
  ]);
  expect(referencesTo(sales, "800")).toEqual([{ kind: "group", number: "801", name: "Vente" }]);
  expect(referencesTo(sales, "204")).toEqual([]);
});

test("an extension that is taken out leaves no trace in groups, and the rest as it was", () => {
  const after = withoutObject(sales, "extensions", "202");

  expect(after.extensions.map(({ number }) => number)).toEqual(["201", "203"]);
  expect(after.groups.map(({ members }) => members)).toEqual([["201"], ["800"], ["203"]]);
  expect(senseIssues(after)).toEqual([]);
  expect(sales.groups[0]?.members).toEqual(["201", "202"]);
});

test("another number is followed by every group, in its place", () => {
  const after = renamed(sales, "extensions", "202", "212");

  expect(after.extensions[1]).toEqual({ ...sales.extensions[1], number: "212" });
  expect(after.groups.map(({ members }) => members)).toEqual([["201", "212"], ["212", "800"], ["203"]]);
  expect(senseIssues(after)).toEqual([]);
});

test("a number that is taken is for the sense rules to refuse", () => {
  expect(senseIssues(renamed(sales, "extensions", "202", "203"))).toMatchObject([{ code: "number-taken" }]);
});
