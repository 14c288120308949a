import type { Origin } from "../../contracts/login.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { AUTHORS } from "../../model/author-words.ts";
import type { Journal } from "../ledger/journal.ts";

/** What was refused within this time becomes one line, so that a flood of attempts does not fill the disk. */
const WINDOW_MS = 60_000;
/** Different attempts of one line; what comes from still other places is counted without its address. */
const MOST_APART = 20;

/** What was tried: to sign in as somebody, with a wrong second factor; under a name that nobody has; to set the box up. */
export type Attempt =
  | { readonly kind: "person" | "code"; readonly name: string }
  | { readonly kind: "stranger" | "setup" };

/** Counts refused attempts and writes them into the audit, some together. */
export class RefusedAttempts {
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #counts = new Map<string, number>();
  #window: Timer | undefined;

  constructor(journal: Journal, clock: Clock, log: Log) {
    this.#journal = journal;
    this.#clock = clock;
    this.#log = log;
  }

  count(attempt: Attempt, origin: Origin | null): void {
    const what = inWords(attempt);
    const whence = origin === null ? what : `${what} depuis ${origin.address}`;
    const key = this.#counts.has(whence) || this.#counts.size < MOST_APART ? whence : what;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    this.#window ??= this.#clock.after(WINDOW_MS, () => void this.flush());
  }

  /** Writes what was counted so far; never rejects. */
  async flush(): Promise<void> {
    this.#window?.cancel();
    this.#window = undefined;
    if (this.#counts.size === 0) return;
    const text = [...this.#counts].map(([what, count]) => `${what} : ${count}`).join(" ; ");
    this.#counts.clear();
    const line = { at: this.#clock.now(), author: AUTHORS.box, action: "login.refused", text, revision: null };
    await this.#journal
      .write([], [line])
      .catch((error: unknown) => this.#log.warn("an audit line is lost", { line, error }));
  }
}

/** A name that nobody has is never written down: people type their password there by mistake. */
function inWords(attempt: Attempt): string {
  switch (attempt.kind) {
    case "person":
      return `tentatives refusées pour ${attempt.name}`;
    case "code":
      return `seconds facteurs refusés pour ${attempt.name}`;
    case "stranger":
      return "tentatives refusées sous un identifiant inconnu";
    case "setup":
      return "codes de mise en service refusés";
  }
}
