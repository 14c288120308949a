import { Compile } from "typebox/compile";
import { auditLineSchema } from "../../contracts/audit.ts";
import { callRecordSchema } from "../../contracts/call-record.ts";
import { messageRecordSchema } from "../../contracts/message-record.ts";
import { keys, messagesBefore, prefixes, recordsBefore } from "../keys.ts";
import { type Change, type Database, del, put } from "../level/database.ts";
import type { Serial } from "../serial.ts";
import { hideDigits } from "./hide-digits.ts";
import { hideMessageDigits } from "./hide-message-digits.ts";
import type { Journal } from "./journal.ts";

/** Records of one batch: others write and read in between. */
const BATCH = 100;

const callCheck = Compile(callRecordSchema);
const lineCheck = Compile(auditLineSchema);
/** Above every line that there will be. */
const LAST_LINE = 999_999_999_999;
const messageCheck = Compile(messageRecordSchema);

/** A range of records that grow old. */
export interface Shelf {
  readonly prefix: string;
  /** Below it are those that are older than that moment. */
  readonly keyAt: (at: number) => string;
  /** The record without what is hidden; the same when there was nothing to hide. */
  readonly hide: (record: unknown) => unknown;
}

export const SHELVES = {
  calls: {
    prefix: prefixes.record,
    keyAt: recordsBefore,
    hide: (record: unknown) => (callCheck.Check(record) ? hideDigits(record) : record),
  },
  messages: {
    prefix: prefixes.message,
    keyAt: messagesBefore,
    hide: (record: unknown) => (messageCheck.Check(record) ? hideMessageDigits(record) : record),
  },
} as const satisfies Readonly<Record<string, Shelf>>;

interface Parts {
  readonly database: Database;
  readonly journal: Journal;
  /** What is read here to be written again is nobody else's meanwhile. */
  readonly turns: Serial;
  /** Between two batches; false: it is over. */
  readonly goesOn: () => Promise<boolean>;
}

/** Deletes what is below that key, the oldest first; how many went. */
export async function deleteBelow(parts: Parts, { prefix }: Shelf, below: string): Promise<number> {
  const { database, journal, turns, goesOn } = parts;
  for (let count = 0; ; ) {
    const found = await turns.run(async () => {
      const oldest = await database.oldest({ above: prefix, below, limit: BATCH });
      if (oldest.length > 0)
        await journal.write(
          oldest.map(({ key }) => del(key)),
          [],
        );
      return oldest.length;
    });
    count += found;
    if (found < BATCH || !(await goesOn())) return count;
  }
}

/** Deletes lines of the audit from before that moment, but never the newest: it holds how far they are counted. How many went. */
export async function deleteLinesBefore({ database, journal, turns, goesOn }: Parts, before: number): Promise<number> {
  for (let count = 0; ; ) {
    const gone = await turns.run(async () => {
      // One more than is deleted at a time: the last one that is found is never deleted.
      const oldest = await database.oldest({ above: prefixes.audit, below: keys.audit(LAST_LINE), limit: BATCH + 1 });
      const young = oldest.findIndex(({ value }) => lineCheck.Check(value) && value.at >= before);
      const old = oldest.slice(0, young === -1 ? -1 : young).map(({ key }) => del(key));
      if (old.length > 0) await journal.write(old, []);
      return old.length;
    });
    count += gone;
    if (gone < BATCH || !(await goesOn())) return count;
  }
}

/** Hides what is between those keys. `noted`: how far it has come, for the same batch. How many were changed. */
export async function hideBetween(
  parts: Parts,
  { hide, prefix }: Shelf,
  [from, below]: readonly [from: string, below: string],
  noted: (upTo: string) => Change,
): Promise<number> {
  const { database, journal, turns, goesOn } = parts;
  let above = from === "" ? prefix : from;
  for (let count = 0; above < below; ) {
    const [found, changed] = await turns.run(async () => {
      const oldest = await database.oldest({ above, below, limit: BATCH });
      const changes = oldest.flatMap(({ key, value }): Change[] => {
        const hidden = hide(value);
        return hidden === value ? [] : [put(key, hidden)];
      });
      above = oldest.at(-1)?.key ?? above;
      if (oldest.length > 0) await journal.write([...changes, noted(above)], []);
      return [oldest.length, changes.length];
    });
    count += changed;
    if (found < BATCH || !(await goesOn())) return count;
  }
  return 0;
}
