import { remember } from "./remember.ts";

/**
 * How long an address waits for its answer: at once as long as it behaves like a telephone, longer once it asks for the
 * files of telephones that are not its own. Counts are of the last minute; addresses that did nothing are forgotten.
 */
const MINUTE_MS = 60_000;
/** Telephones whose files an address may ask for in vain within a minute: one that was exchanged asks for its own only. */
const TELEPHONES = 5;
/** Answers of any kind within a minute: a telephone that starts asks for a dozen. */
const ANSWERS = 120;
const SLOW_MS = 1000;

interface Behaviour {
  since: number;
  answers: number;
  readonly telephones: Set<string>;
}

export class Patience {
  readonly #seen = new Map<string, Behaviour>();

  /** Milliseconds that this address waits. `monotonic`: of the clock that only grows. */
  waitOf(from: string, monotonic: number): number {
    const behaviour = this.#of(from, monotonic);
    behaviour.answers += 1;
    return behaviour.telephones.size > TELEPHONES || behaviour.answers > ANSWERS ? SLOW_MS : 0;
  }

  /** It was refused the file of this telephone. True the first time in a minute that it is one telephone too many. */
  refused(from: string, mac: string, monotonic: number): boolean {
    const { telephones } = this.#of(from, monotonic);
    const before = telephones.size;
    // What is slow already need not be counted any further.
    if (before <= TELEPHONES) telephones.add(mac);
    return before === TELEPHONES && telephones.size > TELEPHONES;
  }

  #of(from: string, monotonic: number): Behaviour {
    const known = this.#seen.get(from);
    if (known !== undefined && monotonic - known.since < MINUTE_MS) return known;
    const fresh: Behaviour = { since: monotonic, answers: 0, telephones: new Set() };
    remember(this.#seen, from, fresh);
    return fresh;
  }
}
