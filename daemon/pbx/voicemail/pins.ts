import { type Static, Type } from "typebox";
import type { KeptByNumber } from "../kept-by-number.ts";

/** Of one extension or group. */
export const keptPinSchema = Type.Object(
  {
    /** Encoded (kit/password-hash.ts). */
    hash: Type.String({ maxLength: 256 }),
    /** Wrong ones since the last right one, each counted before it is looked at. */
    wrong: Type.Integer({ minimum: 0 }),
    /** Milliseconds since the epoch. */
    closedUntil: Type.Integer(),
  },
  { additionalProperties: false },
);
export type KeptPin = Static<typeof keptPinSchema>;

/** What somebody is told who has keyed in a code. */
export type PinVerdict = "right" | "wrong" | "closed";

interface Parts {
  readonly kept: Pick<KeptByNumber<KeptPin>, "of" | "keep" | "entries">;
  readonly now: () => number;
  readonly hash: (pin: string) => Promise<string>;
  /** Without a hash the same work is done, and the answer is no. */
  readonly verify: (pin: string, hash: string | null) => Promise<boolean>;
  /** So many wrong ones in a row that it is closed for a while. */
  readonly onClosed: (owner: string, wrong: number) => void;
}

/** So many may be wrong in a row … */
const MOST_WRONG = 3;
/** … before it is closed for so long, twice as long after each further three, up to a day. */
const CLOSED_MS = 5 * 60_000;
const LONGEST_CLOSED_MS = 24 * 3_600_000;
/** Whoever waits behind so many others is told that the code is wrong: that is an attack. */
const MOST_WAITING = 8;

/** The codes by which messages are heard from elsewhere: hashed, verified one at a time, closed to who guesses. */
export class Pins {
  readonly #parts: Parts;
  #waiting = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  owners(): readonly string[] {
    return [...this.#parts.kept.entries()].map(([owner]) => owner);
  }

  has(owner: string): boolean {
    return this.#parts.kept.of(owner) !== null;
  }

  /** Takes as long for a number without a code as for a wrong one. */
  verify(owner: string, pin: string): Promise<PinVerdict> {
    if (this.#waiting >= MOST_WAITING) return Promise.resolve("wrong");
    return this.#inTurn(async () => {
      const { kept, now, verify, onClosed } = this.#parts;
      const before = kept.of(owner);
      if (before !== null && now() < before.closedUntil) return "closed";
      // Counted first: who hangs up, or is guessing on many lines at once, has had his try all the same.
      const wrong = (before?.wrong ?? 0) + 1;
      const isLast = wrong % MOST_WRONG === 0;
      const closedUntil = isLast ? now() + closedMs(wrong) : 0;
      if (before !== null) kept.keep(owner, { ...before, wrong, closedUntil });
      if (await verify(pin, before?.hash ?? null)) {
        this.#reopen(owner);
        return "right";
      }
      if (isLast) onClosed(owner, wrong);
      return "wrong";
    });
  }

  set(owner: string, pin: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#parts.kept.keep(owner, { hash: await this.#parts.hash(pin), wrong: 0, closedUntil: 0 });
    });
  }

  /** Whoever gets the number next starts without a code. */
  forget(owner: string): void {
    if (this.has(owner)) this.#parts.kept.keep(owner, null);
  }

  #reopen(owner: string): void {
    const before = this.#parts.kept.of(owner);
    if (before !== null && (before.wrong > 0 || before.closedUntil > 0)) {
      this.#parts.kept.keep(owner, { ...before, wrong: 0, closedUntil: 0 });
    }
  }

  async #inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    this.#waiting += 1;
    const mine = this.#turn.then(run).finally(() => {
      this.#waiting -= 1;
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

const closedMs = (wrong: number): number =>
  Math.min(CLOSED_MS * 2 ** (Math.floor(wrong / MOST_WRONG) - 1), LONGEST_CLOSED_MS);
