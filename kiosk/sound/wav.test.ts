import { expect, test } from "vitest";
import { readWav, wavOf } from "./wav.ts";

test("a WAV is read as it was written, to the step of 16 bit", () => {
  const values = Float32Array.from([0, 0.5, -0.5, 1, -1, 2]);
  const read = readWav(wavOf({ rate: 16_000, values }));

  expect(read?.rate).toBe(16_000);
  const close = [0, 0.5, -0.5, 1, -1, 1].map((value, index) => Math.abs((read?.values[index] ?? 9) - value));
  expect(Math.max(...close)).toBeLessThan(1 / 16_000);
});

test("of two channels the first is read, and other chunks are passed over", () => {
  const mono = wavOf({ rate: 8000, values: Float32Array.from([0.25, -0.25, 0.5, -0.5]) });
  const stereo = new Uint8Array(mono.length + 10);
  stereo.set(mono.subarray(0, 36));
  new DataView(stereo.buffer).setUint16(22, 2, true);
  stereo.set(new TextEncoder().encode("LIST"), 36);
  stereo[40] = 1;
  stereo.set(mono.subarray(36), 46);

  expect([...(readWav(stereo)?.values ?? [])].map((value) => Math.round(value * 100))).toEqual([25, 50]);
});

test.each([[""], ["RIFF"], ["RIFF....WAVE"], ["ID3 an MP3 file, and no WAV"]])("%j is no WAV", (text) => {
  expect(readWav(new TextEncoder().encode(text))).toBeNull();
});
