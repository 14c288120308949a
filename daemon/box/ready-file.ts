import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BoxStatus } from "../contracts/box.ts";
import { writeFileAtomic } from "../kit/atomic-file.ts";
import type { Log } from "../kit/log.ts";

/**
 * `run/ready.json`: there from the moment the box carries calls until it stops, and true to the running processes. A disk that
 * takes nothing is a line in the log and no more.
 */
export class ReadyFile {
  readonly #path: string;
  readonly #log: Log;
  #writing: Promise<void> = Promise.resolve();

  constructor(home: string, log: Log) {
    this.#path = join(home, "run", "ready.json");
    this.#log = log;
  }

  write(status: BoxStatus): void {
    const text = `${JSON.stringify(status, undefined, 2)}\n`;
    this.#then(() => writeFileAtomic(this.#path, text));
  }

  /** Resolves when it is gone. */
  async remove(): Promise<void> {
    this.#then(() => rm(this.#path, { force: true }));
    await this.#writing;
  }

  #then(next: () => Promise<void>): void {
    this.#writing = this.#writing.then(next).catch((error: unknown) => {
      this.#log.warn("the ready file cannot be written", { path: this.#path, error });
    });
  }
}
