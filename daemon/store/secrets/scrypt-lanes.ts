import { BoxError } from "../../kit/box-error.ts";
import { hashPassword, verifyPassword } from "../../kit/password-hash.ts";
import type { StoreErrorCode } from "../store-errors.ts";

/**
 * One derivation takes 32 MiB and a thread of libuv's four for some 60 ms, and LevelDB works on the same threads: never
 * more than three at once, whatever comes. Strangers have a lane of their own, and only so many may wait in it.
 */
const HASHES_AT_ONCE = 2;
const VERIFICATIONS_AT_ONCE = 1;
const VERIFICATIONS_WAITING = 16;

/** Runs tasks, so many at once; the rest waits in order, or is refused when too many wait already. */
export class Lane {
  readonly #atOnce: number;
  readonly #mayWait: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, mayWait: number) {
    this.#atOnce = atOnce;
    this.#mayWait = mayWait;
  }

  /** STORE_BUSY when too many wait. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#atOnce) {
      if (this.#waiting.length >= this.#mayWait) throw busy();
      // Who is woken takes over the place of who woke it: the count stays.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

/** People's passwords, hashed and verified without ever taking the machine. */
export class ScryptLanes {
  readonly #hashes = new Lane(HASHES_AT_ONCE, Number.POSITIVE_INFINITY);
  readonly #verifications = new Lane(VERIFICATIONS_AT_ONCE, VERIFICATIONS_WAITING);

  /** For who is known already: waits as long as it takes. */
  hash(password: string): Promise<string> {
    return this.#hashes.run(() => hashPassword(password));
  }

  /** For strangers: STORE_BUSY when too many try at once. */
  verify(password: string, encoded: string | null): Promise<boolean> {
    return this.#verifications.run(() => verifyPassword(password, encoded));
  }
}

const busy = (): BoxError<StoreErrorCode> =>
  new BoxError<StoreErrorCode>(
    "STORE_BUSY",
    {},
    { sentence: "Too many passwords are being verified at once. Try again in a few seconds." },
  );
