import type { CallRecord } from "../../contracts/call-record.ts";
import type { Spool } from "../../kit/spool.ts";
import type { Call } from "../calls/call.ts";
import type { Journal } from "../journal/journal.ts";
import { recordOf } from "./call-record.ts";
import { answeredOf, endedOf, interruptedCalls, linesOf, openedOf } from "./open-calls.ts";

/** That a call has ended may be written this late: until then its record in the spool tells the same. */
const endedWithinMs = 250;

/** A fact as `store` takes it. */
export const callFact = (record: CallRecord) => ({ kind: "call-record", record }) as const;

interface Parts {
  readonly spool: Spool;
  readonly journal: Journal;
  /** Told what kept a record from being written. */
  readonly trouble: (error: unknown) => void;
}

/**
 * One record for every call, none lost, none doubled. A call is journaled as open when it begins. At its end the record
 * goes into the spool, and only when it is on disk there does the journal say `ended`. Facts leave for `store` only
 * after that (`settled`): so a call that the journal holds open after a kill either has its record among the facts that
 * are still unacknowledged, or has none.
 */
export class CallRecords {
  readonly #spool: Spool;
  readonly #journal: Journal;
  /** What the journal must keep, by call: the calls that are up, and those whose record is not on disk yet. */
  readonly #open = new Map<string, readonly unknown[]>();
  readonly #ending = new Set<Promise<void>>();
  readonly #trouble: (error: unknown) => void;

  constructor(parts: Parts) {
    this.#spool = parts.spool;
    this.#journal = parts.journal;
    this.#trouble = parts.trouble;
  }

  /**
   * Before the first call: writes the records of those that were up when the process before this one died, and gives
   * their number. Does not wait for the disk, which may take nothing.
   */
  async recover(lines: readonly unknown[], now: number): Promise<number> {
    const left = interruptedCalls(lines, now);
    const known = left.length === 0 ? new Set<string>() : await this.#recordedCalls();
    const missing = left.filter((record) => !known.has(record.call));
    for (const record of missing) this.#open.set(record.call, linesOf(record));
    void this.#journal.rewrite([...this.#open.values()].flat());
    for (const record of missing) this.#record(record);
    return left.length;
  }

  changed(before: Call | null, after: Call): void {
    if (before === null) this.#keep(after.id, openedOf(after));
    const { answeredBy } = after; // again when a transfer brings somebody else
    if (answeredBy !== null && before?.answeredBy !== answeredBy) this.#keep(after.id, answeredOf(after));
    if (after.endedAt !== null) this.#record(recordOf(after, after.endedAt));
  }

  /** Resolves when every record that is in the spool is also `ended` in the journal: only then may facts be sent. */
  async settled(): Promise<void> {
    await Promise.all(this.#ending);
    await this.#journal.flush();
  }

  #keep(call: string, line: unknown): void {
    this.#open.set(call, [...(this.#open.get(call) ?? []), line]);
    this.#journal.append(line);
  }

  /** A spool that is full or broken reports it itself; the journal then keeps the call open until the next start. */
  #record(record: CallRecord): void {
    const ending = this.#write(record).then(
      () => this.#close(record.call),
      (error: unknown) => this.#trouble(error),
    );
    this.#ending.add(ending);
    void ending.finally(() => this.#ending.delete(ending));
  }

  async #write(record: CallRecord): Promise<void> {
    await this.#spool.flushed(this.#spool.append(callFact(record)));
  }

  #close(call: string): void {
    this.#open.delete(call);
    this.#journal.append(endedOf(call), endedWithinMs);
    if (this.#journal.lines < 2000 + 8 * this.#open.size) return;
    void this.#journal.rewrite([...this.#open.values()].flat());
  }

  async #recordedCalls(): Promise<ReadonlySet<string>> {
    const facts = await this.#spool.unacknowledged(Number.MAX_SAFE_INTEGER);
    const names = facts.flatMap(({ fact }) => {
      const record = typeof fact === "object" && fact !== null && "record" in fact ? fact.record : null;
      return typeof record === "object" && record !== null && "call" in record ? [String(record.call)] : [];
    });
    return new Set(names);
  }
}
