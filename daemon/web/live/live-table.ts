import type { LiveDelta, LivePicture } from "../../contracts/live.ts";

type Entries = Readonly<Record<string, unknown>>;

/** What browsers see: entries by key, and a sequence that counts every change of them. */
export class LiveTable {
  readonly #entries = new Map<string, { readonly value: unknown; readonly text: string }>();
  #sequence = 0;

  picture(): LivePicture {
    const entries = Object.fromEntries([...this.#entries].map(([key, { value }]) => [key, value]));
    return { sequence: this.#sequence, entries };
  }

  /** Makes these changes; null when they change nothing. */
  change(set: Entries, drop: readonly string[] = []): LiveDelta | null {
    const dropped = drop.filter((key) => !Object.hasOwn(set, key) && this.#entries.delete(key));
    const changed = Object.entries(set).filter(([key, value]) => {
      const text = JSON.stringify(value);
      if (this.#entries.get(key)?.text === text) return false;
      this.#entries.set(key, { value, text });
      return true;
    });
    if (changed.length === 0 && dropped.length === 0) return null;
    return { sequence: ++this.#sequence, set: Object.fromEntries(changed), drop: dropped };
  }

  /** From now on these, and no others, are the entries whose keys begin so. */
  replace(beginnings: readonly string[], entries: Entries): LiveDelta | null {
    const old = [...this.#entries.keys()].filter((key) => beginnings.some((beginning) => key.startsWith(beginning)));
    return this.change(entries, old);
  }
}
