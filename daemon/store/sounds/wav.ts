/** How the samples of a file without a header are written: signed 16 bit little endian, or G.711. */
export const RAW_FORMATS = {
  slin8: { code: 1, rate: 8000, bits: 16 },
  slin16: { code: 1, rate: 16_000, bits: 16 },
  alaw: { code: 6, rate: 8000, bits: 8 },
  ulaw: { code: 7, rate: 8000, bits: 8 },
} as const;

export type RawFormat = keyof typeof RAW_FORMATS;

/** Samples of one channel with the header in front that says what they are (RIFF WAVE). A half sample at the end is cut. */
export function wavOf(samples: Uint8Array, { code, rate, bits }: (typeof RAW_FORMATS)[RawFormat] | Pcm): Buffer {
  const align = bits / 8;
  const length = samples.length - (samples.length % align);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(code, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * align, 28);
  header.writeUInt16LE(align, 32);
  header.writeUInt16LE(bits, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(length, 40);
  return Buffer.concat([header, samples.subarray(0, length)]);
}

export interface Pcm {
  readonly code: 1;
  readonly rate: number;
  readonly bits: 16;
}
