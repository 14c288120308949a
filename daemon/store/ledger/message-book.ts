import { Compile } from "typebox/compile";
import {
  type MessageFact,
  type MessageFilter,
  type MessageRecord,
  messageRecordSchema,
} from "../../contracts/message-record.ts";
import type { Clock } from "../../kit/clock.ts";
import { keys, prefixes } from "../keys.ts";
import { type Change, type Database, del, put } from "../level/database.ts";
import type { Serial } from "../serial.ts";
import type { AuditEntry, Journal } from "./journal.ts";
import { isWantedMessage, opened, unopened, withDelivery } from "./message-state.ts";
import type { Page } from "./page.ts";

const recordCheck = Compile(messageRecordSchema);

/** Records that are read at a time, and records and deliveries of a page: some megabytes, whatever the groups are. */
const PORTION = 50;
const MOST_WEIGHT = 30_000;

interface Parts {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Who reads a record to write what becomes of it takes his turn here. */
  readonly turns: Serial;
  readonly onChanged: () => void;
}

/** The records of text messages: told by facts, opened and deleted by people. */
export class MessageBook {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Newest first. Of `limit` records that are looked at, those that are wanted; a page may hold none of them, and fewer
   * are looked at where they are long.
   */
  async list(before: string | null, limit: number, filter: MessageFilter): Promise<Page<MessageRecord>> {
    const prefix = prefixes.message;
    const items: MessageRecord[] = [];
    let below = before === null ? null : keys.message(before);
    for (let [looked, weight] = [0, 0]; looked < limit && weight < MOST_WEIGHT; ) {
      const portion = Math.min(PORTION, limit - looked);
      const found = await this.#parts.database.page({ prefix, before: below, limit: portion });
      const wanted = found.flatMap(({ value }) =>
        recordCheck.Check(value) && isWantedMessage(value, filter) ? [value] : [],
      );
      items.push(...wanted);
      looked += found.length;
      weight += wanted.reduce((sum, { deliveries }) => sum + 1 + deliveries.length, 0);
      below = found.at(-1)?.key ?? below;
      if (found.length < portion) return { items, next: null };
    }
    return { items, next: below === null ? null : below.slice(prefix.length) };
  }

  async get(message: string): Promise<MessageRecord | null> {
    const value = await this.#parts.database.get(keys.message(message));
    return recordCheck.Check(value) ? value : null;
  }

  /** The extension has opened it. STORE_UNWRITABLE. */
  read(message: string, by: string): Promise<"marked" | "unknown" | "not-for"> {
    return this.#parts.turns.run(async () => {
      const record = await this.get(message);
      if (record === null) return "unknown";
      const read = opened(record, by, this.#parts.clock.now());
      if (read === null) return "not-for";
      // Who has opened it, and when, stands in the record: a line of the audit for each would say it twice.
      if (read !== record) await this.#write([put(keys.message(message), read)], []);
      return "marked";
    });
  }

  /** False: there is no such message. STORE_UNWRITABLE. */
  unread(message: string, author: string): Promise<boolean> {
    return this.#change(message, author, "message.unread", (record) => {
      const unread = unopened(record);
      return unread === record ? null : put(keys.message(message), unread);
    });
  }

  remove(message: string, author: string): Promise<boolean> {
    return this.#change(message, author, "message.delete", () => del(keys.message(message)));
  }

  /**
   * What facts make of the records; whoever calls has his turn. The first record of a message stays, and what is told of
   * one that was deleted is let go.
   */
  async changesOf(facts: readonly MessageFact[]): Promise<readonly Change[]> {
    const after = new Map<string, MessageRecord>();
    for (const fact of facts) {
      const message = fact.kind === "message-record" ? fact.record.message : fact.message;
      const before = after.get(message) ?? (await this.get(message));
      if (fact.kind === "message-record") after.set(message, before ?? fact.record);
      else if (before !== null) after.set(message, withDelivery(before, fact.delivery));
    }
    return [...after].map(([message, record]) => put(keys.message(message), record));
  }

  #change(
    message: string,
    author: string,
    action: string,
    change: (record: MessageRecord) => Change | null,
  ): Promise<boolean> {
    return this.#parts.turns.run(async () => {
      const record = await this.get(message);
      if (record === null) return false;
      const what = change(record);
      const line = { at: this.#parts.clock.now(), author, action, text: message, revision: null };
      if (what !== null) await this.#write([what], [line]);
      return true;
    });
  }

  async #write(changes: readonly Change[], lines: readonly AuditEntry[]): Promise<void> {
    await this.#parts.journal.write(changes, lines);
    this.#parts.onChanged();
  }
}
