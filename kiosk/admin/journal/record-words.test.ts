import { expect, test } from "vitest";
import { directionOf } from "../../../daemon/contracts/call-direction.ts";
import type { CallRecord } from "../../../daemon/contracts/call-record.ts";
import { otherSideOf, talkedMs, withNewer } from "./record-words.ts";

const leg = (direction: "in" | "out", number: string, trunk: string | null = null) => ({
  leg: 1,
  direction,
  number,
  trunk,
  userAgent: "",
  startedAt: 0,
  ringingAt: null,
  answeredAt: null,
  endedAt: 0,
  cause: "normal",
  status: 0,
  quality: null,
});
const record = (call: string): CallRecord => ({
  call,
  revision: 1,
  caller: { number: "201", name: "" },
  dialled: "202",
  answeredBy: null,
  startedAt: 0,
  answeredAt: null,
  endedAt: 0,
  outcome: "no-answer",
  reasons: [],
  legs: [],
});

test.each([
  ["internal", [leg("in", "201"), leg("out", "202")]],
  ["outgoing", [leg("in", "201"), leg("out", "0122334455", "900")]],
  ["incoming", [leg("in", "0122334455", "900"), leg("out", "202")]],
  ["incoming", [leg("in", "0122334455", "900"), leg("out", "0612345678", "901")]],
  ["internal", [leg("in", "0123456789")]],
] as const)("a call is %s by where its legs lead", (direction, legs) => {
  expect(directionOf({ legs: [...legs] })).toBe(direction);
});

test("who did not answer did not talk", () => {
  expect(talkedMs({ answeredAt: null, endedAt: 9000 })).toBe(0);
  expect(talkedMs({ answeredAt: 2000, endedAt: 9000 })).toBe(7000);
});

test("new calls come on top, and each stands once", () => {
  const known = [record("c"), record("b")];
  const names = (records: readonly CallRecord[]) => records.map(({ call }) => call).join("");

  expect(names(withNewer(known, [record("e"), record("d"), record("c")]))).toBe("edcb");
  expect(withNewer(known, [record("c")])).toBe(known);
});

test("who called is called back; of a call to the outside, who was called; who hid his number is not", () => {
  const outgoing = {
    caller: { number: "201", name: "" },
    dialled: "0612345678",
    legs: [leg("out", "0612345678", "900")],
  };
  const incoming = {
    caller: { number: "0612345678", name: "" },
    dialled: "201",
    legs: [leg("in", "0612345678", "900")],
  };

  expect([otherSideOf(outgoing), otherSideOf(incoming)]).toEqual(["0612345678", "0612345678"]);
  expect(otherSideOf({ ...incoming, caller: { number: "", name: "Anonyme" } })).toBe("");
  expect(otherSideOf({ ...outgoing, dialled: "*69" })).toBe("");
});
