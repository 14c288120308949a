import { expect, test } from "vitest";
import { extension, office, outboundRule, renamed, site, trunk } from "../office.fixture.ts";
import { senseIssues } from "../sense/sense.ts";
import { withoutObject } from "./objects.ts";
import { extensionsAt } from "./sites.ts";

const lyon = site("Lyon", { address: "1 place Bellecour" });
const two = office({
  extensions: [extension("201", { site: "Siège" }), extension("202", { site: "Lyon" }), extension("203")],
  groups: [],
  sites: [site("Siège"), lyon],
  trunks: [trunk("900")],
  messageRules: [outboundRule("900", { site: "Siège" }), outboundRule("900")],
});

test("a site knows its extensions", () => {
  expect(extensionsAt(two, "Lyon").map(({ number }) => number)).toEqual(["202"]);
});

test("extensions follow their site to another name", () => {
  const after = renamed(two, "sites", "Siège", "Paris");

  expect(after.sites).toEqual([site("Paris"), lyon]);
  expect(after.extensions.map((one) => one.site)).toEqual(["Paris", "Lyon", null]);
  expect(after.messageRules.map((one) => one.site)).toEqual(["Paris", null]);
  expect(senseIssues(after)).toEqual([]);
});

test("extensions of a site that goes stand at none", () => {
  const after = withoutObject(two, "sites", "Siège");

  expect(after.sites).toEqual([lyon]);
  expect(after.extensions.map((one) => one.site)).toEqual([null, "Lyon", null]);
  expect(after.messageRules).toEqual([outboundRule("900")]);
  expect(senseIssues(after)).toEqual([]);
});
