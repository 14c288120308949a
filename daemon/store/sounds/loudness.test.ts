import { describe, expect, test } from "vitest";
import { gainFor, NOMINAL_LUFS, readLoudness } from "./loudness.ts";

const quiet = { loudness: -40, peak: -25 };

describe("AUD-01 A-25: the volume", () => {
  test("of 10 % brings every sound to the nominal level, loud or soft", () => {
    expect(quiet.loudness + gainFor(quiet, 10)).toBeCloseTo(NOMINAL_LUFS);
    expect(-8 + gainFor({ loudness: -8, peak: 0 }, 10)).toBeCloseTo(NOMINAL_LUFS);
  });

  test("of 20 % has twice the amplitude of 10 %, 5 % the half", () => {
    const soft = { loudness: -45, peak: -35 };

    expect(gainFor(soft, 20) - gainFor(soft, 10)).toBeCloseTo(6.02, 2);
    expect(gainFor(soft, 10) - gainFor(soft, 5)).toBeCloseTo(6.02, 2);
  });

  test("never drives a peak beyond what can be played", () => {
    expect(quiet.peak + gainFor(quiet, 100)).toBe(-1);
    expect(gainFor({ loudness: -23, peak: 0 }, 10)).toBe(-1);
  });
});

describe("what the decoder says of a sound", () => {
  const said = (loudness: string, peak: string) =>
    [
      "size=N/A time=00:00:00.02 bitrate=N/A speed=N/A",
      "size=N/A time=00:01:02.40 bitrate=N/A speed= 148x",
      `    I:         ${loudness} LUFS`,
      "    Threshold: -42.3 LUFS",
      `    Peak:      ${peak} dBFS`,
    ].join("\n");

  test("is read at its end", () => {
    expect(readLoudness(said("-32.1", "-28.1"))).toEqual({ loudness: -32.1, peak: -28.1, seconds: 62.4 });
  });

  test("is endless silence where nothing is heard", () => {
    expect(readLoudness(said("-70.0", "-inf"))).toMatchObject({ loudness: -70, peak: Number.NEGATIVE_INFINITY });
  });

  test("is nothing when it could not read the file", () => {
    expect(readLoudness("pipe:0: Invalid data found when processing input")).toBeNull();
  });
});
