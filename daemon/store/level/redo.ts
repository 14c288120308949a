import { appendFile, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../../kit/log.ts";

/** What became of one key: its sealed value, or null when it was deleted. */
export type Written = readonly [key: string, sealed: string | null];

export interface RedoOptions {
  readonly log: Log;
  readonly now: () => number;
  /** A file is closed and the next one begun above this many bytes; so many files are kept. */
  readonly fileBytes?: number;
  readonly files?: number;
}

/** The longest that one file is written to. */
const FILE_MS = 30 * 86_400_000;

/**
 * A second copy of what was written last, in files beside the database: LevelDB's own log goes once its content is in a
 * table, and a table that is damaged then would take committed revisions and call records along. Not synchronised to the
 * disk: what a loss of power takes from here still stands in LevelDB's log.
 */
export class Redo {
  readonly #folder: string;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #fileBytes: number;
  readonly #most: number;
  #path: string | undefined;
  #bytes = 0;
  #begunAt = 0;
  #failing = false;

  constructor(folder: string, { log, now, fileBytes = 1024 * 1024, files = 64 }: RedoOptions) {
    this.#folder = folder;
    this.#log = log;
    this.#now = now;
    this.#fileBytes = fileBytes;
    this.#most = files;
  }

  /** Keeps one batch. A disk that takes nothing is told once: the database has it all the same. */
  async keep(batch: readonly Written[]): Promise<void> {
    const line = `${JSON.stringify(batch)}\n`;
    try {
      this.#path ??= await this.#nextFile();
      await appendFile(this.#path, line, { mode: 0o600 });
      this.#bytes += Buffer.byteLength(line);
      if (this.#bytes > this.#fileBytes) this.#path = undefined;
      this.#failing = false;
    } catch (error) {
      // Half a line may stand there: the next one goes to a new file.
      this.#path = undefined;
      if (!this.#failing) this.#log.error("the second copy of what is written cannot be kept", { error });
      this.#failing = true;
    }
  }

  /**
   * What last became of every key that is kept: each once, what was written last first, in portions of one file. All at
   * once would hold memory that the process never gives back.
   */
  async *read(): AsyncGenerator<readonly Written[]> {
    const seen = new Set<string>();
    for (const name of (await this.#names()).reverse()) {
      const last = new Map<string, string | null>();
      const text = await readFile(join(this.#folder, name), "utf8");
      for (const line of text.split("\n")) for (const [key, sealed] of parsed(line)) last.set(key, sealed);
      yield [...last].filter(([key]) => !seen.has(key));
      for (const key of last.keys()) seen.add(key);
    }
  }

  /** Files in which nothing was written since that moment go: what stands in them may have been deleted. */
  async forget(before: number): Promise<void> {
    // Where little is written a file would never be full, and never grow old.
    if (this.#now() - this.#begunAt > FILE_MS) this.#path = undefined;
    for (const name of await this.#names()) {
      const path = join(this.#folder, name);
      if ((await stat(path)).mtimeMs < before) await rm(path, { force: true });
    }
  }

  async #nextFile(): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const names = await this.#names();
    for (const name of names.slice(0, Math.max(0, names.length - this.#most + 1))) {
      await rm(join(this.#folder, name), { force: true });
    }
    const next = Number.parseInt(names.at(-1) ?? "0", 10) + 1;
    this.#bytes = 0;
    this.#begunAt = this.#now();
    return join(this.#folder, `${String(next).padStart(8, "0")}.redo`);
  }

  async #names(): Promise<string[]> {
    const all = await readdir(this.#folder).catch(() => []);
    return all.filter((name) => /^\d{8}\.redo$/.test(name)).sort();
  }
}

/** A line that a kill or a full disk tore holds nothing that was ever answered. */
function parsed(line: string): readonly Written[] {
  if (line === "") return [];
  try {
    const batch: unknown = JSON.parse(line);
    return Array.isArray(batch) ? batch.filter(isWritten) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const isWritten = (value: unknown): value is Written =>
  Array.isArray(value) && typeof value[0] === "string" && (value[1] === null || typeof value[1] === "string");
