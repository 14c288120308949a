import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Static, TSchema } from "typebox";
import { Default } from "typebox/value";
import { BoxError } from "./box-error.ts";
import { parser } from "./parse.ts";

/** A view that has been read and checked, with the digest of its file. */
export interface Snapshot<View> {
  readonly view: View;
  readonly digest: string;
}

/** Where the snapshot of one process stands that runs: a file of the folder, and its SHA-256 in lower-case hex. */
export interface SnapshotPlace {
  readonly file: string;
  readonly digest: string;
}

/** The snapshots of one process among those of all, written by the one that reloads; nothing here writes. */
export class SnapshotFiles<S extends TSchema> {
  readonly #folder: string;
  readonly #name: string;
  readonly #schema: S;
  readonly #parse: (value: unknown) => Static<S>;
  readonly #placeIn: (current: unknown) => SnapshotPlace | undefined;

  /** `name` stands before the revision in the names of its files; `placeIn` reads `current.json`, or throws; it may name none. */
  constructor(folder: string, name: string, schema: S, placeIn: (current: unknown) => SnapshotPlace | undefined) {
    this.#folder = folder;
    this.#name = name;
    this.#schema = schema;
    this.#parse = parser(schema, "the snapshot");
    this.#placeIn = placeIn;
  }

  /**
   * Reads one snapshot. Fails with `SNAPSHOT_UNREADABLE {file}` when it is not there, is not what its digest says (null:
   * not known), or does not hold a view.
   */
  async load(file: string, digest: string | null): Promise<Snapshot<Static<S>>> {
    const path = join(this.#folder, file);
    try {
      const bytes = await readFile(path);
      const is = createHash("sha256").update(bytes).digest("hex");
      if (digest !== null && is !== digest) throw new BoxError("DIGEST_DIFFERS", { expected: digest, is });
      // An older version did not know every field: what has a default is filled in, so that an upgrade can start from it.
      const raw: unknown = Default(this.#schema, JSON.parse(bytes.toString("utf8")));
      return { view: this.#parse(raw), digest: is };
    } catch (cause) {
      const sentence = `The snapshot ${path} cannot be used: ${cause instanceof Error ? cause.message : "unreadable"}.`;
      throw new BoxError("SNAPSHOT_UNREADABLE", { file }, { cause, sentence });
    }
  }

  /** What `current.json` names, else the newest snapshot that is sound; null when there is none. */
  async lastGood(skipped: (error: unknown) => void): Promise<Snapshot<Static<S>> | null> {
    const current = await this.#current(skipped);
    const tries: [string, string | null][] = current === null ? [] : [[current.file, current.digest]];
    for (const file of await this.#all()) if (file !== current?.file) tries.push([file, null]);
    for (const [file, digest] of tries) {
      try {
        return await this.load(file, digest);
      } catch (error) {
        skipped(error);
      }
    }
    return null;
  }

  async #current(skipped: (error: unknown) => void): Promise<SnapshotPlace | null> {
    try {
      return this.#placeIn(JSON.parse(await readFile(join(this.#folder, "current.json"), "utf8"))) ?? null;
    } catch (error) {
      if (!isMissing(error)) skipped(error);
      return null;
    }
  }

  /** Names of its files, newest revision first. */
  async #all(): Promise<readonly string[]> {
    try {
      const own = new RegExp(`^${this.#name}-(\\d+)\\.json$`);
      const files = (await readdir(this.#folder)).filter((file) => own.test(file));
      const revisionOf = (file: string): number => Number(own.exec(file)?.[1]);
      return files.sort((one, other) => revisionOf(other) - revisionOf(one));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
