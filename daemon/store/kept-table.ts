import { sameJson } from "../model/config/changes/same-json.ts";
import type { AuditEntry, Journal } from "./ledger/journal.ts";
import { type Change, type Database, del, put } from "./level/database.ts";

/** More than a table may ever hold. */
const ALL = 100_000;

export interface KeptTableOptions<Row> {
  readonly journal: Journal;
  /** Of its keys in the database. */
  readonly prefix: string;
  readonly parse: (value: unknown) => Row | undefined;
  /**
   * What a later opening finds and memory does not know was damaged when it was first read, and mended since: it is taken
   * in. Without it, it is deleted: who has signed out must not come back.
   */
  readonly takesStrangersIn?: true;
}

/**
 * Rows in memory with a copy on disk, so that reading never depends on the disk. What could not be written is put right
 * when the database is opened anew: memory is then what counts.
 */
export class KeptTable<Row> {
  readonly #options: KeptTableOptions<Row>;
  #rows = new Map<string, Row>();
  #loaded = false;

  constructor(options: KeptTableOptions<Row>) {
    this.#options = options;
  }

  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  /** Call it after each opening of the database. */
  async load(database: Database): Promise<void> {
    const { prefix, parse, takesStrangersIn = false } = this.#options;
    const stored = await database.page({ prefix, before: null, limit: ALL });
    const found = stored.map(({ key, value }) => [key.slice(prefix.length), parse(value)] as const);
    if (!this.#loaded) {
      this.#rows = new Map(found.flatMap(([name, row]) => (row === undefined ? [] : [[name, row]])));
      this.#loaded = true;
      return;
    }
    const unknown = found.filter(([name]) => !this.#rows.has(name));
    const strangers = takesStrangersIn ? [] : unknown.map(([name]) => del(prefix + name));
    for (const [name, row] of takesStrangersIn ? unknown : []) if (row !== undefined) this.#rows.set(name, row);
    const there = new Map(found);
    const own = [...this.#rows]
      .filter(([name, row]) => !sameJson(there.get(name), row))
      .map(([name, row]) => put(prefix + name, row));
    if (strangers.length + own.length > 0) await database.write([...strangers, ...own]);
  }

  /** How to write a row, or its end, together with other changes; `apply` it when they are on disk. */
  change(name: string, row: Row | null): Change {
    const key = this.#options.prefix + name;
    return row === null ? del(key) : put(key, row);
  }

  apply(name: string, row: Row | null): void {
    if (row === null) this.#rows.delete(name);
    else this.#rows.set(name, row);
  }

  /** On disk and in memory, or neither: STORE_UNWRITABLE. */
  async write(changes: ReadonlyMap<string, Row | null>, entries: readonly AuditEntry[]): Promise<void> {
    await this.#options.journal.write(this.#changes(changes), entries);
    for (const [name, row] of changes) this.apply(name, row);
  }

  /** In memory at once, whatever the disk says: for what may not wait. Rejects like `write`. */
  async writeBehind(changes: ReadonlyMap<string, Row | null>, entries: readonly AuditEntry[]): Promise<void> {
    for (const [name, row] of changes) this.apply(name, row);
    await this.#options.journal.write(this.#changes(changes), entries);
  }

  #changes(changes: ReadonlyMap<string, Row | null>): readonly Change[] {
    return [...changes].map(([name, row]) => this.change(name, row));
  }
}
