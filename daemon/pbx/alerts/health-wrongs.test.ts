import { describe, expect, test } from "vitest";
import type { Health } from "../../contracts/machine-health.ts";
import { remedyOf } from "../../model/remedies.ts";
import { healthWrongs } from "./health-wrongs.ts";

const gigabytes = (count: number) => count * 1_000_000_000;

const well: Health = {
  at: 0,
  processor: 5,
  cores: 4,
  memory: { totalBytes: gigabytes(2), availableBytes: gigabytes(1.4) },
  disk: { totalBytes: gigabytes(16), freeBytes: gigabytes(10) },
  celsius: 55,
  isClockSynchronised: true,
  upSince: 0,
  interfaces: [],
};

const told = (change: Partial<Health>) =>
  healthWrongs({ ...well, ...change }).map(({ level, what }) => [level, what.code]);
const withDisk = (total: number, free: number) =>
  told({ disk: { totalBytes: gigabytes(total), freeBytes: gigabytes(free) } });

describe("what is wrong with the machine", () => {
  test("is nothing while it is well, or does not tell", () => {
    expect(told({})).toEqual([]);
    expect(told({ memory: null, disk: null, celsius: null, isClockSynchronised: null })).toEqual([]);
    expect(healthWrongs(null)).toEqual([]);
  });

  test("a disk is nearly full by its part and by what is left", () => {
    expect(withDisk(16, 1.7)).toEqual([]);
    expect(withDisk(16, 1.5)).toEqual([["warning", "disk-nearly-full"]]);
    expect(withDisk(16, 0.25)).toEqual([["error", "disk-nearly-full"]]);
    expect(withDisk(500, 10)).toEqual([]);
    expect(withDisk(500, 1.9)).toEqual([["warning", "disk-nearly-full"]]);
  });

  test("what is left of a disk is told in steps, so that it is not told again with every sample", () => {
    const at = (free: number) =>
      healthWrongs({ ...well, disk: { totalBytes: gigabytes(16), freeBytes: free } })[0]?.what;

    expect(at(1_499_000_000)).toEqual(at(1_410_000_000));
    expect(at(1_499_000_000)).toMatchObject({ facts: { megabytes: 1400 } });
  });

  test("memory, heat and a clock that nobody sets have to last", () => {
    const short = { totalBytes: gigabytes(2), availableBytes: gigabytes(0.1) };
    const wrongs = healthWrongs({ ...well, memory: short, celsius: 92, isClockSynchronised: false });

    expect(wrongs.map(({ level, what }) => [level, what.code])).toEqual([
      ["warning", "memory-short"],
      ["error", "too-hot"],
      ["warning", "clock-adrift"],
    ]);
    expect(wrongs.every(({ raisedAfterMs }) => raisedAfterMs >= 60_000)).toBe(true);
  });

  test("each says what to do about it, in both languages", () => {
    const all = healthWrongs({
      ...well,
      disk: { totalBytes: gigabytes(16), freeBytes: 0 },
      memory: { totalBytes: gigabytes(2), availableBytes: 0 },
      celsius: 85,
      isClockSynchronised: false,
    });

    expect(all).toHaveLength(4);
    for (const wrong of all) {
      expect(remedyOf(wrong, "fr")).not.toBe("");
      expect(remedyOf(wrong, "en")).not.toBe("");
    }
  });
});
