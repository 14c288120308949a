/** So many wrong PINs in a row, and nobody gets in for a while; twice as long each time after that. */
const MOST_WRONG = 3;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 3_600_000;

interface Tries {
  readonly wrong: number;
  /** On the monotonic clock. */
  readonly lockedUntil: number;
}

/**
 * Counts wrong PINs by agent, whatever telephone they come from, and callers from outside without the PIN of a conference:
 * four digits are guessed in a night otherwise. A try counts as wrong from its beginning, so that many at once are not more
 * than one after the other.
 */
export class PinTries {
  readonly #tries = new Map<string, Tries>();

  mayTry(number: string, now: number): boolean {
    return now >= (this.#tries.get(number)?.lockedUntil ?? 0);
  }

  begin(number: string, now: number): void {
    const wrong = (this.#tries.get(number)?.wrong ?? 0) + 1;
    const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (wrong - MOST_WRONG), LONGEST_LOCK_MS);
    this.#tries.set(number, { wrong, lockedUntil: wrong < MOST_WRONG ? now : now + lockMs });
  }

  right(number: string): void {
    this.#tries.delete(number);
  }
}
