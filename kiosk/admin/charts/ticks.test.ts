import { expect, test } from "vitest";
import { nameEvery, ticksUpTo } from "./ticks.ts";

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [17, [0, 5, 10, 15, 20]],
  [100, [0, 20, 40, 60, 80, 100]],
  [1234, [0, 500, 1000, 1500]],
])("a scale up to %i has round lines", (highest, lines) => {
  expect(ticksUpTo(highest)).toEqual(lines);
});

test("names below a chart leave each other room", () => {
  expect([nameEvery(12, 900, 60), nameEvery(31, 900, 60), nameEvery(31, 320, 60)]).toEqual([1, 3, 6]);
});
