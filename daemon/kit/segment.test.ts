import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeRecord, encodeRecord, scanSegment, segmentHeader } from "./segment.ts";

const file = (...facts: unknown[]): Buffer =>
  Buffer.concat([segmentHeader("p"), ...facts.map((fact, index) => encodeRecord(index + 1, fact))]);

test("a fact comes out of its record as it went in", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.maxSafeNat(), (fact, number) => {
      const record = encodeRecord(number, fact);
      const found = decodeRecord(record, 0);
      expect(found?.number).toBe(number);
      expect(JSON.stringify(found?.fact)).toBe(JSON.stringify(fact));
      expect(found?.next).toBe(record.length);
    }),
  );
});

test("wherever a file was torn, the whole records before are sound and nothing else is", () => {
  const whole = file({ call: 1 }, { call: 2 }, { call: 3 });
  const third = encodeRecord(3, { call: 3 }).length;

  for (let cut = 1; cut <= third; cut += 1) {
    const scan = scanSegment(whole.subarray(0, whole.length - cut));
    expect(scan).toMatchObject({ producer: "p", first: 1, last: 2, sound: whole.length - third });
  }
  expect(scanSegment(whole)).toMatchObject({ last: 3, sound: whole.length });
});

test("one wrong bit in a record makes it and what follows unsound", () => {
  const bytes = file({ call: 1 }, { call: 2 });
  const at = bytes.length - 3;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);

  expect(scanSegment(bytes)).toMatchObject({ first: 1, last: 1 });
});

test.each([
  ["an empty file", Buffer.alloc(0)],
  ["half a header", Buffer.from('{"spool": 1, "prod')],
  ["another kind of file", Buffer.from('{"spool": 2, "producer": "p"}\n')],
  ["garbage", Buffer.from("\0\0\0\n")],
])("%s holds no facts", (_title, bytes) => {
  expect(scanSegment(bytes)).toEqual({ producer: undefined, first: undefined, last: undefined, start: 0, sound: 0 });
});
