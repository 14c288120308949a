import type { AuditLine } from "../../contracts/audit.ts";
import { isRecord } from "../../model/config/json.ts";
import { keys, prefixes } from "../keys.ts";
import { type Change, type Database, put } from "../level/database.ts";
import { Serial } from "../serial.ts";

/** What is to stand in the audit; its line number is given when it is written. */
export type AuditEntry = Omit<AuditLine, "line">;

/**
 * The one hand that writes: changes and the audit lines that tell of them go into the same batch, and lines are numbered
 * without gaps because batches follow one another.
 */
export class Journal {
  readonly #database: Database;
  readonly #writes = new Serial();
  #lastLine = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Finds where the audit ends. Call it after each opening of the database. */
  async load(database: Database): Promise<void> {
    const [last] = await database.page({ prefix: prefixes.audit, before: null, limit: 1 });
    this.#lastLine = isRecord(last?.value) && typeof last.value.line === "number" ? last.value.line : 0;
  }

  /** STORE_UNWRITABLE when nothing could be written. */
  write(changes: readonly Change[], entries: readonly AuditEntry[]): Promise<void> {
    return this.#writes.run(async () => {
      await this.#database.ready();
      const lines = entries.map((entry, index): AuditLine => ({ line: this.#lastLine + 1 + index, ...entry }));
      await this.#database.write([...changes, ...lines.map((line) => put(keys.audit(line.line), line))]);
      this.#lastLine += lines.length;
    });
  }
}
