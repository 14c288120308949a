import type { Revision } from "../../contracts/revision.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { understood } from "../routes/edit.ts";
import type { Services } from "../services.ts";

/** A revision as it was read. */
export interface ReadRevision {
  readonly head: Revision;
  readonly document: ConfigurationDocument;
}

/** Documents that are kept: neighbours are compared, and asked for again with the next one. */
const KEPT = 4;

/** Revisions by number. What one says never changes, so that the last ones need not be asked for again. */
export class Revisions {
  readonly #store: Services["store"];
  readonly #kept = new Map<number, ReadRevision>();

  constructor(store: Services["store"]) {
    this.#store = store;
  }

  /** Undefined: there is none, or it cannot be read any more. */
  async get(revision: number): Promise<ReadRevision | undefined> {
    const kept = this.#kept.get(revision);
    if (kept !== undefined) return kept;
    const found = await this.#store.ask("config.revision", { revision });
    if (found === null) return undefined;
    const read = { head: found.revision, document: understood(found.document) };
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(revision, read);
    return read;
  }

  /** The one before it that can be read. */
  async previous(revision: number): Promise<ReadRevision | undefined> {
    const { items } = await this.#store.ask("revisions.list", { before: String(revision), limit: 10 });
    for (const head of items) {
      const found = await this.get(head.revision);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
