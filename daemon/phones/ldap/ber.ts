import { BoxError } from "../../kit/box-error.ts";

/**
 * The basic encoding rules (ITU-T X.690) as far as LDAP takes them (RFC 4511 §5.1): definite lengths, strings in one piece.
 * Nothing is copied before its length was judged. Pure.
 */

/** What no client of ours would send; the connection is lost with it. */
export const malformed = (what: string): BoxError => new BoxError("LDAP_MALFORMED", { what });

/** Universal tags, as the one byte that each is. */
export const TAG = { boolean: 0x01, integer: 0x02, octets: 0x04, enumerated: 0x0a, sequence: 0x30, set: 0x31 } as const;

/** More would be a tag of several bytes, of which LDAP has none. */
const HIGH_TAG = 0x1f;
const LONG_LENGTH = 0x80;
/** More bytes of length than a message can have, whatever stands in them. */
const MOST_LENGTH_BYTES = 4;
/** Numbers of LDAP end at 2³¹ − 1 (RFC 4511 §4.1.1). */
const MOST_INTEGER_BYTES = 4;

export interface Header {
  readonly tag: number;
  /** Where its contents begin, and how long they are. */
  readonly at: number;
  readonly length: number;
}

/** The header of the element that begins at `from`; null: it is not there as a whole yet. Throws LDAP_MALFORMED. */
export function headerAt(bytes: Buffer, from: number): Header | null {
  const tag = bytes[from];
  const first = bytes[from + 1];
  if (tag !== undefined && (tag & HIGH_TAG) === HIGH_TAG) throw malformed("tag of several bytes");
  if (tag === undefined || first === undefined) return null;
  if (first < LONG_LENGTH) return { tag, at: from + 2, length: first };
  const count = first - LONG_LENGTH;
  if (count === 0 || count > MOST_LENGTH_BYTES) throw malformed("length");
  if (bytes.length < from + 2 + count) return null;
  return { tag, at: from + 2 + count, length: bytes.readUIntBE(from + 2, count) };
}

/** Reads the elements of one stretch of bytes, one after the other. */
export class BerReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The tag of what comes next; null: nothing does. */
  get tag(): number | null {
    return this.#bytes[this.#at] ?? null;
  }

  /** What is next, whatever it is. Throws LDAP_MALFORMED, as all that follow. */
  next(): { readonly tag: number; readonly contents: Buffer } {
    const header = headerAt(this.#bytes, this.#at);
    if (header === null) throw malformed("end");
    const end = header.at + header.length;
    if (end > this.#bytes.length) throw malformed("length beyond the end");
    this.#at = end;
    return { tag: header.tag, contents: this.#bytes.subarray(header.at, end) };
  }

  contents(wanted: number): Buffer {
    const { tag, contents } = this.next();
    if (tag !== wanted) throw malformed(`tag ${tag} instead of ${wanted}`);
    return contents;
  }

  within(tag: number): BerReader {
    return new BerReader(this.contents(tag));
  }

  text(tag: number = TAG.octets): string {
    return this.contents(tag).toString("utf8");
  }

  integer(tag: number = TAG.integer): number {
    const contents = this.contents(tag);
    if (contents.length === 0 || contents.length > MOST_INTEGER_BYTES) throw malformed("integer");
    return contents.readIntBE(0, contents.length);
  }

  /** From 0 on, as all numbers of LDAP are. */
  count(tag: number = TAG.integer): number {
    const number = this.integer(tag);
    if (number < 0) throw malformed("negative number");
    return number;
  }

  boolean(tag: number = TAG.boolean): boolean {
    const contents = this.contents(tag);
    if (contents.length !== 1) throw malformed("boolean");
    return contents[0] !== 0;
  }
}

/** An element of these parts. */
export function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([header(tag, length), ...parts]);
}

export const octets = (text: string, tag: number = TAG.octets): Buffer => element(tag, Buffer.from(text, "utf8"));

/** From 0 to 2³¹ − 1. */
export function integer(number: number, tag: number = TAG.integer): Buffer {
  const all = Buffer.alloc(5);
  all.writeUInt32BE(number, 1);
  // As short as its sign allows (X.690 §8.3.2): the byte before keeps a first bit of 1 from being one.
  let from = 0;
  while (from < 4 && all[from] === 0 && (all[from + 1] ?? 0) < 0x80) from += 1;
  return element(tag, all.subarray(from));
}

function header(tag: number, length: number): Buffer {
  if (length < LONG_LENGTH) return Buffer.from([tag, length]);
  const bytes = length < 0x100 ? 1 : length < 0x10000 ? 2 : 4;
  const made = Buffer.alloc(2 + bytes);
  made[0] = tag;
  made[1] = LONG_LENGTH + bytes;
  made.writeUIntBE(length, 2, bytes);
  return made;
}
