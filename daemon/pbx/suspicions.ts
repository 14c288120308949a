import type { Clock, Timer } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { EngineEvent } from "./engine/engine.ts";

export type Suspicion = Extract<EngineEvent, { readonly type: "security.suspicion" }>;

/** Told one by one within a second; what comes on top is summed up, so that an attack does not write the disk full. */
const mostEachSecond = 5;
const windowMs = 1000;

interface Sum {
  suspicions: number;
  messages: number;
  silenced: number;
  readonly sources: Set<string>;
}

const nothing = (): Sum => ({ suspicions: 0, messages: 0, silenced: 0, sources: new Set() });

/** What the log keeps of who guesses, floods or sends nonsense: a few lines, however many do. */
export class Suspicions implements Disposable {
  readonly #log: Log;
  readonly #clock: Clock;
  #window: Timer | null = null;
  #told = 0;
  #sum = nothing();

  constructor({ log, clock }: { readonly log: Log; readonly clock: Clock }) {
    this.#log = log;
    this.#clock = clock;
  }

  hear({ source, what, account, count }: Suspicion): void {
    this.#window ??= this.#clock.after(windowMs, () => this.#close());
    if (this.#told < mostEachSecond) {
      this.#told += 1;
      this.#log.warn("suspicion", { source, what, account, count });
      return;
    }
    const sum = this.#sum;
    sum.suspicions += 1;
    sum.messages += count;
    if (what === "silenced") sum.silenced += 1;
    sum.sources.add(source);
  }

  [Symbol.dispose](): void {
    this.#window?.cancel();
    this.#close();
  }

  #close(): void {
    const { suspicions, messages, silenced, sources } = this.#sum;
    this.#window = null;
    this.#told = 0;
    this.#sum = nothing();
    if (suspicions > 0) {
      this.#log.warn("more suspicions within the same second", {
        suspicions,
        messages,
        silenced,
        sources: sources.size,
      });
    }
  }
}
