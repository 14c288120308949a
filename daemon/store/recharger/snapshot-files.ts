import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import { type CurrentSnapshot, currentSchema } from "../../contracts/store-consumer.ts";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import { describeError, systemCode } from "../../kit/box-error.ts";
import type { ViewName, Views } from "../../model/snapshot/compile.ts";
import { type PbxView, pbxViewSchema } from "../../model/snapshot/pbx-view.ts";

/** One view of one revision on disk. The digest is that of the file's bytes. */
export interface ViewFile {
  readonly file: string;
  readonly digest: string;
}

/** Why there is no snapshot to start from; `missing`: it was never written, or somebody took it away. */
export interface Unusable {
  readonly unusable: string;
  readonly missing: boolean;
}

const unusable = (reason: string): Unusable => ({ unusable: reason, missing: false });

export type ViewFiles = { readonly [Name in ViewName]: ViewFile };

const CURRENT = "current.json";
/** Snapshots that stay on disk, besides the one that runs. */
const KEPT = 5;

const currentCheck = Compile(currentSchema);
const viewCheck = Compile(pbxViewSchema);
const digestOf = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** The folder `snapshots` of the home. Failures of the disk come out as they are. */
export class SnapshotFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes the views of a revision; what was there of the same revision is replaced. */
  async writeViews(revision: number, views: Views): Promise<ViewFiles> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    return {
      pbx: await this.#writeView("pbx", revision, views.pbx),
      phones: await this.#writeView("phones", revision, views.phones),
      net: await this.#writeView("net", revision, views.net),
    };
  }

  async writeCurrent(current: CurrentSnapshot): Promise<void> {
    await writeFileAtomic(join(this.#folder, CURRENT), `${JSON.stringify(current)}\n`);
  }

  /** The pointer, if it can be read and every file that it points to is what it was. Otherwise why not. */
  async readCurrent(): Promise<CurrentSnapshot | Unusable> {
    try {
      const raw: unknown = JSON.parse(await readFile(join(this.#folder, CURRENT), "utf8"));
      if (!currentCheck.Check(raw)) return unusable(`${CURRENT} is not as agreed`);
      for (const { file, digest } of Object.values(raw.views)) {
        const found = digestOf(await readFile(join(this.#folder, file)));
        if (found !== digest) return unusable(`${file} has changed since it was written`);
      }
      return raw;
    } catch (error) {
      return { unusable: describeError(error), missing: systemCode(error) === "ENOENT" };
    }
  }

  /** The view of `pbx` in a file; null when it cannot be read. */
  async readView(file: string): Promise<PbxView | null> {
    try {
      const raw: unknown = JSON.parse(await readFile(join(this.#folder, file), "utf8"));
      return viewCheck.Check(raw) ? raw : null;
    } catch {
      // Only used to tell what changed: not knowing is an answer.
      return null;
    }
  }

  /** Takes a snapshot away that was published but never ran, so that nobody starts from it. */
  async remove(files: ViewFiles): Promise<void> {
    for (const { file } of Object.values(files)) await rm(join(this.#folder, file), { force: true });
  }

  /** Removes all but the latest snapshots and the one that runs. */
  async prune(running: number): Promise<void> {
    const files = await readdir(this.#folder);
    for (const file of prunable(files, running)) await rm(join(this.#folder, file), { force: true });
  }

  async #writeView(name: ViewName, revision: number, view: object): Promise<ViewFile> {
    const file = `${name}-${revision}.json`;
    const text = JSON.stringify(view);
    await writeFileAtomic(join(this.#folder, file), text);
    return { file, digest: digestOf(text) };
  }
}

/** Which files of the snapshots folder can go: views of old revisions, and what a killed write left behind. Pure. */
export function prunable(files: readonly string[], running: number): readonly string[] {
  const views = files.flatMap((file) => {
    const revision = /^[a-z]+-([0-9]+)\.json$/.exec(file)?.[1];
    return revision === undefined ? [] : [{ file, revision: Number(revision) }];
  });
  const kept = [...new Set(views.map(({ revision }) => revision))].sort((one, other) => other - one).slice(0, KEPT);
  const old = views.filter(({ revision }) => revision !== running && !kept.includes(revision));
  return [...old.map(({ file }) => file), ...files.filter((file) => file.endsWith(".tmp"))];
}
