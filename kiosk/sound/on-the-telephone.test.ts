import { expect, test } from "vitest";
import { alawDecode, alawEncode } from "../../test/rig/g711.ts";
import { aLaw, onTheTelephone } from "./on-the-telephone.ts";

const sine = (hertz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / rate));

const loudest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

test("the silences of the block are heard around a sound, in samples of a telephone call", () => {
  const heard = onTheTelephone({ rate: 16_000, values: sine(440, 16_000, 1) }, { secondsBefore: 2, secondsAfter: 3 });

  expect([heard.rate, heard.values.length]).toEqual([8000, 6 * 8000]);
  expect(loudest(heard.values.subarray(0, 2 * 8000))).toBe(0);
  expect(loudest(heard.values.subarray(2 * 8000, 3 * 8000))).toBeGreaterThan(0.45);
  expect(loudest(heard.values.subarray(3 * 8000))).toBe(0);
});

test("what is above the band of a telephone is not heard, what is within it is", () => {
  const [low, high] = [1000, 6000].map((hertz) =>
    onTheTelephone({ rate: 16_000, values: sine(hertz, 16_000, 1) }, { secondsBefore: 0, secondsAfter: 0 }),
  );

  expect(loudest(low?.values ?? new Float32Array())).toBeGreaterThan(0.45);
  expect(loudest((high?.values ?? new Float32Array()).subarray(100, 7900))).toBeLessThan(0.02);
});

test("each sample becomes the level of the A-law that goes over the line", () => {
  for (const sample of [9, 100, 255, 256, 1000, 5000, 20_000, 32_000, -9, -1000, -30_000]) {
    expect(aLaw(sample / 32_768) * 32_768).toBe(alawDecode(alawEncode(sample)));
  }
});
