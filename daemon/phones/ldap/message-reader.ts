import { headerAt, malformed, TAG } from "./ber.ts";

/** A search of a telephone has some hundred bytes. */
export const LONGEST_MESSAGE = 65_536;

/** Puts messages together from whatever pieces the stream delivers. */
export class MessageReader {
  #pieces: Buffer[] = [];
  #held = 0;
  /** With fewer bytes than these nothing is complete: pieces are joined no sooner. */
  #needed = 0;

  /** The messages that this piece completes. Throws LDAP_MALFORMED before it keeps what is none: the stream is then lost. */
  read(piece: Buffer): readonly Buffer[] {
    this.#pieces.push(piece);
    this.#held += piece.length;
    if (this.#held < this.#needed) return [];
    const bytes = this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces);
    const found: Buffer[] = [];
    let from = 0;
    for (;;) {
      const end = endOf(bytes, from);
      this.#needed = (end ?? bytes.length + 1) - from;
      if (end === null || end > bytes.length) break;
      found.push(bytes.subarray(from, end));
      from = end;
    }
    this.#pieces = from === bytes.length ? [] : [bytes.subarray(from)];
    this.#held = bytes.length - from;
    return found;
  }
}

/** Where the message that begins at `from` will end; null: its header is not there yet. */
function endOf(bytes: Buffer, from: number): number | null {
  const tag = bytes[from];
  if (tag !== undefined && tag !== TAG.sequence) throw malformed("no message");
  const header = headerAt(bytes, from);
  if (header === null) return null;
  const end = header.at + header.length;
  if (end - from > LONGEST_MESSAGE) throw malformed("message too long");
  return end;
}
