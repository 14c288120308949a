/** Entries by key; null: there is none any more. */
export type Fresh = ReadonlyMap<string, object | null>;

export interface Difference {
  readonly set: Readonly<Record<string, object>>;
  readonly drop: readonly string[];
  /** What has been told then, entry by entry as text. */
  readonly told: ReadonlyMap<string, string>;
}

/** Compares fresh entries with what was told last; those that are not among the fresh ones are as they were. Pure. */
export function difference(before: ReadonlyMap<string, string>, fresh: Fresh): Difference {
  const told = new Map(before);
  const set: [string, object][] = [];
  const drop: string[] = [];
  for (const [key, entry] of fresh) {
    if (entry === null) {
      if (told.delete(key)) drop.push(key);
      continue;
    }
    const text = JSON.stringify(entry);
    if (told.get(key) === text) continue;
    told.set(key, text);
    set.push([key, entry]);
  }
  return { set: Object.fromEntries(set), drop, told };
}

export const isNothing = ({ set, drop }: Difference): boolean => drop.length === 0 && Object.keys(set).length === 0;
