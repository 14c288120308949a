import { describe, expect, test } from "vitest";
import { leg } from "../../contracts/call-record.fixture.ts";
import type { CallRecord, LegRecord } from "../../contracts/call-record.ts";
import { ownCall } from "./own-call.ts";

const record = (change: Partial<CallRecord>): CallRecord => ({
  ...{ call: "0193", revision: 1, caller: { number: "201", name: "Gérant" }, dialled: "202", answeredBy: null },
  ...{ startedAt: 1_000, answeredAt: null, endedAt: 60_000, outcome: "cancelled", reasons: [], legs: [] },
  ...change,
});
const answered = (one: LegRecord, at: number, endedAt: number): LegRecord => ({ ...one, answeredAt: at, endedAt });
const outside = { number: "0612345678", name: "Client" };

describe("CNX-09: a call is seen by those who took part, from their side", () => {
  const legs = [leg("in", "201", null), answered(leg("out", "202", null), 10_000, 40_000)];
  const call = record({ legs, answeredBy: "202", answeredAt: 10_000, endedAt: 40_000, outcome: "answered" });

  test("who called, who answered, and nobody else", () => {
    expect(ownCall(call, "201")).toMatchObject({ direction: "made", other: { number: "202" }, talkedMs: 30_000 });
    expect(ownCall(call, "202")).toMatchObject({
      ...{ direction: "received", answer: "answered", talkedMs: 30_000 },
      other: { number: "201", name: "Gérant" },
    });
    expect(ownCall(call, "203")).toBeNull();
  });

  test("what rang here and was answered by somebody else is no missed call", () => {
    const rang = [leg("in", outside.number, "900"), { ...leg("out", "203", null), forGroup: "800" }, ...legs.slice(1)];
    const group = record({ caller: outside, dialled: "800", legs: rang, answeredBy: "202", answeredAt: 10_000 });

    expect(ownCall(group, "203")).toMatchObject({ answer: "elsewhere", group: "800", talkedMs: 0, other: outside });
    expect(ownCall({ ...group, answeredAt: null, answeredBy: null }, "203")).toMatchObject({ answer: "none" });
    expect(ownCall(group, "800")).toMatchObject({ direction: "received", answer: "elsewhere", group: null });
  });

  test("a mobile is the same number however it is written", () => {
    const out = record({
      caller: outside,
      legs: [leg("in", outside.number, "900"), leg("out", "+33601020304", "900")],
    });

    expect(ownCall(out, "0601020304")).toMatchObject({ direction: "received", other: outside, answer: "none" });
  });

  test("an agent has his calls wherever he sat", () => {
    const desk = [leg("in", outside.number, "900"), answered(leg("out", "205", null), 10_000, 40_000)];
    const taken = record({
      caller: outside,
      dialled: "800",
      legs: desk,
      agent: "301",
      answeredBy: "301",
      answeredAt: 10_000,
    });
    const made = record({ caller: { number: "205", name: "" }, dialled: "0122334455", agent: "301", legs });

    expect(ownCall(taken, "301")).toMatchObject({ direction: "received", answer: "answered", other: outside });
    expect(ownCall(made, "301")).toMatchObject({ direction: "made", other: { number: "0122334455" } });
  });
});

test("CNX-09: where a call went on to is not told: neither a colleague's mobile nor why", () => {
  const legs = [
    leg("in", outside.number, "900"),
    leg("out", "201", null),
    answered(leg("out", "0699887766", "900"), 20_000, 50_000),
  ];
  const forwarded = record({ caller: outside, dialled: "201", legs, answeredBy: "0699887766", answeredAt: 20_000 });

  const seen = ownCall(forwarded, "201");

  expect(seen).toMatchObject({ direction: "received", other: outside, answer: "elsewhere" });
  expect(JSON.stringify(seen)).not.toContain("0699887766");
});
