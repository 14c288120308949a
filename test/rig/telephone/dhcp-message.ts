import { randomInt } from "node:crypto";

/** DHCP as a telephone speaks it (RFC 2131, RFC 2132): what it asks, and what it is told. Pure but for the numbers of its questions. */

export interface DhcpQuestion {
  readonly kind: "discover" | "request";
  /** 12 hexadecimal digits. */
  readonly mac: string;
  readonly xid: number;
  /** Option 60; null: it says none. */
  readonly vendorClass: string | null;
  /** Option 55: what it wants to be told. */
  readonly wants: readonly number[];
  /** The address that it was offered, or had before it lost its cable (INIT-REBOOT); dotted. */
  readonly address: string | null;
  /** Whose offer it takes; null: of nobody in particular. */
  readonly server: string | null;
}

export interface DhcpAnswer {
  readonly kind: "offer" | "ack" | "nak";
  readonly mac: string;
  readonly xid: number;
  readonly address: string;
  /** By their codes; what stands in pieces is put together (RFC 3396). */
  readonly options: ReadonlyMap<number, Buffer>;
}

const COOKIE = Buffer.of(99, 130, 83, 99);
const HEAD = 236;
/** Answers come to everybody: there is no address yet to which they could. */
const BROADCAST = 0x8000;
const KINDS = new Map([
  [2, "offer"],
  [5, "ack"],
  [6, "nak"],
] as const);

export const newXid = (): number => randomInt(2 ** 32);

export function writeQuestion({ kind, mac, xid, vendorClass, wants, address, server }: DhcpQuestion): Buffer {
  const head = Buffer.alloc(HEAD);
  head.set([1, 1, 6, 0]);
  head.writeUInt32BE(xid, 4);
  head.writeUInt16BE(BROADCAST, 10);
  Buffer.from(mac, "hex").copy(head, 28);
  const options = [
    option(53, Buffer.of(kind === "discover" ? 1 : 3)),
    option(57, Buffer.of(0x05, 0xdc)),
    ...(address === null ? [] : [option(50, dotted(address))]),
    ...(server === null ? [] : [option(54, dotted(server))]),
    ...(vendorClass === null ? [] : [option(60, Buffer.from(vendorClass))]),
    option(55, Buffer.from(wants)),
    Buffer.of(255),
  ];
  return Buffer.concat([head, COOKIE, ...options]);
}

/** Null: it is no answer of a server. */
export function readAnswer(bytes: Buffer): DhcpAnswer | null {
  if (bytes.length < HEAD + 4 || bytes[0] !== 2 || !bytes.subarray(HEAD, HEAD + 4).equals(COOKIE)) return null;
  const options = readOptions(bytes.subarray(HEAD + 4));
  const kind = KINDS.get((options.get(53)?.[0] ?? 0) as 2);
  if (kind === undefined) return null;
  const mac = bytes.subarray(28, 34).toString("hex").toUpperCase();
  return { kind, mac, xid: bytes.readUInt32BE(4), address: dottedText(bytes.subarray(16, 20)), options };
}

/** Code, length, value, as option 43 has them inside, too. */
export function readOptions(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 0; at < bytes.length && bytes[at] !== 255; ) {
    const code = bytes[at] ?? 0;
    if (code === 0) {
      at += 1;
      continue;
    }
    const length = bytes[at + 1] ?? 0;
    const value = bytes.subarray(at + 2, at + 2 + length);
    found.set(code, Buffer.concat([found.get(code) ?? Buffer.alloc(0), value]));
    at += 2 + length;
  }
  return found;
}

export const dottedText = (bytes: Uint8Array): string => bytes.join(".");
const dotted = (address: string): Buffer => Buffer.from(address.split(".").map(Number));
const option = (code: number, value: Buffer): Buffer => Buffer.concat([Buffer.of(code, value.length), value]);
