import { remember } from "./remember.ts";

/** Requests that are answered at once, and how many more of them each second: who types asks for every letter. */
const AT_ONCE = 40;
const PER_SECOND = 20;
/** A request that takes longer to answer counts as several, so that nobody has more than a fifth of the time of everybody. */
const REQUEST_MS = 10;

interface Allowance {
  readonly left: number;
  readonly at: number;
}

/** How much each may ask for, over however many connections. */
export class Allowances {
  readonly #each = new Map<string, Allowance>();

  /** Milliseconds until he may ask; 0: he may, and has. `monotonic`: of the clock that only grows. */
  waitOf(who: string, monotonic: number): number {
    const left = this.#leftOf(who, monotonic);
    const may = left >= 1;
    remember(this.#each, who, { left: may ? left - 1 : left, at: monotonic });
    return may ? 0 : Math.ceil(((1 - left) / PER_SECOND) * 1000);
  }

  /** What he asked for took so long to answer, in milliseconds. */
  took(who: string, milliseconds: number, monotonic: number): void {
    const more = Math.floor(milliseconds / REQUEST_MS);
    if (more > 0) remember(this.#each, who, { left: this.#leftOf(who, monotonic) - more, at: monotonic });
  }

  #leftOf(who: string, monotonic: number): number {
    const known = this.#each.get(who);
    if (known === undefined) return AT_ONCE;
    return Math.min(AT_ONCE, known.left + ((monotonic - known.at) / 1000) * PER_SECOND);
  }
}
