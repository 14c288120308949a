import { type FileHandle, open } from "node:fs/promises";
import { readWavHead, WAV_HEAD_BYTES, type WavHead, wavHeader, wavSeconds } from "../../kit/wav.ts";

/** What a recording holds once the silence at its end is left out. */
export interface Speech {
  /** From the first sample to the end of what was said, in bytes of sound. */
  readonly bytes: number;
  readonly seconds: number;
  /** From the first thing that was said to the last one, and how much of that was no silence. */
  readonly spanSeconds: number;
  readonly activeSeconds: number;
}

/** Looked at together: long enough for a period of a low voice. */
const FRAME_SECONDS = 0.02;
/** −45 dBFS: a quiet voice is louder, a line without anybody is not. */
const SPOKEN = 32_768 * 10 ** (-45 / 20);
/** What is kept after the last word. */
const TAIL_SECONDS = 0.3;

/** Goes through samples, piece by piece, and tells speech from silence. Pure but for what it has counted. */
export class SpeechMeter {
  readonly #frame: number;
  readonly #rate: number;
  #sum = 0;
  #inFrame = 0;
  #samples = 0;
  #active = 0;
  #first: number | null = null;
  #last = 0;

  constructor(rate: number) {
    this.#rate = rate;
    this.#frame = Math.round(rate * FRAME_SECONDS);
  }

  /** Of 16 bit, little end first. */
  take(piece: Buffer): void {
    for (let at = 0; at + 1 < piece.length; at += 2) {
      const sample = piece.readInt16LE(at);
      this.#sum += sample * sample;
      this.#inFrame += 1;
      if (this.#inFrame === this.#frame) this.#close();
    }
  }

  get speech(): Speech {
    const rate = this.#rate;
    const all = this.#samples + this.#inFrame;
    const kept = this.#first === null ? 0 : Math.min(all, this.#last + Math.round(TAIL_SECONDS * rate));
    return {
      bytes: kept * 2,
      seconds: kept / rate,
      spanSeconds: this.#first === null ? 0 : (this.#last - this.#first) / rate,
      activeSeconds: (this.#active * this.#frame) / rate,
    };
  }

  #close(): void {
    const isSpoken = Math.sqrt(this.#sum / this.#frame) > SPOKEN;
    if (isSpoken) {
      this.#active += 1;
      this.#first ??= this.#samples;
      this.#last = this.#samples + this.#frame;
    }
    this.#samples += this.#frame;
    this.#sum = 0;
    this.#inFrame = 0;
  }
}

const PIECE_BYTES = 128 * 1024;

/** Leaves out the silence at the end of a recording of one channel, 16 bit; null: it is no WAV of that kind. */
export async function withoutSilence(path: string): Promise<Speech | null> {
  const file = await open(path, "r+");
  try {
    const head = await headOf(file);
    if (head === null) return null;
    const speech = await speechIn(file, head);
    await shorten(file, head, speech.bytes);
    return speech;
  } finally {
    await file.close();
  }
}

/** Seconds of sound in a file; null: it is no WAV of one channel, 16 bit. */
export async function secondsOf(path: string): Promise<number | null> {
  const file = await open(path, "r");
  try {
    const head = await headOf(file);
    return head === null ? null : wavSeconds(head);
  } finally {
    await file.close();
  }
}

/** Piece by piece, so that calls go on in between. */
async function speechIn(file: FileHandle, { rate, from, bytes }: WavHead): Promise<Speech> {
  const meter = new SpeechMeter(rate);
  const piece = Buffer.alloc(PIECE_BYTES);
  for (let at = 0; at < bytes; ) {
    const { bytesRead } = await file.read(piece, 0, Math.min(PIECE_BYTES, bytes - at), from + at);
    if (bytesRead === 0) break;
    meter.take(piece.subarray(0, bytesRead));
    at += bytesRead;
  }
  return meter.speech;
}

/** The head first: whoever dies in between leaves a file that says less than it holds. */
async function shorten(file: FileHandle, { from, rate, code, channels, bits }: WavHead, bytes: number): Promise<void> {
  const head = wavHeader({ code, channels, rate, bits, bytes });
  if (head.length === from) await file.write(head, 0, head.length, 0);
  await file.truncate(from + bytes);
  await file.datasync();
}

/** Of one channel, 16 bit. */
async function headOf(file: FileHandle): Promise<WavHead | null> {
  const start = Buffer.alloc(WAV_HEAD_BYTES);
  const { bytesRead } = await file.read(start, 0, WAV_HEAD_BYTES, 0);
  const head = readWavHead(start.subarray(0, bytesRead), (await file.stat()).size);
  const isOurs = head !== null && head.code === 1 && head.channels === 1 && head.bits === 16;
  return isOurs && head.rate >= 8000 && head.rate <= 48_000 ? head : null;
}
