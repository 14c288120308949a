import { expect, test } from "vitest";
import type { OutsideState } from "../../contracts/outside-state.ts";
import { localTime } from "../table.ts";
import { inWords } from "./outside.ts";

const since = Date.UTC(2026, 10, 27, 18);

const state = (changes: Partial<OutsideState> = {}): OutsideState => ({
  cut: null,
  day: "2026-11-27",
  costCents: 1234.5,
  countedCents: 1234.5,
  limitCents: 5000,
  calls: 0,
  emitters: [],
  ...changes,
});

test("a quiet day is two lines", () => {
  expect(inWords(state())).toBe(
    "Calls to the outside are possible.\nEstimated cost of 2026-11-27: 12.35 EUR (limit 50.00 EUR). Calls outside now: 0.\n",
  );
});

test("who calls and has called is listed", () => {
  const told = inWords(state({ calls: 2, emitters: [{ number: "201", calls: 2, lastHour: 17 }], limitCents: 0 }));

  expect(told).toContain("(no limit)");
  expect(told).toMatch(/^201 +2 +17$/m);
});

test("a cut says since when, why, and what to do", () => {
  const told = inWords(state({ cut: { why: "cost", since, cents: 5004 } }));

  expect(told).toContain(`CUT since ${localTime(since)}: the estimated cost of the day had reached 50.04 EUR.`);
  expect(told).toContain('"sipleo outside rearm"');
});

test("an extension that did not give up is named", () => {
  const told = inWords(state({ cut: { why: "hour", since, number: "204", calls: 121 } }));

  expect(told).toContain("204 had tried 121 calls within an hour");
});

test("after it was re-armed, what counts is told apart from what the day has cost", () => {
  expect(inWords(state({ costCents: 6000, countedCents: 250 }))).toContain(
    "60.00 EUR, 2.50 EUR of it since the calls were re-armed (limit 50.00 EUR)",
  );
});
