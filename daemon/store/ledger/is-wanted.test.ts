import { expect, test } from "vitest";
import { leg } from "../../contracts/call-record.fixture.ts";
import type { CallRecord } from "../../contracts/call-record.ts";
import type { RecordFilter } from "../../contracts/record-filter.ts";
import { wantedBy } from "./is-wanted.ts";

const any: RecordFilter = { from: null, to: null, number: null, line: null, direction: null, outcome: null };

/** 201 calls a mobile by line 900, and is told that it is busy. */
const outgoing: CallRecord = {
  call: "call-1",
  revision: 1,
  caller: { number: "201", name: "Gérant" },
  dialled: "0612345678",
  answeredBy: null,
  startedAt: 0,
  answeredAt: null,
  endedAt: 2,
  outcome: "busy",
  reasons: [],
  legs: [leg("in", "201", null), leg("out", "0612345678", "900")],
};

test.each<[Partial<RecordFilter>, boolean]>([
  [{}, true],
  [{ number: "201" }, true],
  [{ number: "20" }, false],
  [{ number: "0612345678" }, true],
  [{ number: "+33 6 12 34 56 78" }, true],
  [{ number: "0033612345678" }, true],
  [{ number: "0712345678" }, false],
  [{ line: "900" }, true],
  [{ line: "901" }, false],
  [{ direction: "outgoing" }, true],
  [{ direction: "incoming" }, false],
  [{ outcome: "busy" }, true],
  [{ outcome: "unanswered" }, true],
  [{ outcome: "answered" }, false],
  [{ number: "201", direction: "outgoing", outcome: "answered" }, false],
])("GAP-16: a call of 201 to a mobile that was busy, asked for by %j: %s", (filter, wanted) => {
  expect(wantedBy({ ...any, ...filter })(outgoing)).toBe(wanted);
});

test("who answered in another's place is found by his own number", () => {
  const taken = { ...outgoing, dialled: "202", answeredBy: "203", outcome: "answered", legs: [] };

  expect(wantedBy({ ...any, number: "203" })(taken)).toBe(true);
});

test("a call is found by the group that it rang for, and by the agent who talked", () => {
  const rung = { ...outgoing, agent: "701", legs: [{ ...leg("out", "202", null), forGroup: "800" }] };

  expect(wantedBy({ ...any, number: "800" })(rung)).toBe(true);
  expect(wantedBy({ ...any, number: "701" })(rung)).toBe(true);
  expect(wantedBy({ ...any, number: "702" })(rung)).toBe(false);
});
