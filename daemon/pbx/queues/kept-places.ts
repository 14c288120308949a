import type { Clock } from "../../kit/clock.ts";
import type { KeptByNumber } from "../kept-by-number.ts";
import type { KeptPlace } from "./kept-place.ts";

/** So often somebody who did not answer is called back, with so long in between. */
const MOST_TRIES = 2;
const BETWEEN_TRIES_MS = 5 * 60_000;
/** Who could not be called back in this time is not any more: he has forgotten, or found another way. */
const LONGEST_MS = 8 * 3_600_000;

export interface PlaceOf extends KeptPlace {
  readonly number: string;
}

interface Parts {
  readonly clock: Clock;
  readonly kept: Pick<KeptByNumber<KeptPlace>, "of" | "keep" | "entries">;
  /** Somebody may be called now who could not before. */
  readonly ready: () => void;
}

/** Places of those who have hung up to be called back, kept over restarts. One for each number: the first one counts. */
export class KeptPlaces implements Disposable {
  readonly #parts: Parts;
  /** Who is being called back now, or will be only after a while. */
  readonly #held = new Set<string>();
  readonly #timers = new Set<{ cancel(): void }>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All that still count; those that nobody called back in time are given up. */
  all(): readonly PlaceOf[] {
    const { clock, kept } = this.#parts;
    const now = clock.now();
    return [...kept.entries()].flatMap(([number, place]) => {
      if (now - place.since <= LONGEST_MS) return [{ number, ...place }];
      kept.keep(number, null);
      return [];
    });
  }

  /** Those whose turn may come now. */
  ready(): readonly PlaceOf[] {
    return this.all().filter(({ number }) => !this.#held.has(number));
  }

  keep({ number, ...place }: PlaceOf): void {
    if (this.#parts.kept.of(number) === null) this.#parts.kept.keep(number, place);
  }

  /** He is being called. */
  begin(number: string): void {
    this.#held.add(number);
  }

  /** `reached`: he talks; `missed`: somebody was ready and he did not answer; `alone`: nobody was ready after all. */
  ended(number: string, how: "reached" | "missed" | "alone"): void {
    const { clock, kept, ready } = this.#parts;
    const place = kept.of(number);
    const tries = (place?.tries ?? 0) + (how === "missed" ? 1 : 0);
    if (place === null || how === "reached" || tries >= MOST_TRIES) {
      this.#held.delete(number);
      kept.keep(number, null);
      return;
    }
    if (how === "alone") {
      this.#held.delete(number);
      return;
    }
    kept.keep(number, { ...place, tries });
    const timer = clock.after(BETWEEN_TRIES_MS, () => {
      this.#timers.delete(timer);
      this.#held.delete(number);
      ready();
    });
    this.#timers.add(timer);
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }
}
