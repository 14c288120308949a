import type { CallTrace, TracedMessage } from "../../contracts/call-trace.ts";

/** pcap of raw IP packets (LINKTYPE_RAW), times in microseconds. */
const HEAD = Uint8Array.of(0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 101, 0, 0, 0);
const UDP = 17;
/** Of a UDP packet, with its head. */
const longest = 65_000;

interface Place {
  readonly address: readonly number[];
  readonly port: number;
}

/**
 * The SIP messages of a call as packets that analysers read: each as one UDP packet, whatever its transport was and
 * however it was cut. Where a message does not say where of ours it left from, it is the address kept for examples.
 */
export function packetsOf({ messages }: Pick<CallTrace, "messages">): Uint8Array {
  const own = messages.map(ownPlace).find((place) => place !== null) ?? { address: [192, 0, 2, 1], port: 5060 };
  return Buffer.concat([HEAD, ...messages.map((message) => record(message, own))]);
}

function record(message: TracedMessage, own: Place): Buffer {
  const far = placeOf(message.far) ?? { address: [192, 0, 2, 2], port: 5060 };
  const near = { ...own, address: own.address.length === far.address.length ? own.address : unknownOf(far) };
  const packet = ip(
    message.sent ? near : far,
    message.sent ? far : near,
    Buffer.from(message.text).subarray(0, longest),
  );
  const head = Buffer.alloc(16);
  head.writeUInt32LE(Math.floor(message.at / 1000), 0);
  head.writeUInt32LE((message.at % 1000) * 1000, 4);
  head.writeUInt32LE(packet.length, 8);
  head.writeUInt32LE(packet.length, 12);
  return Buffer.concat([head, packet]);
}

/** IPv4 (RFC 791) or IPv6 (RFC 8200), with UDP (RFC 768) in it; 0: no checksum of UDP was made. */
function ip(from: Place, to: Place, text: Buffer): Buffer {
  const udp = Buffer.alloc(8);
  udp.writeUInt16BE(from.port, 0);
  udp.writeUInt16BE(to.port, 2);
  udp.writeUInt16BE(8 + text.length, 4);
  const addresses = Buffer.from([...from.address, ...to.address]);
  if (from.address.length === 16) {
    const head = Buffer.from([0x60, 0, 0, 0, 0, 0, UDP, 64]);
    head.writeUInt16BE(8 + text.length, 4);
    return Buffer.concat([head, addresses, udp, text]);
  }
  const head = Buffer.concat([Buffer.from([0x45, 0, 0, 0, 0, 0, 0, 0, 64, UDP, 0, 0]), addresses]);
  head.writeUInt16BE(28 + text.length, 2);
  head.writeUInt16BE(checksum(head), 10);
  return Buffer.concat([head, udp, text]);
}

/** RFC 1071. */
function checksum(head: Buffer): number {
  let sum = 0;
  for (let at = 0; at < head.length; at += 2) sum += head.readUInt16BE(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}

/** The top Via of a request of ours says from where it left. */
function ownPlace({ sent, text }: TracedMessage): Place | null {
  if (!sent || text.startsWith("SIP/2.0 ")) return null;
  return placeOf(/^(?:via|v)\s*:\s*SIP\/2\.0\/\w+\s+([^\s;,]+)/im.exec(text)?.[1] ?? "");
}

function placeOf(text: string): Place | null {
  const [, bracketed, plain, port = "5060"] = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+))(?::([0-9]{1,5}))?$/i.exec(text) ?? [];
  const address = plain === undefined ? sixteen(bracketed ?? "") : plain.split(".").map(Number);
  const fits = address.length === 4 || address.length === 16;
  return fits && address.every((byte) => byte >= 0 && byte <= 255) ? { address, port: Number(port) & 0xffff } : null;
}

function sixteen(text: string): number[] {
  const [left = [], right = []] = text.split("::").map((half) => half.split(":").filter((group) => group !== ""));
  const missing = text.includes("::") ? 8 - left.length - right.length : 0;
  const groups = [...left, ...Array<string>(Math.max(0, missing)).fill("0"), ...right];
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
}

const unknownOf = ({ address }: Place): readonly number[] =>
  address.length === 4 ? [192, 0, 2, 1] : [0x20, 0x01, 0x0d, 0xb8, ...Array<number>(11).fill(0), 1];
