const WINDOW_MS = 3_600_000;
/** Of a million codes three are good at a time: thirty tries an hour take more than a year to hit one, from however many places. */
const MOST_WRONG = 30;

/**
 * Wrong codes by time of each administrator within the hour. Unlike with passwords this may lock the owner out for a
 * while (RFC 6238 §5.1 wants it): only who knows the password gets so far, and a recovery code still lets in.
 */
export class CodeTries {
  readonly #wrong = new Map<string, readonly number[]>();

  /** Seconds to wait; 0: go on. `now` only grows. */
  waitSeconds(name: string, now: number): number {
    const recent = this.#recent(name, now);
    const [oldest] = recent;
    if (oldest === undefined || recent.length < MOST_WRONG) return 0;
    return Math.max(1, Math.ceil((oldest + WINDOW_MS - now) / 1000));
  }

  count(name: string, now: number): void {
    this.#wrong.set(name, [...this.#recent(name, now), now]);
  }

  #recent(name: string, now: number): readonly number[] {
    return (this.#wrong.get(name) ?? []).filter((at) => now - at < WINDOW_MS).slice(-MOST_WRONG);
  }
}
