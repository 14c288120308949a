import type { Clock, Timer } from "./clock.ts";

interface Parts {
  readonly clock: Pick<Clock, "after">;
  /** Whatever asks for the work within this time, in milliseconds, asks for it once. */
  readonly togetherMs: number;
  /** Never rejects. */
  readonly work: () => Promise<void>;
}

/** Work that many things ask for: done once for those that come together, one after the other, and no more after the end. */
export class Gathered {
  readonly #parts: Parts;
  #timer: Timer | undefined;
  #isClosed = false;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  soon(): void {
    if (this.#isClosed) return;
    this.#timer ??= this.#parts.clock.after(this.#parts.togetherMs, () => this.now());
  }

  now(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#last = this.#last.then(this.#parts.work);
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }
}
