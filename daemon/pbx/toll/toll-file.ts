import { readFile } from "node:fs/promises";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { parser } from "../../kit/parse.ts";
import { type RememberedToll, rememberedTollSchema } from "./remembered.ts";

/** What is remembered goes to the disk together, so often at most; a cut goes at once. In milliseconds. */
const gatherMs = 1000;
/** A disk that took nothing is asked again, in milliseconds. */
const againMs = 5000;

const parse = parser(rememberedTollSchema, "what the outside limits have counted");

interface Parts {
  readonly log: Log;
  readonly clock: Clock;
}

/**
 * The small file that remembers over a kill what the outside limits have counted, and whether they have cut. One write at
 * a time, of what is latest; nobody ever waits for it.
 */
export class TollFile {
  readonly #path: string;
  readonly #parts: Parts;
  /** What the process before this one left; null: nothing, or nothing that can be read. */
  readonly remembered: RememberedToll | null;
  /** What was said last, written or not. */
  #latest: RememberedToll | null;
  #next: RememberedToll | null = null;
  #timer: Timer | null = null;
  #work: Promise<void> = Promise.resolve();
  #failing = false;

  private constructor(path: string, parts: Parts, remembered: RememberedToll | null) {
    this.#path = path;
    this.#parts = parts;
    this.remembered = remembered;
    this.#latest = remembered;
  }

  /** Calls must go on whatever the file says: one that cannot be read is told, and counts as none. */
  static async open(path: string, parts: Parts): Promise<TollFile> {
    try {
      const text = await readFile(path, "utf8");
      return new TollFile(path, parts, parse(JSON.parse(text)));
    } catch (error) {
      const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (!isMissing) {
        const told =
          "what the outside limits have counted cannot be read: calls to the outside are not cut, their cost counts from 0";
        parts.log.error(told, { file: path, error });
      }
      return new TollFile(path, parts, null);
    }
  }

  keep(remembered: RememberedToll): void {
    const isUrgent = remembered.cut !== (this.#latest?.cut ?? null);
    this.#latest = remembered;
    this.#next = remembered;
    if (isUrgent) this.#begin();
    else this.#timer ??= this.#parts.clock.after(gatherMs, () => this.#begin());
  }

  /** Resolves when what was said is on the disk, or has been reported as trouble. */
  async close(): Promise<void> {
    this.#begin();
    await this.#work;
    this.#timer?.cancel();
    this.#timer = null;
  }

  #begin(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#work = this.#work.then(() => this.#write());
  }

  async #write(): Promise<void> {
    const remembered = this.#next;
    if (remembered === null) return;
    this.#next = null;
    try {
      await writeFileAtomic(this.#path, `${JSON.stringify(remembered)}\n`);
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) this.#parts.log.error("what the outside limits have counted cannot be written", { error });
      this.#failing = true;
      this.#next ??= remembered;
      this.#timer ??= this.#parts.clock.after(againMs, () => this.#begin());
    }
  }
}
