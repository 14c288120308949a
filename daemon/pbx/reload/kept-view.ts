import { basename, dirname } from "node:path";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import type { Log } from "../../kit/log.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { type LoadedView, pbxSnapshots } from "./snapshot-files.ts";

/**
 * The whole view that ran last, in a file of our own: what calls for help go by when the folder of snapshots, which is
 * store's, holds nothing that can be read (decision 0024). Like a snapshot it holds secrets: 0600.
 */
export class KeptView {
  readonly #path: string;
  readonly #log: Log;
  #writing: Promise<void> = Promise.resolve();
  #wanted: PbxView | null = null;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  /** Null: there is none, or it cannot be read either. */
  async read(skipped: (error: unknown) => void): Promise<LoadedView | null> {
    try {
      return await pbxSnapshots(dirname(this.#path)).load(basename(this.#path), null);
    } catch (error) {
      skipped(error);
      return null;
    }
  }

  /** Keeps this one from now on. A disk that takes nothing is reported; the one before stays. */
  keep(view: PbxView): void {
    this.#wanted = view;
    this.#writing = this.#writing.then(() => this.#write());
  }

  settled(): Promise<void> {
    return this.#writing;
  }

  async #write(): Promise<void> {
    const view = this.#wanted;
    if (view === null) return;
    this.#wanted = null;
    try {
      await writeFileAtomic(this.#path, JSON.stringify(view));
    } catch (error) {
      this.#log.error("what calls for help go by could not be written", { revision: view.revision, error });
    }
  }
}
