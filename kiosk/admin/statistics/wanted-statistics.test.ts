import { expect, test } from "vitest";
import { statisticsQueryOf, thisMonth } from "./wanted-statistics.ts";

const wanted = thisMonth("2026-11-27");

test("STA-05: at first the days of this month are shown", () => {
  expect(statisticsQueryOf(wanted)).toEqual({ from: "2026-11-01", to: "2026-11-27", by: "day", of: "office" });
});

test("STA-02 STA-03 STA-04: what is chosen is asked, however numbers are written apart", () => {
  const chosen = { ...wanted, of: "extension", numbers: " 201, 202;203 ", origin: "inside", kinds: "missed" } as const;

  expect(statisticsQueryOf(chosen)).toMatchObject({ numbers: "201,202,203", origin: "inside", kinds: "missed" });
  expect(statisticsQueryOf({ ...chosen, of: "office" })).not.toHaveProperty("numbers");
});

test("nothing is asked while a number or a date is being typed", () => {
  expect(statisticsQueryOf({ ...wanted, numbers: "2" })).toBeNull();
  expect(statisticsQueryOf({ ...wanted, to: "" })).toBeNull();
});
