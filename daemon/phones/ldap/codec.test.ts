import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BerReader, element, integer, octets, TAG } from "./ber.ts";
import type { Filter } from "./filter.ts";
import { readMessage } from "./message.ts";
import { LONGEST_MESSAGE, MessageReader } from "./message-reader.ts";
import { asked, bind, search } from "./messages.fixture.ts";

const isMalformed = expect.objectContaining({ code: "LDAP_MALFORMED" });

const text = fc.string({ unit: "binary", maxLength: 40 });
const filters = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", maxDepth: 5 },
    fc.record({ kind: fc.constant("present" as const), attribute: text }),
    fc.record({
      ...{ kind: fc.constantFrom("equal" as const, "at-least" as const, "at-most" as const, "like" as const) },
      ...{ attribute: text, value: text },
    }),
    fc
      .record({
        ...{ kind: fc.constant("substrings" as const), attribute: text, initial: fc.option(text) },
        ...{ any: fc.array(text, { maxLength: 3 }), final: fc.option(text) },
      })
      .filter(({ initial, any, final }) => initial !== null || final !== null || any.length > 0),
    fc.record({ kind: fc.constant("not" as const), of: tie("filter") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      of: fc.array(tie("filter"), { maxLength: 3 }),
    }),
  ),
})).filter;

describe("messages", () => {
  test("numbers are as short as their sign allows, and come back", () => {
    for (const number of [0, 1, 127, 128, 255, 256, 32_767, 32_768, 8_388_608, 2_147_483_647]) {
      expect(new BerReader(integer(number)).integer()).toBe(number);
    }
    expect([...integer(127)]).toEqual([2, 1, 127]);
    expect([...integer(128)]).toEqual([2, 2, 0, 128]);
  });

  test("any filter that makes sense is understood", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { request } = readMessage(search({ filter }));
        expect(request).toMatchObject({ kind: "search", filter });
      }),
    );
  });

  test("a request is read whatever control comes with it; one that must be obeyed is told apart", () => {
    const control = (...more: Buffer[]) =>
      element(0xa0, element(TAG.sequence, octets("1.2.840.113556.1.4.319"), ...more));
    const operation = element(0x42);
    expect(readMessage(asked(3, operation, control()))).toEqual({
      ...{ id: 3, request: { kind: "unbind" }, isCritical: false },
    });
    expect(readMessage(asked(3, operation, control(element(TAG.boolean, Buffer.from([255]))))).isCritical).toBe(true);
  });

  test("whatever bytes come, they are a message or are refused, and nothing else happens", () => {
    const whole = search({ filter: { kind: "equal", attribute: "cn", value: "Élise" } });
    const bent = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((one) => Buffer.from(one)),
      fc.uint8Array({ maxLength: 200 }).map((one) => element(TAG.sequence, integer(1), Buffer.from(one))),
      bent,
    );
    fc.assert(
      fc.property(bytes, (one) => {
        try {
          expect(readMessage(one).id).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toEqual(isMalformed);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test.each<[string, Buffer]>([
    ["an empty one", Buffer.alloc(0)],
    ["a length that is not told", Buffer.from([0x30, 0x80, 2, 1, 1, 0x42, 0, 0, 0])],
    ["a length of five bytes", Buffer.from([0x30, 0x85, 0, 0, 0, 0, 5])],
    ["a part longer than the whole", Buffer.from([0x30, 3, 2, 9, 1])],
    ["bytes after it", Buffer.concat([asked(1, element(0x42)), Buffer.from([0])])],
    ["number 0", asked(0, element(0x42))],
    ["a negative number", element(TAG.sequence, Buffer.from([2, 1, 0xff]), element(0x42))],
    ["a number of five bytes", element(TAG.sequence, Buffer.from([2, 5, 0, 0, 0, 0, 1]), element(0x42))],
    ["an answer", asked(1, element(0x61, integer(0)))],
    ["a tag of several bytes", asked(1, Buffer.from([0x7f, 0x20, 0]))],
    ["a filter of nothing", search({ filter: Buffer.alloc(0) })],
    ["substrings of nothing", search({ filter: element(0xa4, octets("cn"), element(0x30)) })],
    [
      "a filter a thousand deep",
      search({ filter: Array.from({ length: 1000 }).reduce<Buffer>((one) => element(0xa2, one), octets("cn", 0x87)) }),
    ],
    ["a filter of a hundred parts", search({ filter: element(0xa1, ...Array(100).fill(octets("cn", 0x87))) })],
  ])("%s is refused", (_what, bytes) => {
    expect(() => readMessage(bytes)).toThrow(isMalformed);
  });
});

describe("a stream", () => {
  test("gives the same messages whatever pieces it comes in", () => {
    const messages = [bind("uid=1", "secret"), search({ filter: octets("cn", 0x87) }), asked(9, element(0x42))];
    const stream = Buffer.concat(messages);
    for (let size = 1; size <= stream.length; size++) {
      const reader = new MessageReader();
      const read: Buffer[] = [];
      for (let at = 0; at < stream.length; at += size) read.push(...reader.read(stream.subarray(at, at + size)));
      expect(read).toEqual(messages);
    }
  });

  test.each([
    ["a message that says it is longer than any", Buffer.from([0x30, 0x83, 0x01, 0x00, 0x01])],
    ["four gigabytes", Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff])],
    ["HTTP", Buffer.from("GET / HTTP/1.1\r\n")],
    ["TLS", Buffer.from([0x16, 3, 1, 2, 0, 1])],
  ])("%s is refused before anything of it is kept", (_what, bytes) => {
    expect(() => new MessageReader().read(bytes)).toThrow(isMalformed);
  });

  test("a message as long as one may be is taken, in whatever pieces", () => {
    const whole = asked(1, octets("x".repeat(LONGEST_MESSAGE - 20), 0x4a));
    const reader = new MessageReader();
    let early = 0;
    const begun = process.cpuUsage();
    for (let at = 0; at < whole.length - 1; at++) early += reader.read(whole.subarray(at, at + 1)).length;
    expect(reader.read(whole.subarray(-1))).toEqual([whole]);
    expect(early).toBe(0);
    // Joined at every piece it would take seconds.
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(1);
  });
});
