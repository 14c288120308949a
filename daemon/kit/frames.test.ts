import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeFrame, FrameReader, longestFrame } from "./frames.ts";

test("whatever pieces the stream delivers, the same values come out in the same order", () => {
  const cases = fc.tuple(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(cases, ([values, size]) => {
      const stream = Buffer.concat(values.map(encodeFrame));
      const reader = new FrameReader();
      const read: unknown[] = [];
      for (let at = 0; at < stream.length; at += size) read.push(...reader.read(stream.subarray(at, at + size)));
      expect(JSON.stringify(read)).toBe(JSON.stringify(values));
    }),
  );
});

test("a length beyond the limit is refused before anything is kept", () => {
  const header = Buffer.alloc(4);
  header.writeUInt32BE(longestFrame + 1);

  expect(() => [...new FrameReader().read(header)]).toThrow(expect.objectContaining({ code: "FRAME_TOO_LONG" }));
});

test("a value that is too long is refused where it is sent", () => {
  expect(() => encodeFrame("x".repeat(longestFrame))).toThrow(expect.objectContaining({ code: "FRAME_TOO_LONG" }));
});

test("text that is not JSON is refused", () => {
  const frame = Buffer.from("\0\0\0\x03{x}", "latin1");

  expect(() => [...new FrameReader().read(frame)]).toThrow(expect.objectContaining({ code: "FRAME_UNREADABLE" }));
});
