/** Round values from 0 to what covers the highest, at most so many: the lines of a scale. */
export function ticksUpTo(highest: number, most = 5): readonly number[] {
  const rough = Math.max(1, highest) / most;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * magnitude).find((one) => one >= rough) ?? 10 * magnitude;
  // Calls are whole.
  const whole = Math.max(1, step);
  const count = Math.max(1, Math.ceil(highest / whole));
  return Array.from({ length: count + 1 }, (_, at) => at * whole);
}

/** Every how many slots a name fits below, when each has so much room. */
export const nameEvery = (slots: number, width: number, room: number): number =>
  Math.max(1, Math.ceil((slots * room) / Math.max(1, width)));
