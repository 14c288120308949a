import { crc32 } from "node:zlib";

/**
 * The form of a spool's files. First line: JSON {"spool": 1, "producer"}. Then records: four bytes length of the text, four
 * bytes CRC-32 over number and text, eight bytes number, all big endian, then the fact as JSON in UTF-8.
 * A record that a crash or a full disk cut short fails its length or its CRC and ends the file.
 */

const recordHeader = 16;

export interface SpooledFact {
  readonly number: number;
  readonly fact: unknown;
}

export const segmentHeader = (producer: string): Buffer => Buffer.from(`${JSON.stringify({ spool: 1, producer })}\n`);

/** One fact as a record. The number is at most 2^53-1. */
export function encodeRecord(number: number, fact: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(fact) ?? "null");
  const record = Buffer.allocUnsafe(recordHeader + text.length);
  record.writeUInt32BE(text.length, 0);
  record.writeBigUInt64BE(BigInt(number), 8);
  text.copy(record, recordHeader);
  record.writeUInt32BE(crc32(record.subarray(8)), 4);
  return record;
}

/** One record found in a file, and where the next one begins. */
export interface FoundRecord extends SpooledFact {
  readonly next: number;
}

/** The record that begins at that offset, or undefined when nothing whole and sound does. */
export function decodeRecord(bytes: Buffer, offset: number): FoundRecord | undefined {
  if (bytes.length < offset + recordHeader) return undefined;
  const next = offset + recordHeader + bytes.readUInt32BE(offset);
  if (next > bytes.length) return undefined;
  if (crc32(bytes.subarray(offset + 8, next)) !== bytes.readUInt32BE(offset + 4)) return undefined;
  const number = Number(bytes.readBigUInt64BE(offset + 8));
  return { number, fact: JSON.parse(bytes.toString("utf8", offset + recordHeader, next)), next };
}

export interface SegmentScan {
  readonly producer: string | undefined;
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Where the first record begins. */
  readonly start: number;
  /** Bytes that are sound; what follows was torn. */
  readonly sound: number;
}

/** Reads a whole file without keeping its facts. */
export function scanSegment(bytes: Buffer): SegmentScan {
  const line = bytes.indexOf(0x0a);
  const producer = line < 0 ? undefined : producerOf(bytes.toString("utf8", 0, line));
  if (producer === undefined) return { producer, first: undefined, last: undefined, start: 0, sound: 0 };
  const start = line + 1;
  let first: number | undefined;
  let last: number | undefined;
  let sound = start;
  for (let found = decodeRecord(bytes, sound); found !== undefined; found = decodeRecord(bytes, sound)) {
    first ??= found.number;
    last = found.number;
    sound = found.next;
  }
  return { producer, first, last, start, sound };
}

function producerOf(line: string): string | undefined {
  try {
    const header: unknown = JSON.parse(line);
    if (typeof header !== "object" || header === null || !("spool" in header) || !("producer" in header))
      return undefined;
    return header.spool === 1 && typeof header.producer === "string" ? header.producer : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
