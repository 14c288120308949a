import type { TracedRevision } from "../../contracts/revision.ts";
import { changesBetween } from "../../model/config/changes/changes-between.ts";
import { marksOf } from "../../model/config/changes/marks.ts";
import { isRecord } from "../../model/config/json.ts";
import { keys, prefixes } from "../keys.ts";
import type { Database } from "../level/database.ts";
import { isRevision, type StoredRevision } from "./stored-revision.ts";

/** Revisions that are looked into for who has changed what. */
const MOST_TRACED = 100;
/** Of those, the ones that are read in one go: a large document takes its time. */
const MOST_READ = 20;
/** Revisions whose changes of passwords are known at once. */
const MOST_HEADS = 1000;

/**
 * Who changed what, revision by revision: found by comparing neighbours when somebody asks, and remembered. Revisions never
 * change, so that what was found stays true.
 */
export class Trail {
  readonly #database: Database;
  readonly #revision: (revision: number) => Promise<StoredRevision | undefined>;
  readonly #marks = new Map<number, readonly string[]>();
  /** By revision, the newest last: whose passwords it changed. */
  readonly #secrets = new Map<number, readonly string[]>();

  constructor(database: Database, revision: (revision: number) => Promise<StoredRevision | undefined>) {
    this.#database = database;
    this.#revision = revision;
  }

  /** With an opened database: which passwords were changed, and when. */
  async load(): Promise<void> {
    this.#secrets.clear();
    const heads = await this.#database.page({ prefix: prefixes.revision, before: null, limit: MOST_HEADS });
    for (const { value } of heads.toReversed()) {
      if (!isRecord(value) || !isRevision(value.head) || !Array.isArray(value.secrets)) continue;
      this.#secrets.set(
        value.head.revision,
        value.secrets.filter((one) => typeof one === "string"),
      );
    }
  }

  saved({ head, secrets }: StoredRevision): void {
    if (secrets !== undefined) this.#secrets.set(head.revision, secrets);
  }

  secretsSince(revision: number): readonly string[] {
    return [...this.#secrets].flatMap(([at, numbers]) => (at > revision ? numbers : []));
  }

  /** Newest first. `isWhole`: all of them are known; more may be the next time. STORE_CLOSED, STORE_DAMAGED. */
  async read(above: number, upTo: number): Promise<{ items: TracedRevision[]; isWhole: boolean }> {
    const found = await this.#database.page({
      prefix: prefixes.revision,
      above: keys.revision(above),
      before: keys.revision(upTo + 1),
      limit: MOST_TRACED + 1,
    });
    const heads = found.flatMap(({ value }) => (isRecord(value) && isRevision(value.head) ? [value.head] : []));
    const items: TracedRevision[] = [];
    let isWhole = heads.length <= MOST_TRACED;
    let read = 0;
    for (const [index, head] of heads.slice(0, MOST_TRACED).entries()) {
      const isKnown = this.#marks.has(head.revision);
      const before = heads[index + 1]?.revision ?? above;
      const marks = isKnown || read++ < MOST_READ ? await this.#marksOf(before, head.revision) : undefined;
      isWhole &&= marks !== undefined;
      items.push({ ...head, marks: [...(marks ?? [])], secrets: [...(this.#secrets.get(head.revision) ?? [])] });
    }
    return { items, isWhole };
  }

  async #marksOf(before: number, revision: number): Promise<readonly string[] | undefined> {
    const known = this.#marks.get(revision);
    if (known !== undefined) return known;
    const [one, other] = [await this.#revision(before), await this.#revision(revision)];
    if (one === undefined || other === undefined) return undefined;
    const marks = changesBetween(one.document, other.document).flatMap(marksOf);
    if (this.#marks.size >= 2 * MOST_TRACED) this.#marks.clear();
    this.#marks.set(revision, marks);
    return marks;
  }
}
