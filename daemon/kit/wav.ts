/** The head of a RIFF WAVE file: what its samples are, and where they stand. */
export interface WavHead {
  /** 1: PCM; 6 and 7: G.711. */
  readonly code: number;
  readonly channels: number;
  /** Hz. */
  readonly rate: number;
  /** Of one sample of one channel. */
  readonly bits: number;
  /** Where in the file its samples begin. */
  readonly from: number;
  /** Of samples, whole frames only. */
  readonly bytes: number;
}

const headBytes = 44;

/** As much of a file as `readWavHead` looks at. */
export const WAV_HEAD_BYTES = 4096;

export type WavShape = Omit<WavHead, "from">;

/** The 44 bytes that go before `bytes` of samples. */
export function wavHeader({ code, channels, rate, bits, bytes }: WavShape): Buffer {
  const align = (channels * bits) / 8;
  const header = Buffer.alloc(headBytes);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(headBytes - 8 + bytes, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(code, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * align, 28);
  header.writeUInt16LE(align, 32);
  header.writeUInt16LE(bits, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(bytes, 40);
  return header;
}

/**
 * What a WAV file holds, from its beginning (WAV_HEAD_BYTES are enough) and its length on disk. The length decides where
 * the head says none or too much: a recorder that was killed has not written it. Null: it is no such file.
 */
export function readWavHead(start: Uint8Array, fileBytes: number): WavHead | null {
  const file = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  if (file.length < 12 || file.toString("latin1", 0, 4) !== "RIFF" || file.toString("latin1", 8, 12) !== "WAVE")
    return null;
  let shape: Omit<WavShape, "bytes"> | null = null;
  for (let at = 12; at + 8 <= file.length; ) {
    const kind = file.toString("latin1", at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const from = at + 8;
    if (kind === "data") return shape === null ? null : withLength(shape, from, size, fileBytes);
    if (kind === "fmt ") shape = shapeAt(file, from);
    at = from + size + (size & 1);
  }
  return null;
}

/** Seconds of sound. */
export const wavSeconds = ({ channels, rate, bits, bytes }: WavShape): number => (bytes * 8) / (channels * bits * rate);

function shapeAt(file: Buffer, at: number): Omit<WavShape, "bytes"> | null {
  if (at + 16 > file.length) return null;
  const [code, channels] = [file.readUInt16LE(at), file.readUInt16LE(at + 2)];
  const [rate, bits] = [file.readUInt32LE(at + 4), file.readUInt16LE(at + 14)];
  const isUsual = channels > 0 && rate > 0 && bits > 0 && bits % 8 === 0;
  return isUsual ? { code, channels, rate, bits } : null;
}

function withLength(shape: Omit<WavShape, "bytes">, from: number, said: number, fileBytes: number): WavHead {
  const there = Math.max(0, fileBytes - from);
  const bytes = said === 0 || said > there ? there : said;
  return { ...shape, from, bytes: bytes - (bytes % ((shape.channels * shape.bits) / 8)) };
}
