import { Compile } from "typebox/compile";
import { type AuditFilter, type AuditLine, auditLineSchema } from "../../contracts/audit.ts";
import { type CallRecord, callRecordSchema } from "../../contracts/call-record.ts";
import type { MessageFact } from "../../contracts/message-record.ts";
import type { RecordFilter } from "../../contracts/record-filter.ts";
import type { Recording } from "../../contracts/recording.ts";
import { type Fact, factSchema } from "../../contracts/store.ts";
import type { VoiceMessageFact } from "../../contracts/voice-message.ts";
import type { Log } from "../../kit/log.ts";
import { keys, prefixes } from "../keys.ts";
import { type Change, type Database, type PageRequest, put } from "../level/database.ts";
import type { Notices } from "../mail/notices.ts";
import type { Recordings } from "../recordings/recordings.ts";
import type { Serial } from "../serial.ts";
import type { Statistics } from "../statistics/statistics.ts";
import { wantedBy } from "./is-wanted.ts";
import { isWantedLine } from "./is-wanted-line.ts";
import type { AuditEntry, Journal } from "./journal.ts";
import type { MessageBook } from "./message-book.ts";
import type { Page } from "./page.ts";

export interface NumberedFact {
  readonly number: number;
  readonly fact: unknown;
}

const factCheck = Compile(factSchema);
const recordCheck = Compile(callRecordSchema);
const lineCheck = Compile(auditLineSchema);

interface Parts {
  readonly database: Database;
  readonly journal: Journal;
  readonly messages: Pick<MessageBook, "changesOf">;
  readonly recordings: Pick<Recordings, "changesOf">;
  readonly statistics: Pick<Statistics, "changesOf">;
  readonly notices: Pick<Notices, "changesOf" | "look">;
  /** One after the other: what was counted is read before it is written, as are records of messages. */
  readonly turns: Serial;
  readonly log: Log;
  /** Told the call of the last record, once for all that came together. */
  readonly onRecord: (call: string) => void;
  /** Something was told of text messages. */
  readonly onMessages: () => void;
}

/** Call records, what is told of text messages, audit lines. A fact is counted once, however often its producer sends it. */
export class Ledger {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Keeps the facts that are new and, in the same batch, how far the producer has been counted. Returns that number: all
   * up to it are on disk. STORE_UNWRITABLE, STORE_CLOSED.
   */
  append(producer: string, facts: readonly NumberedFact[]): Promise<number> {
    const { turns, database, journal, messages, recordings, statistics, notices, onRecord, onMessages } = this.#parts;
    return turns.run(async () => {
      // What was counted may only be read from a database that is whole again.
      await database.ready();
      const counted = await this.#counted(producer);
      const fresh = inOrder(facts).filter(({ number }) => number > counted);
      const last = fresh.at(-1);
      if (last === undefined) return counted;

      const kept = fresh.map((fact) => this.#keep(producer, fact));
      const changes = kept.flatMap(({ change }) => (change === null ? [] : [change]));
      const entries = kept.flatMap(({ entry }) => (entry === null ? [] : [entry]));
      const told = await messages.changesOf(kept.flatMap(({ message }) => (message === null ? [] : [message])));
      const records = kept.flatMap(({ record }) => (record === null ? [] : [record]));
      const figures = await statistics.changesOf(records);
      const letters = await notices.changesOf(kept.flatMap(({ voice }) => (voice === null ? [] : [voice])));
      const sounds = await recordings.changesOf(kept.flatMap(({ recording }) => recording ?? []));
      const all = [...changes, ...told, ...figures, ...letters, ...sounds, put(keys.producer(producer), last.number)];
      await journal.write(all, entries);
      const call = records.at(-1)?.call;
      if (call !== undefined) onRecord(call);
      if (told.length > 0) onMessages();
      if (letters.length > 0) notices.look();
      return last.number;
    });
  }

  /** With a filter, `limit` records are looked at; a page may hold none of them. */
  records(before: string | null, limit: number, filter: RecordFilter = everything): Promise<Page<CallRecord>> {
    const isWanted = wantedBy(filter);
    const below = earlier(before, filter.to);
    const above = filter.from === null ? prefixes.record : keys.record(Math.max(0, filter.from), "");
    return this.#page({ prefix: prefixes.record, above, before: below, limit }, (value) =>
      recordCheck.Check(value) && isWanted(value) ? value : undefined,
    );
  }

  /** With a filter, `limit` lines are looked at; a page may hold none of them. */
  audit(before: string | null, limit: number, filter?: AuditFilter): Promise<Page<AuditLine>> {
    const isWanted = filter === undefined ? () => true : isWantedLine(filter);
    return this.#page({ prefix: prefixes.audit, above: prefixes.audit, before, limit }, (value) =>
      lineCheck.Check(value) && isWanted(value) ? value : undefined,
    );
  }

  async #counted(producer: string): Promise<number> {
    const counted = await this.#parts.database.get(keys.producer(producer));
    return typeof counted === "number" ? counted : -1;
  }

  #keep(producer: string, { number, fact }: NumberedFact): Kept {
    if (factCheck.Check(fact)) return kept(fact);
    this.#parts.log.error("a fact is not understood; it is kept apart", { producer, number });
    return { ...nothing, change: put(keys.oddFact(producer, number), fact ?? null) };
  }

  async #page<Item>(
    { prefix, above, before, limit }: PageRequest & { readonly above: string },
    parse: (value: unknown) => Item | undefined,
  ): Promise<Page<Item>> {
    const request = { prefix, above, before: before === null ? null : prefix + before, limit };
    const found = await this.#parts.database.page(request);
    const items = found.flatMap(({ value }) => parse(value) ?? []);
    const last = found.at(-1);
    const next = found.length < limit || last === undefined ? null : last.key.slice(prefix.length);
    return { items, next };
  }
}

const everything: RecordFilter = { from: null, to: null, number: null, line: null, direction: null, outcome: null };

/** What the page before left, or what began before `to`, whichever comes first. Both behind the prefix. */
function earlier(before: string | null, to: number | null): string | null {
  if (to === null) return before;
  const end = keys.record(Math.max(0, to), "").slice(prefixes.record.length);
  return before === null || before > end ? end : before;
}

interface Kept {
  readonly change: Change | null;
  readonly entry: AuditEntry | null;
  readonly message: MessageFact | null;
  readonly record: CallRecord | null;
  readonly voice: VoiceMessageFact | null;
  readonly recording: Recording | null;
}

const nothing: Kept = { change: null, entry: null, message: null, record: null, voice: null, recording: null };

function kept(fact: Fact): Kept {
  switch (fact.kind) {
    case "call-record": {
      const { record } = fact;
      return { ...nothing, change: put(keys.record(record.startedAt, record.call), record), record };
    }
    case "audit": {
      const { at, author, action, text } = fact;
      return { ...nothing, entry: { at, author, action, text, revision: null } };
    }
    case "message-record":
    case "message-delivery":
      return { ...nothing, message: fact };
    case "voice-message":
      return { ...nothing, voice: fact };
    case "recording":
      return { ...nothing, recording: fact.recording };
  }
}

const inOrder = (facts: readonly NumberedFact[]): readonly NumberedFact[] =>
  [...facts].sort((one, other) => one.number - other.number);
