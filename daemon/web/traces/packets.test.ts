import { expect, test } from "vitest";
import type { TracedMessage } from "../../contracts/call-trace.ts";
import { packetsOf } from "./packets.ts";

const invite = "INVITE sip:202@192.0.2.7 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.20:5062;branch=z9hG4bK1\r\n\r\n";
const message = (more: Partial<TracedMessage>): TracedMessage => ({
  ...{ at: 1_795_000_000_123, leg: 1, sent: true, transport: "udp", far: "192.0.2.7:5060", text: invite },
  ...more,
});

/** IP packets of a file, without the heads of the file and of each. */
function packetsIn(file: Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(file);
  expect([bytes.readUInt32LE(0), bytes.readUInt32LE(20)]).toEqual([0xa1b2c3d4, 101]);
  const packets: Buffer[] = [];
  for (let at = 24; at < bytes.length; at += 16 + bytes.readUInt32LE(at + 8))
    packets.push(bytes.subarray(at + 16, at + 16 + bytes.readUInt32LE(at + 8)));
  return packets;
}

const sum = (head: Buffer): number => {
  let total = 0;
  for (let at = 0; at < head.length; at += 2) total += head.readUInt16BE(at);
  return (total & 0xffff) + (total >> 16);
};

test("each message is a packet between the box, as its Via names it, and the far side", () => {
  const [sent, received] = packetsIn(
    packetsOf({ messages: [message({}), message({ sent: false, text: "SIP/2.0 200 OK\r\n\r\n" })] }),
  );

  expect([...(sent?.subarray(12, 20) ?? [])]).toEqual([192, 0, 2, 20, 192, 0, 2, 7]);
  expect([sent?.readUInt16BE(20), sent?.readUInt16BE(22)]).toEqual([5062, 5060]);
  expect(sent?.subarray(28).toString()).toBe(invite);
  expect([...(received?.subarray(12, 20) ?? [])]).toEqual([192, 0, 2, 7, 192, 0, 2, 20]);
  expect(sum(sent?.subarray(0, 20) ?? Buffer.alloc(2))).toBe(0xffff);
});

test("a message over IPv6 is a packet of IPv6, and one from nowhere stays readable", () => {
  const [six, odd] = packetsIn(
    packetsOf({ messages: [message({ far: "[2001:db8::7]:5061" }), message({ far: "?" })] }),
  );

  expect(six?.subarray(24, 40).toString("hex")).toBe("20010db8000000000000000000000007");
  expect(six?.readUInt16BE(42)).toBe(5061);
  expect(odd?.subarray(28).toString()).toBe(invite);
});
