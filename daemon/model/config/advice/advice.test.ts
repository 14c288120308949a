import { expect, test } from "vitest";
import { extension, inboundRule, office, outboundRule, site, trunk } from "../office.fixture.ts";
import { readDocument } from "../read-document.ts";
import { adviceFor } from "./advice.ts";

const told = (change: Parameters<typeof office>[0]) =>
  adviceFor(office(change)).map(({ code, path, level }) => [code, path, level]);
const line = (number: string, change: Parameters<typeof trunk>[1] = {}) =>
  trunk(number, { numbers: [{ number: "0122334455", extension: null }], ...change });

test("the factory's office is fine as it is", () => {
  expect(adviceFor(office())).toEqual([]);
});

test("PRE-01 LIG-18: a number that the operator does not let the line show is told, and saved all the same", () => {
  const presents = (number: string) => [extension("201", { presented: { automatic: false, number } })];
  const rules = { outboundRules: [outboundRule("900")], groups: [] };

  expect(told({ ...rules, trunks: [line("900")], extensions: presents("0699999999") })).toEqual([
    ["may-not-present", "/extensions/0/presented/number", "warning"],
  ]);
  const document = office({ ...rules, trunks: [line("900")], extensions: presents("0699999999") });
  expect(readDocument(document).kind).toBe("ok");
  const allowed = line("900", { mayPresent: ["+33699999999"] });
  expect(told({ ...rules, trunks: [allowed], extensions: presents("0699999999") })).toEqual([]);
  expect(told({ ...rules, trunks: [line("900")], extensions: presents("+33122334455") })).toEqual([]);
  const forced = line("900", { presentation: { forced: true, ofExtension: true, number: "", hidden: false } });
  expect(told({ ...rules, trunks: [forced], extensions: presents("0699999999") })).toEqual([]);
});

test("PRE-01: the number shown in an emergency is held against the lines of its site", () => {
  const sites = [site("Lyon", { emergencyTrunks: ["901"], emergencyNumber: "0478000000" })];

  expect(told({ trunks: [line("900"), line("901")], sites })).toEqual([
    ["may-not-present", "/sites/0/emergencyNumber", "warning"],
  ]);
});

test("LNO-08: an entry of a black list behind one that decides the same numbers is never reached", () => {
  const blackList = [
    { right: "allowed" as const, pattern: "06 12 *" },
    { right: "refused" as const, pattern: "06*" },
    { right: "allowed" as const, pattern: "06 99 99 99 99" },
    { right: "refused" as const, pattern: "07*" },
  ];

  expect(told({ extensions: [extension("201", { blackList })], groups: [] })).toEqual([
    ["never-reached", "/extensions/0/blackList/2/pattern", "warning"],
  ]);
});

test("ENT-10: of rules for callers only one that says the same is never reached: the narrower goes first anyway", () => {
  const rules = ["", "06*", "0612345678", "06 *"].map((caller) => inboundRule({ caller }));

  expect(told({ inboundRules: rules })).toEqual([["never-reached", "/inboundRules/3/caller", "warning"]]);
});

test("SOR-10: a second line for the same calls is a way out when the first is down; the same line again is none", () => {
  const trunks = [line("900"), line("901")];
  const again = outboundRule("900", { prefix: "06" });

  expect(told({ trunks, outboundRules: [outboundRule("900"), outboundRule("901")] })).toEqual([]);
  expect(told({ trunks, outboundRules: [outboundRule("900", { prefix: "0" }), outboundRule("901"), again] })).toEqual([
    ["rule-repeated", "/outboundRules/2", "warning"],
  ]);
  expect(told({ trunks, outboundRules: [outboundRule("900", { emitter: "201" }), again] })).toEqual([]);
});

test("LIG-23: a rule to a line that takes no calls out", () => {
  const trunks = [line("900", { maxOutgoing: 0 })];

  expect(told({ trunks, outboundRules: [outboundRule("900")] })).toEqual([
    ["line-takes-no-calls", "/outboundRules/0/trunk", "warning"],
  ]);
});

test("MEX-01: a site whose calls for help have no line of their own, or none at all", () => {
  const extensions = [extension("201", { site: "Lyon" }), extension("202", { site: "Paris" })];
  const sites = [site("Lyon", { emergencyTrunks: ["900"] }), site("Paris"), site("Vide")];
  const there = { extensions, groups: [], sites };

  expect(told({ ...there, trunks: [line("900")] })).toEqual([
    ["no-own-emergency-line", "/sites/1/emergencyTrunks", "warning"],
  ]);
  const installation = { ...office().emergency, trunks: ["900"] };
  expect(told({ ...there, trunks: [line("900")], emergency: installation })).toEqual([]);
  expect(told({ ...there, sites: [site("Lyon"), site("Paris")], trunks: [] })).toEqual([
    ["no-emergency-line", "/sites/0/emergencyTrunks", "warning"],
    ["no-emergency-line", "/sites/1/emergencyTrunks", "warning"],
  ]);
  expect(
    told({
      extensions: [extension("201", { site: "Lyon" })],
      groups: [],
      sites: [site("Lyon")],
      trunks: [line("900")],
    }),
  ).toEqual([]);
});

test("POS-07 POS-17: keys of a handset that is not the first of its base are told, and a handset of no base", () => {
  const macAddress = "7C2F8040EC1A";
  const keys = [{ module: 0, position: 1, does: { kind: "voicemail" as const }, label: "" }];
  const first = extension("202", { macAddress, handset: 1, keys });
  const second = extension("201", { macAddress, handset: 2, keys });

  expect(told({ extensions: [second, first], groups: [] })).toEqual([
    ["keys-of-further-handset", "/extensions/0/keys", "warning"],
  ]);
  expect(told({ extensions: [{ ...second, keys: [] }, first], groups: [] })).toEqual([]);
  expect(told({ extensions: [{ ...second, macAddress: null }, first], groups: [] })).toEqual([
    ["handset-of-no-base", "/extensions/0/handset", "warning"],
  ]);
});

test("DHC-05: a base needs one address of the pool, however many handsets it has", () => {
  const pool = { ...office().dhcp, isOn: true, poolFirst: "192.168.1.100", poolLast: "192.168.1.100" };
  const handsets = [1, 2, 3].map((handset) => extension(`20${handset}`, { macAddress: "7C2F8040EC1A", handset }));

  expect(told({ extensions: handsets, groups: [], dhcp: pool })).toEqual([]);
});
