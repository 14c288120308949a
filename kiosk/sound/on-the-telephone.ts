import type { Samples } from "./wav.ts";

/** Hertz of the samples of a telephone call (ITU-T G.711). */
const TELEPHONE_RATE = 8000;

export interface Silences {
  readonly secondsBefore: number;
  readonly secondsAfter: number;
}

/**
 * A sound as a caller hears it: no more than the band of a telephone line, each sample one of the 256 levels of the A-law,
 * between the silences of its block. Pure.
 */
export function onTheTelephone(sound: Samples, { secondsBefore, secondsAfter }: Silences): Samples {
  const narrow = narrowed(sound);
  const before = secondsBefore * TELEPHONE_RATE;
  const values = new Float32Array(before + narrow.length + secondsAfter * TELEPHONE_RATE);
  narrow.forEach((value, index) => {
    values[before + index] = aLaw(value);
  });
  return { rate: TELEPHONE_RATE, values };
}

/** Taps on each side of a windowed sinc: enough to keep what lies above 3.4 kHz from folding back. */
const TAPS = 16;

function narrowed({ rate, values }: Samples): Float32Array {
  if (rate <= TELEPHONE_RATE) return values;
  const step = rate / TELEPHONE_RATE;
  const cut = (2 * 3400) / rate;
  const weights = Array.from({ length: 2 * TAPS + 1 }, (_, index) => {
    const x = index - TAPS;
    const sinc = x === 0 ? cut : Math.sin(Math.PI * cut * x) / (Math.PI * x);
    return sinc * (0.54 + 0.46 * Math.cos((Math.PI * x) / (TAPS + 1)));
  });
  return Float32Array.from({ length: Math.floor(values.length / step) }, (_, index) => {
    const middle = Math.round(index * step);
    return weights.reduce((sum, weight, tap) => sum + weight * (values[middle + tap - TAPS] ?? 0), 0);
  });
}

/** There and back through the A-law: the nearest of the levels that go over the line (ITU-T G.711 §2). */
export function aLaw(value: number): number {
  const magnitude = Math.min(32_767, Math.abs(value) * 32_768);
  // Below 256 the steps are 16 wide; above, each octave has sixteen of them.
  const width = magnitude < 256 ? 16 : 2 ** (Math.floor(Math.log2(magnitude)) - 4);
  return (Math.sign(value) * (Math.floor(magnitude / width) * width + width / 2)) / 32_768;
}
