import { expect, test } from "vitest";
import { pointOf, withPoint } from "./health-hour.ts";
import type { Health } from "./machine-health.ts";

const sample: Health = {
  at: 1_000_000,
  processor: 12.34,
  cores: 2,
  memory: { totalBytes: 1000, availableBytes: 250 },
  disk: null,
  celsius: 51.5,
  isClockSynchronised: null,
  upSince: 0,
  interfaces: [],
};

test("memory is remembered as what is taken of it", () => {
  expect(pointOf(sample)).toEqual({ at: 1_000_000, processor: 12.3, memory: 75, celsius: 51.5 });
  expect(pointOf({ ...sample, memory: null, processor: null })).toMatchObject({ memory: null, processor: null });
});

test("an hour of samples every ten seconds is 360 of them, the oldest first", () => {
  let hour = withPoint([], pointOf(sample));
  for (let n = 1; n < 1000; n++) hour = withPoint(hour, pointOf({ ...sample, at: sample.at + n * 10_000 }));

  expect(hour).toHaveLength(360);
  expect((hour.at(-1)?.at ?? 0) - (hour[0]?.at ?? 0)).toBe(3_590_000);
});

test("a clock that is set back leaves no sample of the future behind", () => {
  const hour = withPoint([pointOf({ ...sample, at: 9_000_000 })], pointOf(sample));

  expect(hour.map(({ at }) => at)).toEqual([1_000_000]);
});
