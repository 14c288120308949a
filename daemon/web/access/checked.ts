import { createHash } from "node:crypto";
import type { Clock } from "../../kit/clock.ts";

/** How long an answer is gone by without asking again, in milliseconds; and for how long while nobody answers. */
const FRESH_MS = 5_000;
const GOOD_WITHOUT_STORE_MS = 120_000;
/** Tokens that are kept in mind. */
const MOST_KEPT = 1_000;

interface Kept<Found> {
  readonly found: Found;
  readonly at: number;
}

/**
 * Tokens that `store` has vouched for, kept in mind for a moment: a page asks ten things at once, and who is signed in
 * stays so while `store` starts again. Only good ones are kept; what is forgotten is asked for again. Kept by their
 * SHA-256, like `store` does, so that no login lies about in memory longer than its request.
 */
export class Checked<Found> {
  readonly #ask: (token: string) => Promise<Found | null>;
  readonly #isAway: (error: unknown) => boolean;
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept<Found>>();
  readonly #asking = new Map<string, Promise<Found | null>>();
  /** Counts what was forgotten: an answer that was under way meanwhile is not kept. */
  #forgotten = 0;

  constructor(ask: (token: string) => Promise<Found | null>, isAway: (error: unknown) => boolean, clock: Clock) {
    this.#ask = ask;
    this.#isAway = isAway;
    this.#clock = clock;
  }

  /** What the token stands for, null when it is worth nothing. Rejects when nobody can say and it is not kept in mind. */
  async check(token: string): Promise<Found | null> {
    const key = digest(token);
    const kept = this.#kept.get(key);
    const age = kept === undefined ? Number.POSITIVE_INFINITY : this.#clock.monotonic() - kept.at;
    if (kept !== undefined && age < FRESH_MS) return kept.found;
    try {
      return await (this.#asking.get(key) ?? this.#askOnce(key, token));
    } catch (error) {
      const still = this.#kept.get(key);
      if (still !== undefined && age < GOOD_WITHOUT_STORE_MS && this.#isAway(error)) return still.found;
      throw error;
    }
  }

  /** These are asked for again before anybody is let in by them. */
  forget(which: (found: Found) => boolean): void {
    this.#forgotten++;
    for (const [key, { found }] of this.#kept) if (which(found)) this.#kept.delete(key);
  }

  get kept(): number {
    return this.#kept.size;
  }

  #askOnce(key: string, token: string): Promise<Found | null> {
    const forgotten = this.#forgotten;
    const asking = this.#ask(token)
      .then((found) => {
        this.#kept.delete(key);
        if (found !== null && forgotten === this.#forgotten) this.#keep(key, found);
        return found;
      })
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  #keep(key: string, found: Found): void {
    this.#kept.set(key, { found, at: this.#clock.monotonic() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

const digest = (token: string): string => createHash("sha256").update(token).digest("base64");
