import type { PhoneDriver } from "../../provisioning/driver.ts";
import { driverFor } from "../../provisioning/drivers.ts";
import { identify } from "../../provisioning/identify/identify.ts";
import type { Identity } from "../../provisioning/identify/identity.ts";
import { profileUriMac } from "../../provisioning/identify/profile-event.ts";
import type { Newcomer } from "../contracts/newcomer.ts";
import type { Clock } from "../kit/clock.ts";
import type { PhonesView } from "../model/snapshot/phones-view.ts";
import type { Book } from "./book/book.ts";

interface Parts {
  readonly book: Book;
  readonly clock: Pick<Clock, "now">;
  readonly view: () => PhonesView | null;
  readonly neighbourOf: (ip: string) => string | null;
  /** Where files are given out. */
  readonly port: number;
}

const LONGEST_AGENT = 200;
const LONGEST_WHAT = 128;

/** Telephones that ask everybody where their settings are: who is told, and what is remembered of it. */
export class Newcomers {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get areWanted(): boolean {
    const view = this.#parts.view();
    return view?.isOn === true && view.isFound;
  }

  /** Where it is sent; null: it is told nothing. */
  urlFor(newcomer: Newcomer): string | null {
    return this.areWanted ? urlFor(newcomer, this.#parts.port) : null;
  }

  /**
   * It has been told, and what it answers with has a MAC address that the kernel has heard by now: whoever forges the
   * address that he asks from, or writes another telephone's name into his question, leaves no trace.
   */
  told(newcomer: Newcomer, url: string): void {
    const { book, clock, neighbourOf } = this.#parts;
    const neighbour = neighbourOf(newcomer.from);
    const claimed = macIn(newcomer);
    if (neighbour === null || (claimed !== null && claimed !== neighbour)) return;
    const userAgent = agentIn(newcomer);
    const at = clock.now();
    const event = { at, kind: "announced", times: 1, from: newcomer.from, userAgent } as const;
    const seen = { at, path: "", userAgent, event: newcomer.event };
    book.noted(neighbour, { ...event, what: url.slice(0, LONGEST_WHAT) }, seen);
  }
}

/** Telephones of makers that get their settings here, and no others: what is not ours may wait for another server. Pure. */
export function urlFor(newcomer: Newcomer, port: number): string | null {
  const identity = identityOf(newcomer);
  const driver: PhoneDriver = driverFor(identity);
  return driver.pnp(`http://${newcomer.host}:${port}/`, identity);
}

const identityOf = (newcomer: Newcomer): Identity =>
  identify([
    {
      ...{ origin: "pnp", at: 0, mac: macIn(newcomer) },
      ...{ userAgent: agentIn(newcomer), event: newcomer.event },
    },
  ]);

/** Makers write it into different places, and most of them into all. */
const macIn = ({ fromField, uri, toField }: Newcomer): string | null =>
  profileUriMac(fromField) ?? profileUriMac(uri) ?? profileUriMac(toField);

const agentIn = ({ userAgent }: Newcomer): string | null =>
  userAgent === "" ? null : userAgent.slice(0, LONGEST_AGENT);
