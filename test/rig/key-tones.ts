const LOW = [697, 770, 852, 941];
const HIGH = [1_209, 1_336, 1_477];
const KEYS = ["123", "456", "789", "*0#"];

/** What a telephone says that sends a key in its sound (ITU-T Q.23): 100 ms of two tones, then a minute of nothing. 8 kHz. */
export function keyTones(key: string): Int16Array {
  const row = KEYS.findIndex((keys) => keys.includes(key));
  const [low = 0, high = 0] = [LOW[row], HIGH[KEYS[row]?.indexOf(key) ?? -1]];
  const samples = new Int16Array(8_000 * 60);
  for (let n = 0; n < 800; n++) {
    const turn = (2 * Math.PI * n) / 8_000;
    samples[n] = Math.round(6_000 * (Math.sin(turn * low) + Math.sin(turn * high)));
  }
  return samples;
}
