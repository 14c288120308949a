import { expect, test } from "vitest";
import { adviceFor } from "../advice/advice.ts";
import { referencesTo, withReferences } from "../edits/references.ts";
import { agent, extension, forwardTo, group, menu, office, queue } from "../office.fixture.ts";
import { senseIssues } from "./sense.ts";

const shop = office({
  extensions: [extension("201"), extension("202")],
  agents: [agent("301", { overflow: forwardTo("202") }), agent("302")],
  groups: [{ ...group("800", ["301", "201"]), queue: queue({ isOn: true, leaveTo: forwardTo("302") }) }],
  menuNumbers: [{ number: "601", name: "Accueil" }],
  menus: [menu("Accueil", { 1: "301" }, { number: "601" })],
});
const codes = (document: Parameters<typeof senseIssues>[0]) =>
  senseIssues(document).map(({ code, path }) => [code, path]);

test("AGT-06: an agent is a member of groups, and where menus and forwards lead", () => {
  expect(codes(shop)).toEqual([]);
});

test("AGT-06: an agent has a number of the one number space", () => {
  expect(codes({ ...shop, agents: [...shop.agents, agent("201")] })).toEqual([["number-taken", "/agents/2/number"]]);
});

test("an agent who is gone is missed by all that named him", () => {
  expect(codes({ ...shop, agents: [] })).toEqual([
    ["unknown-member", "/groups/0/members/0"],
    ["unknown-number", "/groups/0/queue/leaveTo/number"],
    ["unknown-number", "/menus/0/events/0/action/number"],
  ]);
});

test("an agent is no contact of a site: nobody may be logged in when help is called", () => {
  const { emergency } = shop;

  expect(codes({ ...shop, emergency: { ...emergency, contact: "301" } })).toEqual([
    ["unknown-number", "/emergency/contact"],
  ]);
});

test("whoever names a number is found among agents and queues, and follows it", () => {
  expect(referencesTo(shop, "202")).toEqual([{ kind: "agent", number: "301", name: "Agent 301" }]);
  expect(referencesTo(shop, "302")).toEqual([{ kind: "group", number: "800", name: "Groupe 800" }]);

  const moved = withReferences(shop, (number) => (number === "202" ? "212" : number === "302" ? null : number));

  expect(moved.agents[0]?.overflow).toEqual(forwardTo("212"));
  expect(moved.groups[0]?.queue.leaveTo).toBeNull();
});

test("codes of agents hide no other code", () => {
  const { specialNumbers } = shop;

  expect(codes({ ...shop, specialNumbers: { ...specialNumbers, agentLogin: "*69" } })).toContainEqual([
    "special-number-taken",
    "/specialNumbers/agentLogin",
  ]);
});

test("SVI-15: a key of a queue does one thing, and a queue of which nobody takes calls is told", () => {
  const group801 = (queued: Parameters<typeof queue>[0], members: readonly string[]) => ({
    ...shop,
    externalNumbers: [{ name: "Gérant", number: "0601020304", ringsWith: null }],
    groups: [...shop.groups, { ...group("801", members), queue: queue({ isOn: true, ...queued }) }],
  });

  expect(codes(group801({ leaveKey: "9", callBackKey: "9" }, ["301"]))).toEqual([
    ["repeated-key", "/groups/1/queue/callBackKey"],
  ]);
  expect(codes(group801({ leaveKey: "9", callBackKey: "2" }, ["301"]))).toEqual([]);
  const advised = (members: readonly string[]) =>
    adviceFor(group801({}, members)).flatMap(({ code, path }) => (code === "queue-of-nobody" ? [path] : []));
  expect(advised(["0601020304"])).toEqual(["/groups/1/queue/isOn"]);
  expect(advised([])).toEqual(["/groups/1/queue/isOn"]);
  expect(advised(["800"])).toEqual([]);
});
