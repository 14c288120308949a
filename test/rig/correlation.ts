/** How alike two sounds are at best, wherever the one stands in the other: 1 is the same, 0 has nothing to do with it. */
export function bestCorrelation(heard: Int16Array, wanted: Int16Array): number {
  const own = Math.sqrt(energy(wanted, 0, wanted.length));
  let best = 0;
  for (let at = 0; at + wanted.length <= heard.length; at += 1) {
    let product = 0;
    for (let i = 0; i < wanted.length; i += 1) product += (wanted[i] ?? 0) * (heard[at + i] ?? 0);
    const other = Math.sqrt(energy(heard, at, wanted.length));
    if (other > 0) best = Math.max(best, product / (own * other));
  }
  return best;
}

function energy(samples: Int16Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i += 1) sum += (samples[i] ?? 0) ** 2;
  return sum;
}

/** Half as many samples a second. */
export const halved = (samples: Int16Array): Int16Array =>
  Int16Array.from({ length: Math.floor(samples.length / 2) }, (_, n) =>
    Math.round(((samples[2 * n] ?? 0) + (samples[2 * n + 1] ?? 0)) / 2),
  );
