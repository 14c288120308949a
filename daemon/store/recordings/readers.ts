import { randomUUID } from "node:crypto";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { SealedFile } from "./sealed-file.ts";

/** Who listens at once; and how long a reader waits to be read. */
const MOST = 32;
const PATIENCE_MS = 60_000;

interface Reader {
  readonly file: SealedFile;
  timer: Timer;
}

/** Recordings that are being listened to, piece by piece: unsealing goes forward only. */
export class Readers {
  readonly #clock: Clock;
  readonly #open = new Map<string, Reader>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Its name; the one that was read the longest ago makes room. */
  add(file: SealedFile): string {
    const [oldest] = this.#open.keys();
    if (this.#open.size >= MOST && oldest !== undefined) this.#end(oldest);
    const name = randomUUID();
    this.#open.set(name, { file, timer: this.#patience(name) });
    return name;
  }

  /** Null: that was all, or there is no such reader (any more). */
  async read(name: string): Promise<Uint8Array | null> {
    const reader = this.#open.get(name);
    if (reader === undefined) return null;
    reader.timer.cancel();
    // Behind those that were read before.
    this.#open.delete(name);
    this.#open.set(name, { file: reader.file, timer: this.#patience(name) });
    const piece = await reader.file.next();
    if (piece === null) this.#end(name);
    return piece;
  }

  close(): void {
    for (const name of [...this.#open.keys()]) this.#end(name);
  }

  #patience(name: string): Timer {
    return this.#clock.after(PATIENCE_MS, () => this.#end(name));
  }

  #end(name: string): void {
    const reader = this.#open.get(name);
    if (reader === undefined) return;
    reader.timer.cancel();
    this.#open.delete(name);
    void reader.file.close();
  }
}
