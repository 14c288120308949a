import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BoxStatus } from "../contracts/box.ts";
import { writeFileAtomic } from "../kit/atomic-file.ts";
import type { Clock, Timer } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";

/** Between two tries on a disk that takes nothing, in milliseconds. */
const retryMs = 1000;

/**
 * `run/ready.json`: there from the moment the box carries calls until it stops, and true to the running processes. A disk
 * that takes nothing is one line in the log; what has to be told is written as soon as it can be.
 */
export class ReadyFile {
  readonly #path: string;
  readonly #log: Log;
  readonly #clock: Clock;
  #writing: Promise<void> = Promise.resolve();
  #wanted: string | null = null;
  #retry: Timer | undefined;
  #failing = false;

  constructor(home: string, log: Log, clock: Clock) {
    this.#path = join(home, "run", "ready.json");
    this.#log = log;
    this.#clock = clock;
  }

  write(status: BoxStatus): void {
    this.#want(`${JSON.stringify(status, undefined, 2)}\n`);
  }

  /** Resolves when it is gone, or could not be taken away. */
  async remove(): Promise<void> {
    this.#want(null);
    await this.#writing;
    this.#retry?.cancel();
    this.#retry = undefined;
  }

  /** Only the last wish counts. */
  #want(text: string | null): void {
    this.#wanted = text;
    this.#writing = this.#writing.then(() => this.#carryOut());
  }

  async #carryOut(): Promise<void> {
    const text = this.#wanted;
    try {
      await (text === null ? rm(this.#path, { force: true }) : writeFileAtomic(this.#path, text));
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) this.#log.warn("the ready file cannot be written", { path: this.#path, error });
      this.#failing = true;
      this.#retry ??= this.#clock.after(retryMs, () => {
        this.#retry = undefined;
        this.#writing = this.#writing.then(() => this.#carryOut());
      });
    }
  }
}
