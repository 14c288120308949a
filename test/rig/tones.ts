import { hearTone, type ToneHearing, tone } from "./tone.ts";
import { readWav, writeWav } from "./wav.ts";

/** A file with one tone for pjsua to play: half a minute at 16 kHz. */
export function songFile(path: string, hertz: number): string {
  writeWav(path, { rate: 16_000, samples: tone({ hertz, seconds: 30, rate: 16_000 }) });
  return path;
}

/** What of a tone is in a recording. */
export function heardIn(path: string, hertz: number): ToneHearing {
  const { rate, samples } = readWav(path);
  return hearTone(samples, rate, hertz, { windowMs: 20 });
}
