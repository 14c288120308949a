/** Chance that can be had again: the same seed draws the same storm. */
export interface Chance {
  readonly seed: number;
  /** 0 ≤ x < 1 */
  fraction(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  oneOf<T>(things: readonly T[]): T;
  shuffled<T>(things: readonly T[]): readonly T[];
}

/** The seed of this storm: SIPLEO_STORM_SEED, else one that nobody chose. */
export function stormSeed(): number {
  const given = Number(process.env.SIPLEO_STORM_SEED ?? Number.NaN);
  return Number.isSafeInteger(given) ? given : Math.floor(Math.random() * 2 ** 31);
}

/** xorshift32 (Marsaglia 2003). */
export function openChance(seed: number): Chance {
  let state = seed | 0 || 1;
  const fraction = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let n = 0; n < 8; n++) fraction();
  const between = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1));
  return {
    seed,
    fraction,
    between,
    oneOf(things) {
      const thing = things[between(0, things.length - 1)];
      if (thing === undefined) throw new Error("there is nothing to choose from");
      return thing;
    },
    shuffled(things) {
      const all = things.map((thing) => ({ thing, at: fraction() }));
      return all.sort((one, other) => one.at - other.at).map(({ thing }) => thing);
    },
  };
}
