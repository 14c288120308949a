/** So many wrong PINs in a row, and the agent has to wait; twice as long each time after that. */
const MOST_WRONG = 3;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 3_600_000;

interface Tries {
  readonly wrong: number;
  /** On the monotonic clock. */
  readonly lockedUntil: number;
}

/**
 * Counts wrong PINs by agent, whatever telephone they come from: four digits are guessed in a night otherwise. A try counts
 * as wrong from its beginning, so that many at once are not more than one after the other.
 */
export class PinTries {
  readonly #tries = new Map<string, Tries>();

  mayTry(agent: string, now: number): boolean {
    return now >= (this.#tries.get(agent)?.lockedUntil ?? 0);
  }

  begin(agent: string, now: number): void {
    const wrong = (this.#tries.get(agent)?.wrong ?? 0) + 1;
    const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (wrong - MOST_WRONG), LONGEST_LOCK_MS);
    this.#tries.set(agent, { wrong, lockedUntil: wrong < MOST_WRONG ? now : now + lockMs });
  }

  right(agent: string): void {
    this.#tries.delete(agent);
  }
}
