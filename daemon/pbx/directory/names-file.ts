import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { Type } from "typebox";
import { namedNumbersSchema } from "../../contracts/directory.ts";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import type { Log } from "../../kit/log.ts";
import { parser } from "../../kit/parse.ts";
import { addNames, type NamedNumbers } from "../../model/directory/names-by-number.ts";

const parsePage = parser(Type.Array(namedNumbersSchema), "a line of the names of the directory");

/**
 * The names that `store` told last, a page of them in each line: a process that starts while `store` is away knows them.
 * Written only when they are others, so that a restart of `store` costs the disk nothing.
 */
export class NamesFile {
  readonly #path: string;
  readonly #log: Log;
  #work: Promise<void> = Promise.resolve();
  /** Of what stands there; a file that is missing or cannot be read counts as an empty one. */
  #digest = newDigest().digest("hex");

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  /** By E.164; none where there is no file, or none that can be read. Line by line, with a turn of the loop for each. */
  async read(): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    const digest = newDigest();
    try {
      const text = await readFile(this.#path, "utf8");
      // What follows the last line break is no whole line.
      for (const line of text.split("\n").slice(0, -1)) {
        addNames(names, parsePage(JSON.parse(line)));
        digest.update(`${line}\n`);
        await setImmediate();
      }
      this.#digest = digest.digest("hex");
      return names;
    } catch (error) {
      const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (!isMissing) this.#log.warn("the names of the directory that were kept cannot be read", { error });
      return new Map();
    }
  }

  keep(pages: readonly (readonly NamedNumbers[])[]): void {
    this.#work = this.#work.then(() => this.#write(pages));
  }

  /** Resolves when what was kept is on the disk, or its trouble was reported. */
  settled(): Promise<void> {
    return this.#work;
  }

  async #write(pages: readonly (readonly NamedNumbers[])[]): Promise<void> {
    const lines: string[] = [];
    const hash = newDigest();
    for (const page of pages.filter(({ length }) => length > 0)) {
      const line = `${JSON.stringify(page)}\n`;
      lines.push(line);
      hash.update(line);
      await setImmediate();
    }
    const digest = hash.digest("hex");
    if (digest === this.#digest) return;
    try {
      await writeFileAtomic(this.#path, lines.join(""));
      this.#digest = digest;
    } catch (error) {
      this.#log.error("the names of the directory could not be kept", { error });
    }
  }
}

const newDigest = () => createHash("sha256");
