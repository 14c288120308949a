import type { Clock } from "../../kit/clock.ts";
import { Gathered } from "../../kit/gathered.ts";
import type { Log } from "../../kit/log.ts";
import { type AskNames, fetchNames } from "./fetch-names.ts";
import type { NamesFile } from "./names-file.ts";

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly file: Pick<NamesFile, "read" | "keep" | "settled">;
}

/** Changes within this time are fetched together, in milliseconds. */
const TOGETHER_MS = 1_000;
/** So many characters of a name are shown: more fits on no telephone, and an INVITE stays within one packet. */
const LONGEST = 64;

/** Who has which number outside, as the company directory says; known at any moment without asking [MEX-05]. */
export class KnownNames {
  readonly #parts: Parts;
  #names: ReadonlyMap<string, string> = new Map();
  #isFetched = false;
  #ask: AskNames | undefined;
  readonly #fetching: Gathered;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#fetching = new Gathered({ clock: parts.clock, togetherMs: TOGETHER_MS, work: () => this.#fetch() });
  }

  /** Of a number in E.164; empty: nobody's. */
  nameOf(number: string): string {
    const name = this.#names.get(number) ?? "";
    const letters = [...name];
    return letters.length <= LONGEST ? name : `${letters.slice(0, LONGEST - 1).join("")}…`;
  }

  /** Takes what the process before this one was told, unless `store` has told it anew. */
  async start(): Promise<void> {
    const kept = await this.#parts.file.read();
    if (!this.#isFetched) this.#names = kept;
  }

  /** There may be other names now; the way to ask for them is good until the connection is lost. */
  changed(ask: AskNames): void {
    this.#ask = ask;
    this.#fetching.soon();
  }

  async close(): Promise<void> {
    this.#fetching.close();
    await this.#parts.file.settled();
  }

  async #fetch(): Promise<void> {
    const { log, file } = this.#parts;
    try {
      const fetched = this.#ask === undefined ? null : await fetchNames(this.#ask);
      if (fetched === null || this.#fetching.isClosed) return;
      this.#isFetched = true;
      this.#names = fetched.names;
      file.keep(fetched.pages);
    } catch (error) {
      // Where the connection was lost, or store hangs and is restarted, the next connection begins anew.
      log.warn("store did not tell the names of the directory: those known before stay", { error });
    }
  }
}
