import { remember } from "./remember.ts";

/** An address is told that a password is wrong once in this time, over however many connections it tries. */
export const PAUSE_MS = 1_000;
/** Nobody waits longer: behind a router others come from the same address. */
const LONGEST_MS = 10_000;

/**
 * How long whoever shows a password waits for the answer. One that is right is told at once, unless its address has just
 * tried wrong ones: who goes away as soon as nothing comes, and tries another, then learns nothing either.
 */
export class WrongPasswords {
  /** When the last answer that was promised to an address is told. */
  readonly #toldAt = new Map<string, number>();

  /** Milliseconds. `monotonic`: of the clock that only grows. */
  waitOf(from: string, isRight: boolean, monotonic: number): number {
    const promised = Math.max(this.#toldAt.get(from) ?? 0, monotonic);
    if (isRight) return promised - monotonic;
    const at = Math.min(promised + PAUSE_MS, monotonic + LONGEST_MS);
    remember(this.#toldAt, from, at);
    return at - monotonic;
  }
}
