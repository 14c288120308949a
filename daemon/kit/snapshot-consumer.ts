import { describeError } from "./box-error.ts";
import type { Log } from "./log.ts";
import type { Snapshot } from "./snapshot-files.ts";

/** What is asked of a process that runs from snapshots: see contracts/store-consumer.ts. */
export type Prepared =
  | { readonly kind: "ok" }
  /** Sentences in French, for the administrator. */
  | { readonly kind: "refused"; readonly reasons: string[] };

/** The view that runs, and the one that is about to: two phases, so that all processes change together or none does. */
export class SnapshotConsumer<View extends { readonly revision: number }> {
  readonly #load: (file: string, digest: string) => Promise<Snapshot<View>>;
  readonly #applied: (view: View) => void;
  readonly #log: Log;
  #running: Snapshot<View> | null = null;
  #prepared: Snapshot<View> | null = null;

  constructor(
    load: (file: string, digest: string) => Promise<Snapshot<View>>,
    applied: (view: View) => void,
    log: Log,
  ) {
    this.#load = load;
    this.#applied = applied;
    this.#log = log;
  }

  get view(): View | null {
    return this.#running?.view ?? null;
  }

  get revision(): number | null {
    return this.view?.revision ?? null;
  }

  get digest(): string | null {
    return this.#running?.digest ?? null;
  }

  /** Runs from a view that was found on disk. */
  begin(found: Snapshot<View>): void {
    this.#running = found;
    this.#applied(found.view);
  }

  async prepare(asked: { revision: number; file: string; digest: string }): Promise<Prepared> {
    try {
      const loaded = await this.#load(asked.file, asked.digest);
      const { revision } = loaded.view;
      if (revision !== asked.revision) {
        return refused(`l'instantané ${asked.file} contient la révision ${revision}, pas la ${asked.revision}`);
      }
      this.#prepared = loaded;
      return { kind: "ok" };
    } catch (error) {
      this.#log.warn("a snapshot was refused", { revision: asked.revision, error });
      return refused(`l'instantané ${asked.file} est illisible (${describeError(error)})`);
    }
  }

  /** What was prepared runs from now on. Asked for a revision that is not prepared, it changes nothing. */
  apply(revision: number): void {
    const prepared = this.#prepared;
    if (prepared?.view.revision !== revision) {
      this.#log.warn("asked to apply a revision that is not prepared", { revision });
      return;
    }
    this.#prepared = null;
    this.begin(prepared);
  }

  abort(revision: number): void {
    if (this.#prepared?.view.revision === revision) this.#prepared = null;
  }
}

const refused = (reason: string): Prepared => ({
  kind: "refused",
  reasons: [`Cette révision ne peut pas servir : ${reason}.`],
});
