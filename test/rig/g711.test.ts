import { expect, test } from "vitest";
import { alawDecode, alawEncode, ulawDecode, ulawEncode } from "./g711.ts";

const bytes = Array.from({ length: 256 }, (_, byte) => byte);

test("every A-law byte survives decoding and encoding", () => {
  expect(bytes.map((byte) => alawEncode(alawDecode(byte)))).toEqual(bytes);
});

test("every µ-law byte survives decoding and encoding, but for the second zero", () => {
  const survived = bytes.filter((byte) => ulawEncode(ulawDecode(byte)) === byte);

  expect(survived.length).toBeGreaterThanOrEqual(255);
});

test("companding keeps a loud sample within its segment's step", () => {
  expect(Math.abs(alawDecode(alawEncode(20_000)) - 20_000)).toBeLessThanOrEqual(512);
  expect(Math.abs(ulawDecode(ulawEncode(-20_000)) + 20_000)).toBeLessThanOrEqual(512);
});
