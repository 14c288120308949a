/** Making tones and finding them again: level, delay and gaps of a tone in 16-bit samples. Pure. */

export interface ToneShape {
  readonly hertz: number;
  readonly seconds: number;
  /** Samples a second. */
  readonly rate: number;
  /** Peak, 0…32767; 8000 is about -15 dBFS RMS. */
  readonly amplitude?: number;
}

export function tone({ hertz, seconds, rate, amplitude = 8_000 }: ToneShape): Int16Array {
  const step = (2 * Math.PI * hertz) / rate;
  return Int16Array.from({ length: Math.round(seconds * rate) }, (_, n) => Math.round(amplitude * Math.sin(step * n)));
}

/** Level of one frequency in dB relative to a full-scale sine (Goertzel); -120 for nothing. */
export function levelOf(samples: Int16Array, rate: number, hertz: number): number {
  if (samples.length === 0) return -120;
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let before = 0;
  let last = 0;
  for (const sample of samples) {
    const now = sample + coefficient * last - before;
    before = last;
    last = now;
  }
  const power = last * last + before * before - coefficient * last * before;
  return decibels((2 * Math.sqrt(Math.max(0, power))) / samples.length / 32_767);
}

/** RMS of everything, in dB relative to a full-scale sine. */
export function loudness(samples: Int16Array): number {
  if (samples.length === 0) return -120;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return decibels(Math.sqrt((2 * sum) / samples.length) / 32_767);
}

const decibels = (ratio: number): number => (ratio <= 1e-6 ? -120 : 20 * Math.log10(ratio));

export interface Gap {
  /** Milliseconds from the start of the recording. */
  readonly atMs: number;
  readonly lengthMs: number;
}

export interface ToneHearing {
  /** Milliseconds to the first window with the tone, -1 when it never came. */
  readonly firstMs: number;
  /** Milliseconds to the end of the last window with it. */
  readonly lastMs: number;
  /** Mean level of the windows that hold it: a jitter buffer that slips a few samples does not blur it. */
  readonly level: number;
  /** Where it was missing in between. */
  readonly gaps: readonly Gap[];
}

export interface HearOptions {
  /** A window holds the tone when it is at least so loud, dB. */
  readonly thresholdDb?: number;
  readonly windowMs?: number;
}

/** Listens to a recording in windows of 10 ms. */
export function hearTone(
  samples: Int16Array,
  rate: number,
  hertz: number,
  { thresholdDb = -35, windowMs = 10 }: HearOptions = {},
): ToneHearing {
  const size = Math.round((rate * windowMs) / 1_000);
  const levels: number[] = [];
  for (let at = 0; at + size <= samples.length; at += size)
    levels.push(levelOf(samples.subarray(at, at + size), rate, hertz));
  const heard = levels.map((level) => level >= thresholdDb);

  const first = heard.indexOf(true);
  if (first < 0) return { firstMs: -1, lastMs: -1, level: -120, gaps: [] };
  const last = heard.lastIndexOf(true);
  return {
    firstMs: first * windowMs,
    lastMs: (last + 1) * windowMs,
    level: meanLevel(levels.filter((level) => level >= thresholdDb)),
    gaps: runsOfSilence(heard.slice(first, last + 1)).map(({ from, length }) => ({
      atMs: (first + from) * windowMs,
      lengthMs: length * windowMs,
    })),
  };
}

const meanLevel = (levels: readonly number[]): number =>
  10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels.length);

function runsOfSilence(heard: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  heard.forEach((here, index) => {
    if (here) return;
    const open = runs.at(-1);
    if (open !== undefined && open.from + open.length === index) open.length++;
    else runs.push({ from: index, length: 1 });
  });
  return runs;
}
