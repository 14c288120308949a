import type { Call } from "./call.ts";

/** Who rang first for a group last time, and since when each extension has not talked; kept from the changes. */
export class Rotation {
  readonly #first = new Map<string, string>();
  readonly #idleSince = new Map<string, number>();

  /** Null: nobody has since the start. */
  firstOf(group: string): string | null {
    return this.#first.get(group) ?? null;
  }

  /** Milliseconds since the epoch; 0: it has not talked since the start. */
  idleSince(extension: string): number {
    return this.#idleSince.get(extension) ?? 0;
  }

  changed(before: Call | null, after: Call): void {
    const { hunt } = after;
    const [first] = hunt?.legs ?? [];
    // A group counts its calls, and the first turn is the only one that follows no other.
    if (hunt !== null && hunt.number === after.group && before?.hunt?.number !== hunt.number && first !== undefined) {
      const leg = after.legs.get(first);
      if (leg !== undefined) this.#first.set(hunt.number, leg.number);
    }
    if (before?.legs === after.legs) return;
    for (const leg of after.legs.values()) {
      if (leg.trunk !== null || leg.answeredAt === null || leg.endedAt === null) continue;
      if (before?.legs.get(leg.id)?.endedAt == null) this.#idleSince.set(leg.number, leg.endedAt);
    }
  }
}
