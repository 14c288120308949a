import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { callRecordSchema } from "../../contracts/call-record.ts";
import { type Retained, retainedSchema } from "../../contracts/store.ts";
import { BoxError } from "../../kit/box-error.ts";
import { type Clock, type Timer, wait } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { keys, prefixes } from "../keys.ts";
import { type Database, put } from "../level/database.ts";
import type { Recordings } from "../recordings/recordings.ts";
import type { Serial } from "../serial.ts";
import type { Journal } from "./journal.ts";
import { deleteBelow, deleteLinesBefore, hideBetween, SHELVES } from "./sweep.ts";

const DAY_MS = 86_400_000;
const EVERY_MS = 3_600_000;
/** After a full batch. */
const PAUSE_MS = 20;
/** A clock that has leapt further than this since it was last seen is believed when it has stood for a day. */
const LEAP_MS = 40 * DAY_MS;

const closed = { additionalProperties: false } as const;

const keptSchema = Type.Object(
  {
    /** What the clock showed when it was last believed. */
    seenAt: Type.Integer(),
    /** Keys of the last records whose digits were looked at; empty: none yet. */
    hiddenUpTo: Type.Object({ calls: Type.String(), messages: Type.String() }, closed),
    last: Type.Union([retainedSchema, Type.Null()]),
  },
  closed,
);
type Kept = Static<typeof keptSchema>;
type ShelfName = keyof typeof SHELVES;
const keptCheck = Compile(keptSchema);
const recordCheck = Compile(callRecordSchema);

type RetentionRule = Pick<ConfigurationDocument, "journal" | "recordings">;

interface Parts {
  readonly database: Database;
  readonly journal: Journal;
  readonly turns: Serial;
  readonly clock: Clock;
  readonly log: Log;
  /** What runs says so; null while nothing does. */
  readonly rule: () => Promise<RetentionRule | null>;
  readonly recordings: Pick<Recordings, "forget">;
  readonly onChanged: () => void;
  /** Text messages were taken out. */
  readonly onMessages: () => void;
}

/**
 * Takes out of the journal what is too old, calls and text messages: numbers first, then the whole record. Works through the oldest records in small
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
      log.warn("what is old could not be taken out of the journal; trying again in an hour", { error });
    }
  }

  async #apply({ journal: rule, recordings }: RetentionRule): Promise<void> {
    const { clock, log, journal, onChanged, onMessages } = this.#parts;
    const now = clock.now();
    const kept = await this.#kept();
    this.#last = kept.last;
    if (now - kept.seenAt > LEAP_MS && clock.monotonic() - this.#startedAt < DAY_MS) {
      log.warn("the clock has leapt ahead: nothing is taken out of the journal before it has stood for a day", {
        seenAt: new Date(kept.seenAt).toISOString(),
      });
      return;
    }
    const calls = await this.#sweep("calls", now, rule.keepDays, rule.hideDigitsAfterDays);
    const messages = await this.#sweep("messages", now, rule.keepMessagesDays, rule.hideDigitsAfterDays);
    const sounds = this.#ended ? 0 : await this.#forgetRecordings(now - recordings.keepDays * DAY_MS);
    if (sounds > 0) log.info("recordings that were kept long enough were deleted", { recordings: sounds });
    const parts = { ...this.#parts, goesOn: () => this.#pause() };
    const lines = this.#ended ? 0 : await deleteLinesBefore(parts, now - rule.keepAuditDays * DAY_MS);
    if (lines > 0) log.info("lines of the audit that were kept long enough were deleted", { lines });
    const [ofCalls, ofMessages] = [calls, messages].map(({ deleted, hidden }) => deleted + hidden);
    const isAnything = ofCalls !== 0 || ofMessages !== 0;
    if (isAnything) {
      this.#last = { at: now, ...calls, messages };
      log.info("what is old was taken out of the journal", { ...calls, messages, ...rule });
    }
    // Noted also at the end of the process, which waits for this: nobody else knows what has gone.
    const { hiddenUpTo } = await this.#kept();
    await journal.write([put(keys.retention, { seenAt: now, hiddenUpTo, last: this.#last } satisfies Kept)], []);
    if (this.#ended) return;
    if (isAnything) onChanged();
    if (ofMessages !== 0) onMessages();
  }

  #forgetRecordings(before: number): Promise<number> {
    return this.#parts.recordings.forget(before, () => this.#pause());
  }

  /** Of one kind of records. */
  async #sweep(name: ShelfName, now: number, keepDays: number, hideDays: number): Promise<Retained["messages"]> {
    const { database } = this.#parts;
    const shelf = SHELVES[name];
    const dropBelow = shelf.keyAt(now - keepDays * DAY_MS);
    const hideBelow = hideDays === 0 ? "" : shelf.keyAt(now - hideDays * DAY_MS);
    const parts = { ...this.#parts, goesOn: () => this.#pause() };
    const deleted = this.#ended ? 0 : await deleteBelow(parts, shelf, dropBelow);
    const kept = await this.#kept();
    const noted = (upTo: string) =>
      put(keys.retention, { ...kept, hiddenUpTo: { ...kept.hiddenUpTo, [name]: upTo } } satisfies Kept);
    const hidden = this.#ended ? 0 : await hideBetween(parts, shelf, [kept.hiddenUpTo[name], hideBelow], noted);
    const oldest = now - Math.min(keepDays, hideDays === 0 ? keepDays : hideDays) * DAY_MS;
    const range = [shelf.prefix, hideBelow > dropBelow ? hideBelow : dropBelow] as const;
    if (!this.#ended) await database.forget(oldest, deleted + hidden > 0 ? range : null);
    return { deleted, hidden };
  }

  /** A box that has none yet has seen the clock at its newest record at least. */
  async #kept(): Promise<Kept> {
    const { database, clock } = this.#parts;
    const value = await database.get(keys.retention);
    if (keptCheck.Check(value)) return value;
    const [newest] = await database.page({ prefix: prefixes.record, before: null, limit: 1 });
    const seenAt = recordCheck.Check(newest?.value) ? newest.value.startedAt : clock.now();
    return { seenAt, hiddenUpTo: { calls: "", messages: "" }, last: null };
  }

  /** Others have their turn; false: this is the end. */
  async #pause(): Promise<boolean> {
    if (!this.#ended) await wait(this.#parts.clock, PAUSE_MS);
    return !this.#ended;
  }
}
