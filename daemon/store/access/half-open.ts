import type { Clock } from "../../kit/clock.ts";
import type { Entrance } from "./logins.ts";
import { newToken, tokenDigest } from "./token.ts";

/** How long there is for the second factor, in milliseconds. */
const PATIENCE_MS = 5 * 60_000;
/** Wrong codes of one sign-in, after which it begins again with the password. */
const MOST_WRONG = 5;
const MOST_AT_ONCE = 1_000;

interface Half {
  readonly entrance: Entrance;
  readonly at: number;
  /** Those that are being judged among them. */
  wrong: number;
}

/** Who has shown the right password and owes the second factor. In memory only: who waits through a restart begins again. */
export class HalfOpen {
  readonly #clock: Clock;
  readonly #halves = new Map<string, Half>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A ticket by which he is known. */
  add(entrance: Entrance): string {
    const ticket = newToken();
    this.#halves.set(tokenDigest(ticket), { entrance, at: this.#clock.monotonic(), wrong: 0 });
    const [oldest] = this.#halves.keys();
    if (this.#halves.size > MOST_AT_ONCE && oldest !== undefined) this.#halves.delete(oldest);
    return ticket;
  }

  /** Begins a try, which counts as wrong until it is taken back. Null: there is none, too many were wrong, or it is too late. */
  begin(ticket: string): Entrance | null {
    const half = this.#halves.get(tokenDigest(ticket));
    if (half === undefined) return null;
    if (this.#clock.monotonic() - half.at >= PATIENCE_MS) {
      this.end(ticket);
      return null;
    }
    if (half.wrong >= MOST_WRONG) return null;
    half.wrong += 1;
    return half.entrance;
  }

  /** The try that began was no wrong code. */
  takeBack(ticket: string): void {
    const half = this.#halves.get(tokenDigest(ticket));
    if (half !== undefined) half.wrong -= 1;
  }

  end(ticket: string): void {
    this.#halves.delete(tokenDigest(ticket));
  }
}
