import type { Pending } from "../../contracts/api/pending.ts";
import type { TracedRevision } from "../../contracts/revision.ts";
import type { Change } from "../../model/config/changes/change.ts";
import { secretChanges } from "../../model/config/changes/changed-secrets.ts";
import { changesBetween } from "../../model/config/changes/changes-between.ts";
import type { Services } from "../services.ts";
import type { ReadRevision, Revisions } from "./revisions.ts";
import { toldChanges } from "./told-changes.ts";

/** What separates the revision that runs from the saved one. */
export interface Waiting {
  readonly running: ReadRevision;
  readonly saved: ReadRevision;
  readonly changes: readonly Change[];
  readonly told: Pending;
}

/** What waits for a reload. Found once for each pair of revisions, however many ask; again as long as more may be known. */
export class PendingChanges {
  readonly #store: Services["store"];
  readonly #revisions: Revisions;
  #found: Waiting | undefined;
  /** What is asked for by many at once is found once. */
  #asked: Promise<Waiting | undefined> | undefined;

  constructor(store: Services["store"], revisions: Revisions) {
    this.#store = store;
    this.#revisions = revisions;
  }

  /** Undefined: nothing is saved, or nothing runs, that could be read. */
  now(): Promise<Waiting | undefined> {
    this.#asked ??= this.#find().finally(() => {
      this.#asked = undefined;
    });
    return this.#asked;
  }

  async #find(): Promise<Waiting | undefined> {
    const status = await this.#store.ask("status", {});
    if (status.saved === null || status.running === null) return undefined;
    const [from, to] = [status.running.revision, status.saved.revision];
    const isSame = this.#found?.running.head.revision === from && this.#found.saved.head.revision === to;
    if (isSame && this.#found?.told.isWhole) return this.#found;
    const [running, saved] = [await this.#revisions.get(from), await this.#revisions.get(to)];
    if (running === undefined || saved === undefined) return undefined;
    const trail =
      from < to ? await this.#store.ask("config.trail", { above: from, upTo: to }) : { items: [], isWhole: true };
    this.#found = waiting(running, saved, trail);
    return this.#found;
  }
}

function waiting(
  running: ReadRevision,
  saved: ReadRevision,
  { items, isWhole }: { readonly items: readonly TracedRevision[]; readonly isWhole: boolean },
): Waiting {
  const numbers = items.flatMap(({ secrets }) => secrets);
  const changes = [
    ...changesBetween(running.document, saved.document),
    ...secretChanges(running.document, saved.document, numbers),
  ];
  const told = { running: running.head, saved: saved.head, ...toldChanges(changes, items), isWhole };
  return { running, saved, changes, told };
}
