import { readFileSync, writeFileSync } from "node:fs";

/** WAV, PCM 16 bit, one channel: what telephones play and record in tests. */

export interface Recording {
  readonly rate: number;
  readonly samples: Int16Array;
}

export function writeWav(path: string, { rate, samples }: Recording): void {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.byteLength, 40);
  writeFileSync(path, Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]));
}

/** Reads what is there: a recorder that is still writing has not filled in its sizes yet. Keeps one channel, the first by default. */
export function readWav(path: string, channel = 0): Recording {
  const file = readFileSync(path);
  if (file.length < 44 || file.toString("latin1", 0, 4) !== "RIFF") throw new Error(`${path} is not a WAV file`);
  let rate = 8_000;
  let channels = 1;
  for (let at = 12; at + 8 <= file.length; ) {
    const kind = file.toString("latin1", at, at + 4);
    const size = file.readUInt32LE(at + 4);
    if (kind === "fmt ") {
      channels = file.readUInt16LE(at + 10);
      rate = file.readUInt32LE(at + 12);
    }
    if (kind === "data") return { rate, samples: channelOf(file.subarray(at + 8), size, { channels, channel }) };
    at += 8 + size + (size & 1);
  }
  throw new Error(`${path} holds no sound`);
}

function channelOf(
  bytes: Buffer,
  announced: number,
  { channels, channel }: { readonly channels: number; readonly channel: number },
): Int16Array {
  const length = announced === 0 || announced > bytes.length ? bytes.length : announced;
  const frames = Math.floor(length / (2 * channels));
  return Int16Array.from({ length: frames }, (_, frame) => bytes.readInt16LE((frame * channels + channel) * 2));
}
