const WINDOW_MS = 3_600_000;
/** Of a million codes three are good at a time: thirty tries an hour take more than a year to hit one, from however many places. */
const MOST_WRONG = 30;

/**
 * Wrong codes by time of each administrator within the hour. A try counts as wrong until it has turned out otherwise, so
 * that many at once gain nothing. Unlike with passwords this may lock the owner out for a while (RFC 6238 §5.1 wants it):
 * only who knows the password gets so far, and a recovery code still lets in.
 */
export class CodeTries {
  readonly #wrong = new Map<string, readonly number[]>();

  /** Seconds to wait; 0: go on, the try is counted. `now` only grows. */
  begin(name: string, now: number): number {
    const recent = (this.#wrong.get(name) ?? []).filter((at) => now - at < WINDOW_MS);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= MOST_WRONG) {
      return Math.max(1, Math.ceil((oldest + WINDOW_MS - now) / 1000));
    }
    this.#wrong.set(name, [...recent, now]);
    return 0;
  }

  /** The try that began at that moment was no wrong code. */
  takeBack(name: string, at: number): void {
    const tries = this.#wrong.get(name) ?? [];
    const index = tries.lastIndexOf(at);
    this.#wrong.set(
      name,
      tries.filter((_, one) => one !== index),
    );
  }
}
