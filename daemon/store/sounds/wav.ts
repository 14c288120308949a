import { wavHeader } from "../../kit/wav.ts";

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
  const bytes = samples.length - (samples.length % (bits / 8));
  return Buffer.concat([wavHeader({ code, channels: 1, rate, bits, bytes }), samples.subarray(0, bytes)]);
}

export interface Pcm {
  readonly code: 1;
  readonly rate: number;
  readonly bits: 16;
}
