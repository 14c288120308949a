import { write } from "node:fs";
import { type FileHandle, open, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { writeFileAtomic } from "../../kit/atomic-file.ts";

// Of the two ways that Node has to a file the older one: a `FileHandle` costs a multiple for each write.
const writeBytes = promisify(write);

/** Lines that wait in memory for a disk that takes nothing. */
const mostWaiting = 100_000;

/** What a journal says when its disk does. */
export type JournalTrouble = (error: unknown) => void;

/**
 * Lines of JSON, appended; what a process wants to find again after it was killed. Lines of one moment go to the file
 * together, so a kill loses at most what was said in the last turn of the event loop, and of what may wait, what still
 * waits. A torn last line is left out when
 * read. A disk that fails is reported; the lines wait in memory and are tried again with the next one.
 */
export class Journal {
  readonly #path: string;
  readonly #trouble: JournalTrouble;
  #waiting: string[] = [];
  #file: FileHandle | null = null;
  #work: Promise<void> = Promise.resolve();
  #soon = false;
  #later: NodeJS.Timeout | null = null;
  #failing = false;
  #lines = 0;

  private constructor(path: string, trouble: JournalTrouble) {
    this.#path = path;
    this.#trouble = trouble;
  }

  /** Opens the journal and gives its lines, parsed; what does not parse is left out. */
  static async open(path: string, trouble: JournalTrouble): Promise<{ journal: Journal; lines: readonly unknown[] }> {
    const journal = new Journal(path, trouble);
    const lines = parseLines(await textOf(path));
    return { journal, lines };
  }

  /** Lines since the last `rewrite`. */
  get lines(): number {
    return this.#lines;
  }

  /** Keeps a line; it is in the file within so many milliseconds, together with what comes meanwhile. 0: at once. */
  append(line: unknown, withinMs = 0): void {
    this.#waiting.push(`${JSON.stringify(line)}\n`);
    this.#lines += 1;
    if (withinMs > 0) this.#later ??= setTimeout(() => this.#begin(), withinMs).unref();
    else if (!this.#soon) setImmediate(() => this.#begin());
    this.#soon ||= withinMs === 0;
  }

  /** Resolves when everything said so far is on the disk, or has been reported as trouble. */
  flush(): Promise<void> {
    this.#work = this.#work.then(() => this.#write(true));
    return this.#work;
  }

  /** Puts these lines in the place of all others, in one step. */
  rewrite(lines: readonly unknown[]): Promise<void> {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    this.#waiting = [];
    this.#lines = lines.length;
    this.#work = this.#work.then(() => this.#replace(text));
    return this.#work;
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#file?.close();
    this.#file = null;
  }

  #begin(): void {
    this.#soon = false;
    this.#work = this.#work.then(() => this.#write(false));
  }

  async #write(durably: boolean): Promise<void> {
    if (this.#later !== null) clearTimeout(this.#later);
    this.#later = null;
    const lines = this.#waiting;
    if (lines.length === 0 && !durably) return;
    this.#waiting = [];
    try {
      this.#file ??= await open(this.#path, "a", 0o600);
      await this.#extend(this.#file.fd, Buffer.from(lines.join("")));
      if (durably) await this.#file.datasync();
      this.#failing = false;
    } catch (error) {
      this.#waiting = [...lines, ...this.#waiting].slice(-mostWaiting);
      this.#fail(error);
    }
  }

  async #extend(fd: number, bytes: Buffer): Promise<void> {
    for (let written = 0; written < bytes.length; ) {
      written += (await writeBytes(fd, bytes, written, bytes.length - written)).bytesWritten;
    }
  }

  async #replace(text: string): Promise<void> {
    try {
      await this.#file?.close();
      this.#file = null;
      await writeFileAtomic(this.#path, text);
      this.#failing = false;
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Told once, until something could be written again. */
  #fail(error: unknown): void {
    if (!this.#failing) this.#trouble(error);
    this.#failing = true;
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function parseLines(text: string): unknown[] {
  return text.split("\n").flatMap((line) => {
    if (line === "") return [];
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      return []; // torn by a kill
    }
  });
}
