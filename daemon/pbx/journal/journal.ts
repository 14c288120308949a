import { write } from "node:fs";
import { type FileHandle, open, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { writeFileAtomic } from "../../kit/atomic-file.ts";

// Of the two ways that Node has to a file the older one: a `FileHandle` costs a multiple for each write.
const writeBytes = promisify(write);

/** Lines that wait in memory for a disk that takes nothing. */
const mostWaiting = 100_000;

/** Between two tries on such a disk, in milliseconds. */
const retryMs = 1000;

/** What a journal says when its disk does. */
export type JournalTrouble = (error: unknown) => void;

/**
 * Lines of JSON, appended; what a process wants to find again after it was killed. Lines of one moment go to the file
 * together, so a kill loses at most what was said in the last turn of the event loop, and of what may wait, what still
 * waits. A torn last line is left out when read. A disk that fails is reported; what could not be written waits in memory
 * and is tried again, until it could.
 */
export class Journal {
  readonly #path: string;
  readonly #trouble: JournalTrouble;
  /** What has to stand in the place of the whole file, before the lines that wait. */
  #whole: string | null = null;
  #waiting: string[] = [];
  #file: FileHandle | null = null;
  #work: Promise<unknown> = Promise.resolve();
  #soon = false;
  #later: NodeJS.Timeout | null = null;
  #failing = false;
  /** The file ends within a line: the disk took only a part. */
  #torn = false;
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

  /** Resolves true when everything said so far is on the disk, false when it has been reported as trouble. */
  flush(): Promise<boolean> {
    const written = this.#work.then(() => this.#write(true));
    this.#work = written;
    return written;
  }

  /** Puts these lines in the place of all others, in one step. Resolves as `flush` does. */
  rewrite(lines: readonly unknown[]): Promise<boolean> {
    this.#whole = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    this.#waiting = [];
    this.#lines = lines.length;
    const written = this.#work.then(() => this.#write(false));
    this.#work = written;
    return written;
  }

  async close(): Promise<void> {
    await this.flush();
    if (this.#later !== null) clearTimeout(this.#later);
    await this.#file?.close();
    this.#file = null;
  }

  #begin(): void {
    this.#soon = false;
    this.#work = this.#work.then(() => this.#write(false));
  }

  async #write(durably: boolean): Promise<boolean> {
    if (this.#later !== null) clearTimeout(this.#later);
    this.#later = null;
    try {
      while (this.#whole !== null) await this.#replace(this.#whole);
      await this.#add(durably);
      this.#failing = false;
      return true;
    } catch (error) {
      // Told once, until everything could be written again.
      if (!this.#failing) this.#trouble(error);
      this.#failing = true;
      this.#later ??= setTimeout(() => this.#begin(), retryMs).unref();
      return false;
    }
  }

  async #add(durably: boolean): Promise<void> {
    const lines = this.#waiting;
    if (lines.length === 0 && !durably) return;
    this.#waiting = [];
    try {
      this.#file ??= await open(this.#path, "a", 0o600);
      await this.#extend(this.#file.fd, Buffer.from(`${this.#torn ? "\n" : ""}${lines.join("")}`));
      if (durably) await this.#file.datasync();
    } catch (error) {
      // What came meanwhile to stand in the place of all others stands for these too.
      if (this.#whole === null) this.#waiting = [...lines, ...this.#waiting].slice(-mostWaiting);
      throw error;
    }
  }

  async #extend(fd: number, bytes: Buffer): Promise<void> {
    for (let written = 0; written < bytes.length; ) {
      written += (await writeBytes(fd, bytes, written, bytes.length - written)).bytesWritten;
      this.#torn = written < bytes.length;
    }
  }

  async #replace(text: string): Promise<void> {
    const before = this.#file;
    this.#file = null;
    await before?.close();
    await writeFileAtomic(this.#path, text);
    this.#torn = false;
    // Another one may have come meanwhile.
    if (this.#whole === text) this.#whole = null;
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
