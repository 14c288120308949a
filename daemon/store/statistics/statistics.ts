import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { type CallRecord, callRecordSchema } from "../../contracts/call-record.ts";
import type { StatisticsAnswer, StatisticsQuestion } from "../../contracts/statistics.ts";
import { talliesOf } from "../../contracts/tallies-of.ts";
import { BoxError } from "../../kit/box-error.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { localTime } from "../../model/calendar/calendar-date.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { keys, prefixes } from "../keys.ts";
import type { Journal } from "../ledger/journal.ts";
import { type Change, type Database, put } from "../level/database.ts";
import type { Serial } from "../serial.ts";
import { type Buckets, bucketsIn, withTally } from "./buckets.ts";
import { figuresIn } from "./figures-in.ts";
import { namesOf } from "./names-of.ts";
import { placesOf } from "./places-of.ts";
import { rangesOf } from "./ranges-of.ts";
import { Rows } from "./rows.ts";

/** Records that are counted at a time, and the pause after: facts that arrive have their turn. */
const SLICE = 250;
const PAUSE_MS = 10;
const RETRY_MS = 60_000;
const FIGURES_RANGE = { above: keys.statistics, below: `${prefixes.statistics}\uffff` };

const closed = { additionalProperties: false } as const;
const recordCheck = Compile(callRecordSchema);
/** Null: all are counted. */
const countedCheck = Compile(Type.Object({ upTo: Type.Union([Type.String(), Type.Null()]) }, closed));

interface Parts {
  readonly database: Database;
  readonly journal: Journal;
  /** Who reads figures to write them again takes his turn here. */
  readonly turns: Serial;
  readonly clock: Clock;
  readonly log: Log;
  /** What is saved: the clocks of the office, and names. STORE_EMPTY. */
  readonly document: () => ConfigurationDocument;
  /** All records from before there were statistics have been counted. */
  readonly onWhole: () => void;
}

/**
 * Figures of calls, counted as their records are kept, in the same batch: a record that comes twice counts once, and a
 * kill costs none. What was kept before there were figures is counted in slices, oldest first; meanwhile a record that
 * is older than what these have come to is counted as it comes, a younger one by its slice.
 */
export class Statistics {
  readonly #parts: Parts;
  #counting: Promise<void> | null = null;
  #timer: Timer | undefined;
  /** Counted since the process started, of what was kept before. */
  #old = 0;
  #ended = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Counts what is not counted yet; again whenever the database has been opened. */
  start(): void {
    if (this.#ended || this.#counting !== null) return;
    this.#timer?.cancel();
    this.#counting = this.#count().finally(() => {
      this.#counting = null;
    });
  }

  async close(): Promise<void> {
    this.#ended = true;
    this.#timer?.cancel();
    await this.#counting;
  }

  /** Until then nothing may be taken out of the journal. STORE_CLOSED. */
  async isWhole(): Promise<boolean> {
    return (await this.#upTo()) === null;
  }

  /** What new records make of the figures, for the batch that keeps them; whoever calls has his turn. */
  async changesOf(records: readonly CallRecord[]): Promise<readonly Change[]> {
    const upTo = await this.#upTo();
    const fresh = new Map<string, CallRecord>();
    for (const record of records) {
      const key = keys.record(record.startedAt, record.call);
      if (upTo !== null && key > upTo) continue;
      if ((await this.#parts.database.get(key)) === undefined) fresh.set(key, record);
    }
    return this.#counted([...fresh.values()]);
  }

  /** STORE_CLOSED, STORE_DAMAGED, STORE_EMPTY. */
  async read(question: StatisticsQuestion): Promise<StatisticsAnswer> {
    const { document } = this.#parts;
    const rows = new Rows(question);
    for (const range of rangesOf(question)) {
      for await (const { period, number, value } of figuresIn(this.#parts.database, question, range)) {
        rows.add(value, period, number, range);
      }
      if (rows.isTooMany) return { kind: "too-many" };
    }
    const names = namesOf(question.of, document());
    return { kind: "rows", rows: rows.list(names), isWhole: await this.isWhole() };
  }

  /** Counts a slice; others have their turn before the next one. */
  async #count(): Promise<void> {
    const { turns, log, onWhole } = this.#parts;
    try {
      const { count, isLast } = await turns.run(() => this.#countSlice());
      this.#old += count;
      if (!isLast) return this.#later(PAUSE_MS);
      if (this.#old > 0) log.info("calls from before there were statistics are counted", { calls: this.#old });
      this.#old = 0;
      onWhole();
    } catch (error) {
      if (!(error instanceof BoxError)) throw error;
      log.warn("calls from before there were statistics cannot be counted yet", { error });
      this.#later(RETRY_MS);
    }
  }

  #later(milliseconds: number): void {
    if (!this.#ended) this.#timer = this.#parts.clock.after(milliseconds, () => this.start());
  }

  async #countSlice(): Promise<{ readonly count: number; readonly isLast: boolean }> {
    const { database, journal } = this.#parts;
    const upTo = await this.#upTo();
    if (upTo === null) return { count: 0, isLast: true };
    const above = upTo === "" ? prefixes.record : upTo;
    const found = await database.oldest({ above, below: `${prefixes.record}\uffff`, limit: SLICE });
    const records = found.flatMap(({ value }) => (recordCheck.Check(value) ? [value] : []));
    const isLast = found.length < SLICE;
    const reached = isLast ? null : (found.at(-1)?.key ?? null);
    await journal.write([...(await this.#counted(records)), put(keys.statistics, { upTo: reached })], []);
    return { count: records.length, isLast };
  }

  async #counted(records: readonly CallRecord[]): Promise<readonly Change[]> {
    const { database, document } = this.#parts;
    const { timeZone } = document().system;
    const after = new Map<string, Buckets>();
    for (const record of records) {
      const at = localTime(record.startedAt, timeZone);
      for (const tally of talliesOf(record)) {
        for (const [key, bucket] of placesOf(tally, at)) {
          const before = after.get(key) ?? bucketsIn(await database.get(key));
          after.set(key, withTally(before, bucket, tally));
        }
      }
    }
    return [...after].map(([key, buckets]) => put(key, buckets));
  }

  /** The key of the record up to which all are counted; empty: none yet; null: all are. */
  async #upTo(): Promise<string | null> {
    const { database } = this.#parts;
    const value = await database.get(keys.statistics);
    if (countedCheck.Check(value)) return value.upTo;
    // It stands in every batch that counts: where there are figures without it, damage took it, and none is counted twice.
    const [figures] = await database.oldest({ ...FIGURES_RANGE, limit: 1 });
    return figures === undefined ? "" : null;
  }
}
