import { expect, test } from "vitest";
import { daysBefore, periodsOf, spanOf, spanUntil } from "./span.ts";

test("STA-05: day, week, month and year until today, each divided as one looks at it", () => {
  expect(spanUntil("day", "2026-11-27")).toEqual({ from: "2026-11-27", to: "2026-11-27", by: "hour" });
  expect(spanUntil("week", "2026-11-27")).toEqual({ from: "2026-11-23", to: "2026-11-27", by: "day" });
  expect(spanUntil("month", "2026-11-27")).toEqual({ from: "2026-11-01", to: "2026-11-27", by: "day" });
  expect(spanUntil("year", "2026-11-27")).toEqual({ from: "2026-01-01", to: "2026-11-27", by: "month" });
});

test("days that were chosen are known again", () => {
  expect(spanOf({ from: "2026-11-23", to: "2026-11-27" }, "2026-11-27")).toBe("week");
  expect(spanOf({ from: "2026-11-23", to: "2026-11-26" }, "2026-11-27")).toBe("free");
});

test.each([
  ["2026-11-27", "2026-11-27", "2026-11-26", "2026-11-26"],
  ["2026-11-23", "2026-11-27", "2026-11-18", "2026-11-22"],
  ["2026-03-01", "2026-03-30", "2026-02-01", "2026-02-28"],
  ["2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"],
  ["2026-01-01", "2026-01-15", "2025-12-01", "2025-12-15"],
  ["2028-01-01", "2028-02-29", "2027-01-01", "2027-02-28"],
])("before %s to %s come %s to %s", (from, to, earlier, later) => {
  expect(daysBefore({ from, to })).toEqual({ from: earlier, to: later });
});

test("days that do not exist have none before", () => {
  expect(daysBefore({ from: "2026-02-30", to: "2026-03-01" })).toBeNull();
  expect(daysBefore({ from: "2026-03-02", to: "2026-03-01" })).toBeNull();
});

test("a chart has a place for each period, also where nothing happened", () => {
  expect(periodsOf({ from: "2026-02-27", to: "2026-03-01" }, "day")).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
  expect(periodsOf({ from: "2025-12-31", to: "2026-01-01" }, "month")).toEqual(["2025-12", "2026-01"]);
  expect(periodsOf({ from: "2026-01-01", to: "2026-01-01" }, "hour")).toHaveLength(24);
  expect(periodsOf({ from: "2000-01-01", to: "2026-01-01" }, "day")).toEqual([]);
});
