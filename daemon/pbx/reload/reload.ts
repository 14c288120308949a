import { describeError } from "../../kit/box-error.ts";
import type { Clock } from "../../kit/clock.ts";
import { Laps } from "../../kit/laps.ts";
import type { Log } from "../../kit/log.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Engine } from "../engine/engine.ts";
import type { LoadedView } from "./snapshot-files.ts";
import { tablesOf } from "./tables.ts";

interface Parts {
  readonly engine: Engine;
  readonly log: Log;
  readonly clock: Clock;
  /** Reads a snapshot by its file name and digest; rejects with a BoxError. */
  readonly load: (file: string, digest: string) => Promise<LoadedView>;
  /** Numeric addresses from which a line's requests may come, as far as they are known. */
  readonly sourcesOf: (trunk: string) => readonly string[];
  /** A view is about to run: the engine still knows the one before. */
  readonly applying: (view: PbxView) => void;
}

export type Prepared =
  | { readonly kind: "ok" }
  /** Sentences in French, for the administrator. */
  | { readonly kind: "refused"; readonly reasons: string[] };

/** The view that runs, and the one that is about to: two phases, so that all processes change together or none does. */
export class Reload {
  readonly #parts: Parts;
  readonly #listeners: (() => void)[] = [];
  #running: LoadedView | null = null;
  #prepared: LoadedView | null = null;
  #isKept = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The view that new calls are routed with; calls that are up keep theirs. */
  get view(): PbxView | null {
    return this.#running?.view ?? null;
  }

  get revision(): number | null {
    return this.view?.revision ?? null;
  }

  get digest(): string | null {
    return this.#running?.digest ?? null;
  }

  /** What runs is our own copy of the view that ran before: no snapshot could be read. */
  get isKept(): boolean {
    return this.#isKept;
  }

  onApplied(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Starts with a view that was found on disk; `isKept`: not among the snapshots, but in our own copy. */
  begin(found: LoadedView, isKept = false): void {
    this.#run(found, isKept);
  }

  async prepare(asked: { revision: number; file: string; digest: string }): Promise<Prepared> {
    const laps = new Laps(this.#parts.clock);
    try {
      const loaded = await this.#parts.load(asked.file, asked.digest);
      laps.ended("read");
      if (loaded.view.revision !== asked.revision) {
        return refused(
          `l'instantané ${asked.file} contient la révision ${loaded.view.revision}, pas la ${asked.revision}`,
        );
      }
      this.#prepared = loaded;
      this.#parts.log.info("a revision is prepared", { revision: asked.revision, milliseconds: laps.taken });
      return { kind: "ok" };
    } catch (error) {
      this.#parts.log.warn("a snapshot was refused", { revision: asked.revision, error });
      return refused(`l'instantané ${asked.file} est illisible (${describeError(error)})`);
    }
  }

  /** What was prepared runs from now on. Asked for a revision that is not prepared, it changes nothing. */
  apply(revision: number): void {
    const prepared = this.#prepared;
    if (prepared === null || prepared.view.revision !== revision) {
      this.#parts.log.warn("asked to apply a revision that is not prepared", { revision });
      return;
    }
    this.#prepared = null;
    this.#run(prepared, false);
  }

  abort(revision: number): void {
    if (this.#prepared?.view.revision === revision) this.#prepared = null;
  }

  #run(loaded: LoadedView, isKept: boolean): void {
    const { engine, applying, sourcesOf, clock, log } = this.#parts;
    const laps = new Laps(clock);
    applying(loaded.view);
    laps.ended("lines");
    this.#running = loaded;
    this.#isKept = isKept;
    engine.install(tablesOf(loaded.view, sourcesOf));
    laps.ended("engine");
    for (const listener of this.#listeners) listener();
    laps.ended("listeners");
    log.info("a revision runs", { revision: loaded.view.revision, milliseconds: laps.taken });
  }
}

const refused = (reason: string): Prepared => ({
  kind: "refused",
  reasons: [`Le serveur d'appels ne peut pas prendre cette configuration : ${reason}.`],
});
