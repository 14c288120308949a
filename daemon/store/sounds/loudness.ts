import { NOMINAL_VOLUME } from "../../model/config/audio.ts";

/** What was measured of a sound, mixed down to one channel. */
export interface Loudness {
  /** Integrated, EBU R 128, in LUFS. */
  readonly loudness: number;
  /** The highest sample, dBFS. */
  readonly peak: number;
  readonly seconds: number;
}

/** Where 10 % puts a sound: the target of EBU R 128, near the −26 dBov that telephony takes for speech (ITU-T P.830). */
export const NOMINAL_LUFS = -23;
/** What resampling may add must still fit in. */
const HIGHEST_PEAK = -1;

/** dB that bring a sound to its volume: 20 % is twice the amplitude of 10 %. Never so much that it would be clipped. Pure. */
export function gainFor({ loudness, peak }: Pick<Loudness, "loudness" | "peak">, volume: number): number {
  const wanted = NOMINAL_LUFS - loudness + 20 * Math.log10(volume / NOMINAL_VOLUME);
  return Math.min(wanted, HIGHEST_PEAK - peak);
}

/** Reads what ffmpeg's filter `ebur128` says at its end, and how long the sound was; null when it says nothing. Pure. */
export function readLoudness(said: string): Loudness | null {
  const loudness = numberAfter(said, /I:\s+(-?[\d.]+|-inf|nan) LUFS/g);
  const peak = numberAfter(said, /Peak:\s+(-?[\d.]+|-inf|nan) dBFS/g);
  const time = [...said.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1);
  if (loudness === null || peak === null || time === undefined) return null;
  const [, hours, minutes, seconds] = time;
  return { loudness, peak, seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) };
}

/** Of several, the last: the summary. */
function numberAfter(said: string, pattern: RegExp): number | null {
  const found = [...said.matchAll(pattern)].at(-1)?.[1];
  if (found === undefined) return null;
  return found === "-inf" || found === "nan" ? Number.NEGATIVE_INFINITY : Number(found);
}
