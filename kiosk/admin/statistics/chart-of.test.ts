import { expect, test } from "vitest";
import { chartOf, growth } from "./chart-of.ts";

const row = (period: string, number: string, emitted: number, answered: number, missed: number) => ({
  ...{ period, number, name: "", emitted, answered, missed },
});
const days = { from: "2026-11-26", to: "2026-11-28" };

test("STA-02 STA-05: each day has its bars, all extensions together, also a day without calls", () => {
  const rows = [
    row("2026-11-26", "201", 1, 2, 3),
    row("2026-11-26", "202", 1, 0, 0),
    row("2026-11-28", "201", 4, 0, 0),
  ];
  const { slots, sums, kinds } = chartOf(rows, { days, by: "day", kind: "", before: null });

  expect(slots.map(({ values }) => values)).toEqual([
    [2, 2, 3],
    [0, 0, 0],
    [4, 0, 0],
  ]);
  expect([kinds, sums]).toEqual([
    ["emitted", "answered", "missed"],
    [6, 2, 3],
  ]);
});

test("a day is compared with the day at its place in the time before", () => {
  const before = { days: { from: "2026-11-23", to: "2026-11-25" }, rows: [row("2026-11-25", "", 0, 0, 7)] };
  const { slots, sumsBefore } = chartOf([], { days, by: "day", kind: "missed", before });

  expect(slots.map(({ before: was }) => was)).toEqual([[0], [0], [7]]);
  expect(sumsBefore).toEqual([7]);
});

test("STA-03 STA-07: over the whole time everybody has bars of his own, who has most first", () => {
  const rows = [row("", "201", 1, 0, 0), row("", "202", 5, 5, 5)];
  const { slots } = chartOf(rows, {
    days,
    by: "total",
    kind: "emitted",
    before: { days, rows: [row("", "201", 9, 0, 0)] },
  });

  expect(slots.map(({ key, values, before }) => [key, values, before])).toEqual([
    ["202", [5], [0]],
    ["201", [1], [9]],
  ]);
});

test("what grew from nothing has no percentage", () => {
  expect([growth(3, 0), growth(15, 10), growth(5, 10)]).toEqual([null, 50, -50]);
});
