import { expect, test } from "vitest";
import { readWavHead, type WavShape, wavHeader, wavSeconds } from "./wav.ts";

const stereo: WavShape = { code: 1, channels: 2, rate: 8000, bits: 16, bytes: 64_000 };

test("a header is read as it was written", () => {
  const head = readWavHead(wavHeader(stereo), 44 + 64_000);

  expect(head).toEqual({ ...stereo, from: 44 });
  expect(wavSeconds(stereo)).toBe(2);
});

test("a file whose recorder was killed is as long as what stands on disk, in whole frames", () => {
  const unfinished = wavHeader({ ...stereo, bytes: 0 });

  expect(readWavHead(unfinished, 44 + 32_003)?.bytes).toBe(32_000);
  expect(readWavHead(unfinished, 44)?.bytes).toBe(0);
});

test("a file that was cut off holds what is there", () => {
  expect(readWavHead(wavHeader(stereo), 44 + 999)?.bytes).toBe(996);
});

test("other chunks before the samples are passed over", () => {
  const header = wavHeader(stereo);
  const list = Buffer.from("LIST\u0003\u0000\u0000\u0000abc\u0000", "latin1");
  const file = Buffer.concat([header.subarray(0, 36), list, header.subarray(36)]);

  expect(readWavHead(file, file.length + 64_000)).toEqual({ ...stereo, from: 44 + list.length });
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["another file", Buffer.from("OggS................................................")],
  ["a format of no channels", wavHeader({ ...stereo, channels: 0 })],
  ["a head that is cut short", wavHeader(stereo).subarray(0, 40)],
])("%s is no WAV file", (_what, bytes) => {
  expect(readWavHead(bytes, bytes.length)).toBeNull();
});
