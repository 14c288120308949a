import { type FileHandle, open } from "node:fs/promises";
import type { StateAddress } from "libsodium-wrappers";
import { systemCode } from "../../kit/box-error.ts";
import { readWavHead, type WavHead, wavHeader, wavSeconds } from "../../kit/wav.ts";
import type { RecordingKey } from "./recording-key.ts";
import { loadSodium, type Sodium } from "./sodium.ts";

/**
 * Reads what native/media/sealed_writer.cc has sealed (decision 0030): a WAV file in libsodium's secret stream, one
 * message after the other. One that was not brought to its end is read to its last whole message; one whose bytes were
 * altered, to the message before.
 */

const MAGIC = "SIPLEO-SEALED-1\n";
const MAGIC_BYTES = 16;
const KEY_BYTES = 80;
const STREAM_HEADER_BYTES = 24;
const HEAD_BYTES = MAGIC_BYTES + KEY_BYTES + STREAM_HEADER_BYTES;
const LENGTH_BYTES = 4;
const TAG_BYTES = 17;
/** A second of stereo at 48 kHz, with room; more is no message of ours. */
const LONGEST_MESSAGE = 256 * 1024;

export class SealedFile {
  readonly #sodium: Sodium;
  readonly #file: FileHandle;
  readonly #stream: StateAddress;
  readonly #head: WavHead;
  #at: number;
  #isHeadGiven = false;
  #isOver = false;

  private constructor(sodium: Sodium, file: FileHandle, { stream, head, at }: Begun) {
    this.#sodium = sodium;
    this.#file = file;
    this.#stream = stream;
    this.#head = head;
    this.#at = at;
  }

  /** Null: there is no such file, or it is none that this key opens. */
  static async open(path: string, key: RecordingKey): Promise<SealedFile | null> {
    let file: FileHandle;
    try {
      file = await open(path, "r");
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return null;
    }
    const sodium = await loadSodium();
    const begun = await begin(sodium, file, key);
    if (begun === null) await file.close();
    return begun === null ? null : new SealedFile(sodium, file, begun);
  }

  /** Of the whole WAV file that it gives. */
  get bytes(): number {
    return wavHeader(this.#head).length + this.#head.bytes;
  }

  get seconds(): number {
    return wavSeconds(this.#head);
  }

  /** The next piece of the WAV file; null: that was all. */
  async next(): Promise<Uint8Array | null> {
    if (!this.#isHeadGiven) {
      this.#isHeadGiven = true;
      return wavHeader(this.#head);
    }
    if (this.#isOver) return null;
    const sodium = this.#sodium;
    const message = await messageAt(this.#file, this.#at);
    const pulled =
      message === null ? false : sodium.crypto_secretstream_xchacha20poly1305_pull(this.#stream, message, null);
    if (message === null || pulled === false) {
      this.#isOver = true;
      return null;
    }
    this.#at += LENGTH_BYTES + message.length;
    this.#isOver = pulled.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return pulled.message;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** The head has been read; `at`: where the sound begins. */
interface Begun {
  readonly stream: StateAddress;
  readonly head: WavHead;
  readonly at: number;
}

async function begin(sodium: Sodium, file: FileHandle, { publicKey, privateKey }: RecordingKey): Promise<Begun | null> {
  const start = await bytesAt(file, 0, HEAD_BYTES);
  if (start.length < HEAD_BYTES || start.toString("latin1", 0, MAGIC_BYTES) !== MAGIC) return null;
  const sealed = start.subarray(MAGIC_BYTES, MAGIC_BYTES + KEY_BYTES);
  let stream: StateAddress;
  try {
    const streamKey = sodium.crypto_box_seal_open(sealed, publicKey, privateKey);
    stream = sodium.crypto_secretstream_xchacha20poly1305_init_pull(
      start.subarray(HEAD_BYTES - STREAM_HEADER_BYTES),
      streamKey,
    );
  } catch {
    return null; // the library has no other way to say that it is not for this key
  }
  const first = await messageAt(file, HEAD_BYTES);
  const pulled = first === null ? false : sodium.crypto_secretstream_xchacha20poly1305_pull(stream, first, null);
  if (first === null || pulled === false) return null;
  const at = HEAD_BYTES + LENGTH_BYTES + first.length;
  const { size } = await file.stat();
  const shape = readWavHead(pulled.message, pulled.message.length);
  if (shape === null) return null;
  return { stream, at, head: { ...shape, bytes: await soundBytes(file, { at, size, second: secondOf(shape) }) } };
}

const secondOf = ({ channels, rate, bits }: WavHead): number => (channels * rate * bits) / 8;

/** All messages but the last hold a second each; the last may be shorter, or cut off. */
async function soundBytes(
  file: FileHandle,
  { at, size, second }: { readonly at: number; readonly size: number; readonly second: number },
): Promise<number> {
  const whole = LENGTH_BYTES + second + TAG_BYTES;
  const seconds = Math.max(0, Math.floor((size - at) / whole));
  const last = await messageAt(file, at + seconds * whole);
  return seconds * second + (last === null ? 0 : last.length - TAG_BYTES);
}

/** Null: there is no whole one. */
async function messageAt(file: FileHandle, at: number): Promise<Uint8Array | null> {
  const said = await bytesAt(file, at, LENGTH_BYTES);
  const length = said.length < LENGTH_BYTES ? 0 : said.readUInt32LE(0);
  if (length < TAG_BYTES || length > LONGEST_MESSAGE) return null;
  const message = await bytesAt(file, at + LENGTH_BYTES, length);
  return message.length < length ? null : message;
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
