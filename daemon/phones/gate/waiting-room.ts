import type { Clock, Timer } from "../../kit/clock.ts";
import { Places } from "./places.ts";

/** Who waits for an answer: all together, and those of one address. */
const MOST = 256;
const MOST_EACH = 4;

/**
 * Who is to wait, waits here before anything is done for him. One for each way of coming in: by TFTP an address is easily
 * forged, and whoever does that takes nobody's place by HTTP.
 */
export class WaitingRoom {
  readonly #clock: Pick<Clock, "after">;
  readonly #timers = new Set<Timer>();
  readonly #places = new Places(MOST_EACH);

  constructor(clock: Pick<Clock, "after">) {
    this.#clock = clock;
  }

  /** False: there is no room for another one of this address, and nothing will come of it. */
  enter(from: string, milliseconds: number, then: () => void): boolean {
    if (this.#timers.size >= MOST || !this.#places.take(from)) return false;
    const timer = this.#clock.after(milliseconds, () => {
      this.#timers.delete(timer);
      this.#places.leave(from);
      then();
    });
    this.#timers.add(timer);
    return true;
  }

  /** Nobody who waits is answered any more. */
  close(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
    this.#places.clear();
  }
}
