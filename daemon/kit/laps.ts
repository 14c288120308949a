import type { Clock } from "./clock.ts";

/** How long each step of some work took, in milliseconds: told in its log line, so that slowness has an address. */
export class Laps {
  readonly #clock: Pick<Clock, "monotonic">;
  readonly #taken: Record<string, number> = {};
  #at: number;

  constructor(clock: Pick<Clock, "monotonic">) {
    this.#clock = clock;
    this.#at = clock.monotonic();
  }

  /** The step that ends now. */
  ended(step: string): void {
    const now = this.#clock.monotonic();
    this.#taken[step] = Math.round((now - this.#at) * 10) / 10;
    this.#at = now;
  }

  get taken(): Readonly<Record<string, number>> {
    return { ...this.#taken };
  }
}
