import { expect, test } from "vitest";
import { hearTone, levelOf, loudness, tone } from "./tone.ts";

const rate = 8_000;
const join = (...parts: Int16Array[]): Int16Array => Int16Array.from(parts.flatMap((part) => [...part]));
const silence = (seconds: number) => new Int16Array(Math.round(seconds * rate));

test("a tone of half the full scale is 6 dB below it", () => {
  const samples = tone({ hertz: 440, seconds: 1, rate, amplitude: 16_384 });

  expect(levelOf(samples, rate, 440)).toBeCloseTo(-6, 1);
  expect(loudness(samples)).toBeCloseTo(-6, 1);
});

test("another frequency is not mistaken for the tone", () => {
  const samples = tone({ hertz: 1_004, seconds: 1, rate });

  expect(levelOf(samples, rate, 440)).toBeLessThan(-50);
});

test("silence has no level and no tone", () => {
  expect(loudness(silence(1))).toBe(-120);
  expect(hearTone(silence(1), rate, 440).firstMs).toBe(-1);
});

test("delay and gap of a tone are found to ten milliseconds", () => {
  const part = tone({ hertz: 1_000, seconds: 0.5, rate });

  const heard = hearTone(join(silence(0.2), part, silence(0.06), part, silence(0.3)), rate, 1_000);

  expect(heard.firstMs).toBe(200);
  expect(heard.lastMs).toBe(1_260);
  expect(heard.gaps).toEqual([{ atMs: 700, lengthMs: 60 }]);
});
