import { expect, test } from "vitest";
import { covers, gapsOf } from "./half-hours.ts";

test("PLA-01: the end of a slot belongs to what follows", () => {
  const morning = { from: "08:00", to: "12:30" };

  expect([479, 480, 749, 750].map((minutes) => covers(morning, minutes))).toEqual([false, true, true, false]);
  expect(covers({ from: "23:30", to: "24:00" }, 1439)).toBe(true);
});

test("PLA-06: what no slot of a day holds is told in order, whatever order they are in", () => {
  expect(gapsOf([])).toEqual([{ from: "00:00", to: "24:00" }]);
  expect(gapsOf([{ from: "00:00", to: "24:00" }])).toEqual([]);
  expect(
    gapsOf([
      { from: "14:00", to: "18:00" },
      { from: "08:00", to: "12:00" },
      { from: "12:00", to: "13:30" },
    ]),
  ).toEqual([
    { from: "00:00", to: "08:00" },
    { from: "13:30", to: "14:00" },
    { from: "18:00", to: "24:00" },
  ]);
});
