import { BoxError } from "./box-error.ts";

/** Frames on a stream: four bytes of length, big endian, then that many bytes of JSON in UTF-8. */

const headerBytes = 4;

/** No frame may be longer, in bytes: a longer one is a mistake or an attack. */
export const longestFrame = 16 * 1024 * 1024;

export type FrameErrorCode = "FRAME_TOO_LONG" | "FRAME_UNREADABLE";

/** One value as a frame. Throws FRAME_TOO_LONG {bytes}. */
export function encodeFrame(value: unknown): Buffer {
  const text = JSON.stringify(value) ?? "null";
  const length = Buffer.byteLength(text);
  if (length > longestFrame) throw tooLong(length);
  const frame = Buffer.allocUnsafe(headerBytes + length);
  frame.writeUInt32BE(length, 0);
  frame.write(text, headerBytes);
  return frame;
}

/** Puts frames together from whatever pieces the stream delivers. */
export class FrameReader {
  #pieces: Buffer[] = [];
  #held = 0;

  /** The values that this piece completes. Throws FRAME_TOO_LONG or FRAME_UNREADABLE: the stream is then lost. */
  *read(piece: Buffer): Generator<unknown, void> {
    this.#pieces.push(piece);
    this.#held += piece.length;
    for (let length = this.#length(); length !== undefined; length = this.#length()) {
      yield parse(this.#take(headerBytes + length).subarray(headerBytes));
    }
  }

  #length(): number | undefined {
    if (this.#held < headerBytes) return undefined;
    const length = this.#front(headerBytes).readUInt32BE(0);
    if (length > longestFrame) throw tooLong(length);
    return this.#held < headerBytes + length ? undefined : length;
  }

  /** The first bytes in one buffer, left in place. Joins pieces only when they are needed, so long frames cost no more than short ones. */
  #front(bytes: number): Buffer {
    const first = this.#pieces[0];
    if (first !== undefined && first.length >= bytes) return first;
    const joined = Buffer.concat(this.#pieces);
    this.#pieces = [joined];
    return joined;
  }

  #take(bytes: number): Buffer {
    const front = this.#front(bytes);
    this.#held -= bytes;
    if (front.length === bytes) this.#pieces.shift();
    else this.#pieces[0] = front.subarray(bytes);
    return front.subarray(0, bytes);
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new BoxError<FrameErrorCode>("FRAME_UNREADABLE", { bytes: bytes.length }, { cause });
  }
}

const tooLong = (bytes: number): BoxError<FrameErrorCode> =>
  new BoxError<FrameErrorCode>("FRAME_TOO_LONG", { bytes, longest: longestFrame });
