import { neighbourhood } from "../server/address.ts";

/** What went wrong lately, for one address and account, or for one account. */
interface Tally {
  readonly failures: number;
  /** When the last one was, in milliseconds. */
  readonly at: number;
}

export type Attempt = { readonly kind: "go" } | { readonly kind: "wait"; readonly seconds: number };

/** Tries of one address that cost no pause; while the account is under attack, fewer. */
const FREE_TRIES = 4;
const FREE_TRIES_UNDER_ATTACK = 1;
/** Failures on one account, from wherever, from which on it is under attack. */
const ATTACK = 20;
const LONGEST_PAUSE_SECONDS = 300;
/** What is as old as this is forgotten, in milliseconds. */
const MEMORY_MS = 60 * 60 * 1000;
/** Addresses and accounts that are remembered; above that the one that was quiet longest is forgotten. */
const MOST_REMEMBERED = 10_000;

/**
 * How often somebody may try to sign in. Pauses grow by address (of IPv6: by /64, which one subscriber has to himself),
 * never by account: a pause of the account would let anybody lock its owner out by typing nonsense. What failures on an
 * account from everywhere do is make each address poorer in free tries: who guesses from a thousand addresses has one
 * try from each instead of four, and the owner, who types the right password, still gets in with his first. A try
 * counts as failed until it has succeeded, so that many at once gain nothing. Success forgives the failures of that
 * address on that account and no others: whoever has an account of his own does not guess the faster at another's.
 * Nothing here knows whether an account exists. Times come in as milliseconds of a clock that only grows.
 */
export class SignInLimit {
  readonly #addresses = new Map<string, Tally>();
  readonly #accounts = new Map<string, Tally>();
  /** Failures of one address on one account. */
  readonly #both = new Map<string, Tally>();

  begin(address: string, account: string, now: number): Attempt {
    const who = neighbourhood(address);
    const mine = recall(this.#addresses, who, now);
    const attacked = recall(this.#accounts, account, now).failures >= ATTACK;
    const pause = pauseSeconds(mine.failures, attacked);
    const left = mine.at + pause * 1000 - now;
    if (pause > 0 && left > 0) return { kind: "wait", seconds: Math.ceil(left / 1000) };
    remember(this.#addresses, who, { failures: mine.failures + 1, at: now });
    count(this.#accounts, account, now);
    count(this.#both, both(who, account), now);
    return { kind: "go" };
  }

  /** The try that began was a good one: what this address mistyped for this account is forgiven. */
  succeeded(address: string, account: string, now: number): void {
    const who = neighbourhood(address);
    const { failures } = recall(this.#both, both(who, account), now);
    this.#takeBack(this.#addresses, who, now, failures);
    this.#both.delete(both(who, account));
    this.#takeBack(this.#accounts, account, now);
  }

  /** The try came to nothing through no fault of his: the service was away. */
  undone(address: string, account: string, now: number): void {
    const who = neighbourhood(address);
    this.#takeBack(this.#addresses, who, now);
    this.#takeBack(this.#accounts, account, now);
    this.#takeBack(this.#both, both(who, account), now);
  }

  get remembered(): number {
    return Math.max(this.#addresses.size, this.#accounts.size, this.#both.size);
  }

  #takeBack(tallies: Map<string, Tally>, key: string, now: number, taken = 1): void {
    const { failures, at } = recall(tallies, key, now);
    if (failures > 0) remember(tallies, key, { failures: Math.max(0, failures - taken), at });
  }
}

/** The pause after so many failures: none for the free tries, then 1, 2, 4 … seconds. */
export function pauseSeconds(failures: number, attacked: boolean): number {
  const paid = failures - (attacked ? FREE_TRIES_UNDER_ATTACK : FREE_TRIES);
  return paid < 0 ? 0 : Math.min(2 ** paid, LONGEST_PAUSE_SECONDS);
}

const nothing: Tally = { failures: 0, at: Number.NEGATIVE_INFINITY };

function recall(tallies: ReadonlyMap<string, Tally>, key: string, now: number): Tally {
  const tally = tallies.get(key);
  return tally === undefined || now - tally.at > MEMORY_MS ? nothing : tally;
}

const both = (who: string, account: string): string => `${who} ${account}`;

const count = (tallies: Map<string, Tally>, key: string, now: number): void =>
  remember(tallies, key, { failures: recall(tallies, key, now).failures + 1, at: now });

/** A map keeps the order of insertion: the first is the one that was quiet longest. */
function remember(tallies: Map<string, Tally>, key: string, tally: Tally): void {
  tallies.delete(key);
  tallies.set(key, tally);
  if (tallies.size <= MOST_REMEMBERED) return;
  const [quietest] = tallies.keys();
  if (quietest !== undefined) tallies.delete(quietest);
}
