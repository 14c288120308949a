import type { CardsPage } from "../../contracts/directory.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { contactEntry, type Entry } from "./entry.ts";

/** How `store` is asked for one page. */
export type AskCards = (page: {
  readonly state: number | null;
  readonly from: number;
  readonly limit: number;
}) => Promise<CardsPage>;

interface Parts {
  readonly clock: Pick<Clock, "after">;
  readonly log: Log;
  /** All contacts, in their order. */
  readonly fetched: (contacts: readonly Entry[]) => void;
}

/** Changes within this time are fetched together, in milliseconds. */
const TOGETHER_MS = 1_000;
/** A few milliseconds of work between two turns of the loop: who asks meanwhile hardly waits. */
const PAGE = 200;

/** Follows the contacts of the company; without `store` those that were known last stay. */
export class KnownContacts {
  readonly #parts: Parts;
  #ask: AskCards | undefined;
  #timer: Timer | undefined;
  #isClosed = false;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** There is a way to ask for them, good until the connection is lost. */
  connected(ask: AskCards): void {
    this.#ask = ask;
    this.#fetchNext();
  }

  changed(): void {
    if (this.#isClosed) return;
    this.#timer ??= this.#parts.clock.after(TOGETHER_MS, () => this.#fetchNext());
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  #fetchNext(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#work = this.#work.then(() => this.#fetch());
  }

  async #fetch(): Promise<void> {
    const { log, fetched } = this.#parts;
    try {
      const contacts = this.#ask === undefined ? null : await fetchContacts(this.#ask);
      if (contacts !== null && !this.#isClosed) fetched(contacts);
    } catch (error) {
      // The next connection begins anew.
      log.warn("store did not tell the contacts of the directory: those known before stay", { error });
    }
  }
}

/** All of one state of the directory. Null: it has changed on the way, or cannot be read yet; `store` tells when it can. */
async function fetchContacts(ask: AskCards): Promise<readonly Entry[] | null> {
  const contacts: Entry[] = [];
  let state: number | null = null;
  for (let from: number | null = 0; from !== null; ) {
    const page: CardsPage = await ask({ state, from, limit: PAGE });
    if (page.kind === "changed") return null;
    contacts.push(...page.items.map(contactEntry));
    ({ state, next: from } = page);
  }
  return contacts;
}
