import { expect, test } from "vitest";
import { group, inboundRule, office, outboundRule, renamed, site, trunk } from "../office.fixture.ts";
import { senseIssues } from "../sense/sense.ts";
import { withoutObject } from "./objects.ts";
import { referencesTo } from "./references.ts";

const everywhere = office({
  groups: [group("800", ["202"])],
  trunks: [trunk("900", { extension: "202", numbers: [{ number: "0122334455", extension: "202" }] })],
  outboundRules: [outboundRule("900", { emitter: "202", prefix: "0" }), outboundRule("900")],
  messageRules: [outboundRule("900", { emitter: "202", prefix: "06" }), outboundRule("900")],
  inboundRules: [inboundRule({ caller: "06*", extension: "202" })],
  externalNumbers: [{ name: "Mobile", number: "0601020304", ringsWith: "202" }],
  shortNumbers: [{ number: "501", full: "202", name: "" }],
});

test("POS-18 everything that names an extension is told", () => {
  expect(referencesTo(everywhere, "202").map(({ kind }) => kind)).toEqual([
    "group",
    "trunk",
    "outbound-rule",
    "message-rule",
    "inbound-rule",
    "external-number",
    "short-number",
  ]);
});

test("another number is followed everywhere", () => {
  const after = renamed(everywhere, "extensions", "202", "212");

  expect(senseIssues(after)).toEqual([]);
  expect(referencesTo(after, "212")).toHaveLength(7);
  expect(referencesTo(after, "202")).toEqual([]);
});

test("what was for an extension alone goes with it: a rule of its own never becomes everybody's", () => {
  const after = withoutObject(everywhere, "extensions", "202");

  expect(senseIssues(after)).toEqual([]);
  expect(after.outboundRules).toEqual([outboundRule("900")]);
  expect(after.messageRules).toEqual([outboundRule("900")]);
  expect(after.inboundRules).toEqual([]);
  expect(after.shortNumbers).toEqual([]);
  expect(after.trunks[0]).toMatchObject({ extension: null, numbers: [{ extension: null }] });
});

test("MEX-01: who is told of emergency calls follows a new number, and nobody is told when he is gone", () => {
  const told = office({
    sites: [site("Lyon", { emergencyContact: "202" })],
    emergency: { ...office().emergency, contact: "202" },
  });

  const moved = renamed(told, "extensions", "202", "212");
  expect([moved.sites[0]?.emergencyContact, moved.emergency.contact]).toEqual(["212", "212"]);
  expect(referencesTo(told, "202").filter(({ kind }) => kind === "site")).toHaveLength(2);
  const gone = withoutObject(told, "extensions", "202");
  expect([gone.sites[0]?.emergencyContact, gone.emergency.contact]).toEqual([null, null]);
  expect(senseIssues({ ...gone, emergency: { ...gone.emergency, contact: "299" } })).toMatchObject([
    { path: "/emergency/contact", code: "unknown-number" },
  ]);
});
