/** Packets of TFTP as bytes (RFC 1350 §5, RFC 2347). Pure: nothing here knows a socket or a file. */

/** To read a file, or to write one. */
export interface Request {
  readonly kind: "read" | "write";
  readonly name: string;
  /** In lower case: `octet`, `netascii`. */
  readonly mode: string;
  /** By name in lower case; of one that stands there twice, the first. */
  readonly options: ReadonlyMap<string, string>;
}

/** What a client sends and we look at. */
export type Heard = Request | { readonly kind: "ack"; readonly block: number } | { readonly kind: "error" };

const OPCODE = { read: 1, write: 2, data: 3, ack: 4, error: 5, options: 6 } as const;

/** Codes of RFC 1350 §5 and RFC 2347 that we say. */
export const REFUSAL = { notFound: 1, accessViolation: 2, illegalOperation: 4, unknownTransfer: 5 } as const;

/** RFC 2347: a request is no longer than this, in bytes. */
const LONGEST_REQUEST = 512;
const MOST_OPTIONS = 8;

/** Null: not a packet that a client sends who reads files; such ones are never answered. */
export function readPacket(bytes: Uint8Array): Heard | null {
  if (bytes.length < 4) return null;
  const opcode = wordAt(bytes, 0);
  if (opcode === OPCODE.read || opcode === OPCODE.write) {
    return readRequest(opcode === OPCODE.read ? "read" : "write", bytes);
  }
  // Some send more behind the number than belongs there.
  if (opcode === OPCODE.ack) return { kind: "ack", block: wordAt(bytes, 2) };
  return opcode === OPCODE.error ? { kind: "error" } : null;
}

function readRequest(kind: Request["kind"], bytes: Uint8Array): Request | null {
  if (bytes.length > LONGEST_REQUEST || bytes.at(-1) !== 0) return null;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(2, -1));
  } catch {
    return null;
  }
  const [name = "", mode, ...rest] = text.split("\0");
  if (mode === undefined || rest.length % 2 !== 0 || rest.length > 2 * MOST_OPTIONS) return null;
  const options = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) {
    const option = (rest[at] ?? "").toLowerCase();
    if (!options.has(option)) options.set(option, rest[at + 1] ?? "");
  }
  return { kind, name, mode: mode.toLowerCase(), options };
}

/** `block`: 1 to 65535. */
export function dataPacket(block: number, content: Uint8Array): Uint8Array {
  const packet = new Uint8Array(4 + content.length);
  packet.set([0, OPCODE.data, block >> 8, block & 255]);
  packet.set(content, 4);
  return packet;
}

/** What of the asked options is agreed to (RFC 2347 §3). */
export const optionsPacket = (agreed: ReadonlyMap<string, string>): Uint8Array =>
  packetOf(OPCODE.options, [...agreed].flat());

export function errorPacket(code: number, message: string): Uint8Array {
  const body = packetOf(code, [message]);
  const packet = new Uint8Array(2 + body.length);
  packet.set([0, OPCODE.error]);
  packet.set(body, 2);
  return packet;
}

/** A number of two bytes, then texts that end in zero. */
function packetOf(number: number, texts: readonly string[]): Uint8Array {
  const body = new TextEncoder().encode(texts.map((text) => `${text}\0`).join(""));
  const packet = new Uint8Array(2 + body.length);
  packet.set([number >> 8, number & 255]);
  packet.set(body, 2);
  return packet;
}

const wordAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
