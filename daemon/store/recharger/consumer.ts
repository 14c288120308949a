import type { ViewName } from "../../model/snapshot/compile.ts";
import type { ViewFiles } from "./snapshot-files.ts";

/** A revision whose views are on disk. */
export interface Offer {
  readonly revision: number;
  readonly views: ViewFiles;
}

/** A live process that runs from snapshots. */
export interface Consumer {
  readonly name: ViewName;
  /** Revision that it runs, as far as it said or applied; null: none. */
  readonly running: number | null;
  /** Why it refuses, in French; empty when it is ready; `gone` when it is not there any more. */
  prepare(offer: Offer): Promise<readonly string[] | "gone">;
  /** Rejects when it could not be told so: drop it, it comes back and is offered what runs. */
  apply(offer: Offer): Promise<void>;
  /** Never rejects. */
  abort(offer: Offer): Promise<void>;
  drop(): void;
}
