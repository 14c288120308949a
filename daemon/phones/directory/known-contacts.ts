import type { CardsPage } from "../../contracts/directory.ts";
import { allPages, type PageQuestion } from "../../kit/all-pages.ts";
import type { Clock } from "../../kit/clock.ts";
import { Gathered } from "../../kit/gathered.ts";
import type { Log } from "../../kit/log.ts";
import { contactEntry, type Entry } from "./entry.ts";

/** How `store` is asked for one page. */
type AskCards = (page: PageQuestion) => Promise<CardsPage>;

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
  readonly #fetching: Gathered;
  #ask: AskCards | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#fetching = new Gathered({ clock: parts.clock, togetherMs: TOGETHER_MS, work: () => this.#fetch() });
  }

  /** There is a way to ask for them, good until the connection is lost. */
  connected(ask: AskCards): void {
    this.#ask = ask;
    this.#fetching.now();
  }

  changed(): void {
    this.#fetching.soon();
  }

  close(): void {
    this.#fetching.close();
  }

  async #fetch(): Promise<void> {
    const { log, fetched } = this.#parts;
    try {
      const contacts = this.#ask === undefined ? null : await fetchContacts(this.#ask);
      if (contacts !== null && !this.#fetching.isClosed) fetched(contacts);
    } catch (error) {
      // The next connection begins anew.
      log.warn("store did not tell the contacts of the directory: those known before stay", { error });
    }
  }
}

/** All of one state of the directory. Null: it has changed on the way, or cannot be read yet; `store` tells when it can. */
async function fetchContacts(ask: AskCards): Promise<readonly Entry[] | null> {
  const contacts: Entry[] = [];
  const isWhole = await allPages(ask, PAGE, (items) => contacts.push(...items.map(contactEntry)));
  return isWhole ? contacts : null;
}
