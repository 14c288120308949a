import { expect, test } from "vitest";
import type { HealthPoint } from "../../../daemon/contracts/machine-health.ts";
import { chartPath, rangeOf } from "./chart-points.ts";

const now = 10_000_000;
const point = (minutesAgo: number, processor: number | null, memory: number | null = 50): HealthPoint => ({
  at: now - minutesAgo * 60_000,
  processor,
  memory,
  celsius: null,
});

test("an hour ago is at the left, now at the right, and 100 % at the top", () => {
  expect(chartPath([point(60, 0), point(30, 50), point(0, 100)], "processor", now)).toBe(
    "M0.0 72.0L180.0 36.0L360.0 0.0",
  );
});

test("the line breaks where nothing was sampled, and what is older than an hour is not drawn", () => {
  const path = chartPath([point(75, 10), point(30, 0), point(20, null), point(0, 0)], "processor", now);

  expect(path).toBe("M180.0 72.0M360.0 72.0");
});

test("who cannot see the chart is told from what to what it went", () => {
  expect(rangeOf([point(2, 3.4), point(1, null), point(0, 40.6)], "processor")).toEqual([3, 41]);
  expect(rangeOf([point(0, null)], "processor")).toBeNull();
});
