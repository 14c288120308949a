import { expect, test } from "vitest";
import { type HeardPacket, hearingOf, readPacket } from "./rtp.ts";

const packet = (sequence: number, at: number): HeardPacket => ({
  at,
  from: "127.0.0.1:4000",
  sequence,
  timestamp: ((sequence + 2) & 0xffff) * 160,
  payload: 8,
  ssrc: 7,
  samples: new Int16Array(160),
  raw: Buffer.alloc(0),
});

test("loss and the longest gap come from sequence numbers and timestamps, however late a packet comes", () => {
  const heard = hearingOf([packet(65_534, 0), packet(65_535, 20), packet(2, 80), packet(3, 400)]);

  expect([heard.packets, heard.lost, heard.longestGapMs]).toEqual([4, 2, 60]);
});

test("an RTCP packet or a torn one is not taken for sound", () => {
  const report = Buffer.alloc(28);
  report[0] = 0x80;
  report[1] = 200;

  expect(readPacket(report, "x")).toBeUndefined();
  expect(readPacket(Buffer.alloc(4), "x")).toBeUndefined();
});
