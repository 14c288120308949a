import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { callRecordSchema } from "../../contracts/call-record.ts";
import type { Retained } from "../../contracts/store.ts";
import { BoxError } from "../../kit/box-error.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { JournalSection } from "../../model/config/journal.ts";
import { keys, prefixes } from "../keys.ts";
import { type Change, type Database, del, put } from "../level/database.ts";
import { hideDigits } from "./hide-digits.ts";
import type { Journal } from "./journal.ts";

const DAY_MS = 86_400_000;
const EVERY_MS = 3_600_000;
/** Records of one batch, and the pause after a full one: others write and read in between. */
const BATCH = 100;
const PAUSE_MS = 20;
/** A clock that has leapt further than this since it was last seen is believed when it has stood for a day. */
const LEAP_MS = 40 * DAY_MS;

const keptSchema = Type.Object(
  {
    /** What the clock showed when it was last believed. */
    seenAt: Type.Integer(),
    /** Key of the last record whose digits were looked at; empty: none yet. */
    hiddenUpTo: Type.String(),
    last: Type.Union([
      Type.Object(
        { at: Type.Integer(), deleted: Type.Integer(), hidden: Type.Integer() },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
);
type Kept = Static<typeof keptSchema>;
const keptCheck = Compile(keptSchema);
const recordCheck = Compile(callRecordSchema);

interface Parts {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  /** What runs says so; null while nothing does. */
  readonly rule: () => Promise<JournalSection | null>;
  readonly onChanged: () => void;
}

/**
 * Takes out of the journal what is too old: numbers first, then the whole call. Works through the oldest records in small
 * batches, each of which says how far it came, so that a kill costs nothing but the batch that was not written.
 */
export class Retention {
  readonly #parts: Parts;
  readonly #startedAt: number;
  #timer: Timer | undefined;
  #running: Promise<void> | null = null;
  #again = false;
  #ended = false;
  #last: Kept["last"] = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.monotonic();
  }

  /** When something was last taken out, and how much; null: never yet. */
  get last(): Retained | null {
    return this.#last;
  }

  start(): void {
    this.#timer = this.#parts.clock.every(EVERY_MS, () => this.look());
    this.look();
  }

  /** What runs may be another revision; or an hour has gone by. */
  look(): void {
    if (this.#ended || this.#timer === undefined) return;
    if (this.#running !== null) {
      this.#again = true;
      return;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (!this.#again) return;
      this.#again = false;
      this.look();
    });
  }

  async close(): Promise<void> {
    this.#ended = true;
    this.#timer?.cancel();
    await this.#running;
  }

  /** What cannot be done now is done in an hour. */
  async #run(): Promise<void> {
    const { log, rule } = this.#parts;
    try {
      const known = await rule();
      if (known !== null) await this.#apply(known);
    } catch (error) {
      if (!(error instanceof BoxError)) throw error;
      log.warn("old call records could not be taken out; trying again in an hour", { error });
    }
  }

  async #apply({ keepDays, hideDigitsAfterDays: hideDays }: JournalSection): Promise<void> {
    const { clock, log, database, journal, onChanged } = this.#parts;
    const now = clock.now();
    const kept = await this.#kept();
    this.#last = kept.last;
    if (now - kept.seenAt > LEAP_MS && clock.monotonic() - this.#startedAt < DAY_MS) {
      log.warn("the clock has leapt ahead: nothing is taken out of the journal before it has stood for a day", {
        seenAt: new Date(kept.seenAt).toISOString(),
      });
      return;
    }
    const dropBelow = keys.record(Math.max(0, now - keepDays * DAY_MS), "");
    const hideBelow = hideDays === 0 ? "" : keys.record(Math.max(0, now - hideDays * DAY_MS), "");
    const deleted = await this.#delete(dropBelow);
    const hidden = await this.#hide(kept, hideBelow);
    if (this.#ended) return;
    const changed = deleted + hidden > 0;
    if (changed) {
      this.#last = { at: now, deleted, hidden };
      log.info("old call records were taken out of the journal", { deleted, hidden, keepDays, hideDays });
      onChanged();
    }
    const { hiddenUpTo } = await this.#kept();
    await journal.write([put(keys.retention, { seenAt: now, hiddenUpTo, last: this.#last } satisfies Kept)], []);
    const oldest = now - Math.min(keepDays, hideDays === 0 ? keepDays : hideDays) * DAY_MS;
    await database.forget(oldest, changed ? [prefixes.record, hideBelow > dropBelow ? hideBelow : dropBelow] : null);
  }

  /** A box that has none yet has seen the clock at its newest record at least. */
  async #kept(): Promise<Kept> {
    const { database, clock } = this.#parts;
    const value = await database.get(keys.retention);
    if (keptCheck.Check(value)) return value;
    const [newest] = await database.page({ prefix: prefixes.record, before: null, limit: 1 });
    const seenAt = recordCheck.Check(newest?.value) ? newest.value.startedAt : clock.now();
    return { seenAt, hiddenUpTo: "", last: null };
  }

  async #delete(below: string): Promise<number> {
    const { database, journal } = this.#parts;
    for (let count = 0; ; ) {
      const found = await database.oldest({ above: prefixes.record, below, limit: BATCH });
      if (found.length === 0 || this.#ended) return count;
      await journal.write(
        found.map(({ key }) => del(key)),
        [],
      );
      count += found.length;
      if (found.length < BATCH) return count;
      await this.#pause();
    }
  }

  async #hide(kept: Kept, below: string): Promise<number> {
    const { database, journal } = this.#parts;
    let above = kept.hiddenUpTo === "" ? prefixes.record : kept.hiddenUpTo;
    for (let count = 0; ; ) {
      const found = above < below ? await database.oldest({ above, below, limit: BATCH }) : [];
      const last = found.at(-1);
      if (last === undefined || this.#ended) return count;
      const changes = found.flatMap(({ key, value }): Change[] => {
        if (!recordCheck.Check(value)) return [];
        const hidden = hideDigits(value);
        return hidden === value ? [] : [put(key, hidden)];
      });
      above = last.key;
      await journal.write([...changes, put(keys.retention, { ...kept, hiddenUpTo: above })], []);
      count += changes.length;
      if (found.length < BATCH) return count;
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#parts.clock.after(PAUSE_MS, resolve);
    });
  }
}
