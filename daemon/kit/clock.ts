/** A running timer. Cancelling twice does no harm. */
export interface Timer {
  cancel(): void;
}

/** Time as a parameter, so that tests drive it. */
export interface Clock {
  /** Milliseconds since the epoch; may jump when somebody sets the clock. */
  now(): number;
  /** Milliseconds that only grow; for measuring and for deadlines. The same for every process until the machine starts. */
  monotonic(): number;
  after(milliseconds: number, run: () => void): Timer;
  every(milliseconds: number, run: () => void): Timer;
}

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return { cancel: () => clearTimeout(timer) };
  },
  every(milliseconds, run) {
    const timer = setInterval(run, milliseconds);
    return { cancel: () => clearInterval(timer) };
  },
};

interface Pending {
  at: number;
  readonly every: number | undefined;
  readonly run: () => void;
}

/** Time that stands still until a test moves it. */
export class DrivenClock implements Clock {
  #now: number;
  #start: number;
  readonly #pending = new Set<Pending>();

  constructor(now = Date.UTC(2026, 0, 5, 9)) {
    this.#now = now;
    this.#start = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now - this.#start;
  }

  after(milliseconds: number, run: () => void): Timer {
    return this.#add({ at: this.#now + milliseconds, every: undefined, run });
  }

  every(milliseconds: number, run: () => void): Timer {
    return this.#add({ at: this.#now + milliseconds, every: Math.max(1, milliseconds), run });
  }

  /** Timers that have not run out; zero shows that everything was closed. */
  get timers(): number {
    return this.#pending.size;
  }

  /** Lets time pass: what falls due runs in its order, each at its own moment. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#now = next.at;
      if (next.every === undefined) this.#pending.delete(next);
      else next.at += next.every;
      next.run();
    }
    this.#now = until;
  }

  /** Somebody sets the clock forward, or back: no time passes. */
  set(milliseconds: number): void {
    this.#now += milliseconds;
    this.#start += milliseconds;
    for (const pending of this.#pending) pending.at += milliseconds;
  }

  #add(pending: Pending): Timer {
    this.#pending.add(pending);
    return { cancel: () => this.#pending.delete(pending) };
  }

  #next(until: number): Pending | undefined {
    let first: Pending | undefined;
    for (const pending of this.#pending) {
      if (pending.at <= until && (first === undefined || pending.at < first.at)) first = pending;
    }
    return first;
  }
}

/** Resolves after that time, or at once when the signal says that nobody waits any more. */
export function wait(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = clock.after(milliseconds, done);
    function done(): void {
      timer.cancel();
      signal?.removeEventListener("abort", done);
      resolve();
    }
    signal?.addEventListener("abort", done);
  });
}
