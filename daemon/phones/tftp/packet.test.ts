import fc from "fast-check";
import { expect, test } from "vitest";
import { dataPacket, errorPacket, optionsPacket, readPacket } from "./packet.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

test("a request is read with its options, whatever case they are written in", () => {
  expect(readPacket(bytes("\0\x0100085D112233.cfg\0OCTET\0BlkSize\x001432\0tsize\x000\0"))).toEqual({
    ...{ kind: "read", name: "00085D112233.cfg", mode: "octet" },
    options: new Map([
      ["blksize", "1432"],
      ["tsize", "0"],
    ]),
  });
  expect(readPacket(bytes("\0\x02a\0netascii\0"))).toMatchObject({ kind: "write", mode: "netascii" });
  expect(readPacket(bytes("\0\x04\x01\x02"))).toEqual({ kind: "ack", block: 258 });
  expect(readPacket(bytes("\0\x05\0\x08no\0"))).toEqual({ kind: "error" });
});

test.each([
  ["no end", "\0\x01a.cfg\0octet"],
  ["no mode", "\0\x01a.cfg\0"],
  ["half an option", "\0\x01a.cfg\0octet\0blksize\0"],
  ["a name that is not a text", "\0\x01\xff\xfe\0octet\0"],
  ["more than a request may be", `\0\x01${"a".repeat(512)}\0octet\0`],
  ["more options than there are", `\0\x01a\0octet\0${"o\x001\0".repeat(9)}`],
  ["data", "\0\x03\0\x01abc"],
  ["options", "\0\x06blksize\x00512\0"],
  ["an unknown kind", "\0\x07\0\x01"],
  ["one byte", "\0"],
  ["nothing", ""],
])("%s is no packet of a client that reads", (_, text) => {
  expect(readPacket(bytes(text))).toBeNull();
});

test("hostile bytes are read or passed over, and never fail", () => {
  const opcode = fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 255);
  fc.assert(
    fc.property(opcode, fc.uint8Array({ maxLength: 700 }), (kind, rest) => {
      const heard = readPacket(Uint8Array.from([0, kind, ...rest]));
      if (heard?.kind === "read" || heard?.kind === "write") {
        expect(heard.name).not.toContain("\0");
        expect(heard.options.size).toBeLessThanOrEqual(8);
      }
    }),
    { numRuns: 2000 },
  );
});

test("what is said stands as the RFC draws it", () => {
  expect(Buffer.from(dataPacket(0x1234, bytes("ab"))).toString("latin1")).toBe("\0\x03\x12\x34ab");
  expect(Buffer.from(optionsPacket(new Map([["blksize", "1432"]]))).toString("latin1")).toBe("\0\x06blksize\x001432\0");
  expect(Buffer.from(errorPacket(1, "File not found")).toString("latin1")).toBe("\0\x05\0\x01File not found\0");
});
