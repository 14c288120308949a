import { dirname, join } from "node:path";
import type { Level } from "level";
import { BoxError } from "../../kit/box-error.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { Serial } from "../serial.ts";
import { closed, damaged, type StoreErrorCode, unwritable } from "../store-errors.ts";
import type { Change, Database, Entry, OldestRequest, PageRequest } from "./database.ts";
import { cannotWrite } from "./disk-probe.ts";
import { levelCode, levelReason, openLevel } from "./open-level.ts";
import { Redo, type Written } from "./redo.ts";
import { seal, unseal } from "./sealed.ts";

export interface LevelDatabaseOptions {
  readonly log: Log;
  readonly clock: Clock;
  /**
   * Runs after each opening, before anybody else may write: what the store believes is compared with what is there.
   */
  readonly onOpened: (database: Database) => Promise<void>;
  /** Runs after that, when everybody may write. */
  readonly onReady: () => void;
  /** `state` or `detail` is another one. */
  readonly onState: () => void;
}

const RETRY_MS = 5000;
/** A database that is damaged again so soon after a repair is left alone: repairing in a circle helps nobody. */
const REPAIR_PAUSE_MS = 600_000;

/**
 * LevelDB that outlives its disk. LevelDB refuses every write after one that failed, until it is opened anew; and it
 * cannot be opened on a full disk. So a failed write keeps the old handle for reads, and the database is opened anew once
 * the folder can be written again, which is tried at every write and every few seconds.
 */
export class LevelDatabase implements Database {
  readonly #folder: string;
  readonly #options: LevelDatabaseOptions;
  readonly #openings = new Serial();
  readonly #redo: Redo;
  #level: Level | undefined;
  #state: Database["state"] = "closed";
  #detail = "not opened yet";
  #retry: Timer | undefined;
  #repairWanted = false;
  #repairedAt = Number.NEGATIVE_INFINITY;
  #ended = false;

  constructor(folder: string, options: LevelDatabaseOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#redo = new Redo(join(dirname(folder), "redo"), { log: options.log, now: () => options.clock.now() });
  }

  get state(): Database["state"] {
    return this.#state;
  }

  get detail(): string {
    return this.#detail;
  }

  /** Opens, or goes on trying. Rejects with STORE_IN_USE only: everything else may get better. */
  async start(): Promise<void> {
    this.#retry = this.#options.clock.every(RETRY_MS, () => void this.#recover());
    try {
      await this.#openings.run(() => this.#open());
      // Damage that was met while what is there was read is mended by an opening that waits already.
      await this.#openings.idle();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async get(key: string): Promise<unknown> {
    const sealed = await this.#reading((level) => level.get(key));
    return sealed === undefined ? undefined : this.#unsealed(key, sealed);
  }

  async page({ prefix, above = prefix, before, limit }: PageRequest): Promise<readonly Entry[]> {
    const range = { gt: above, lt: before ?? `${prefix}\uffff`, reverse: true, limit };
    const found = await this.#reading((level) => level.iterator(range).all());
    return found.map(([key, sealed]) => ({ key, value: this.#unsealed(key, sealed) }));
  }

  async oldest({ above, below, limit }: OldestRequest): Promise<readonly Entry[]> {
    const found = await this.#reading((level) => level.iterator({ gt: above, lt: below, limit }).all());
    return found.map(([key, sealed]) => ({ key, value: this.#unsealed(key, sealed) }));
  }

  async forget(before: number, range: readonly [from: string, to: string] | null): Promise<void> {
    try {
      await this.#redo.forget(before);
      if (range !== null && this.#state === "open") await this.#level?.compactRange(...range);
    } catch (error) {
      this.#options.log.warn("what was deleted is still on the disk", { folder: this.#folder, error });
    }
  }

  async ready(): Promise<void> {
    if (this.#state !== "open") await this.#recover();
    if (this.#state !== "open") throw unwritable(this.#folder, this.#detail);
  }

  async write(changes: readonly Change[]): Promise<void> {
    await this.ready();
    if (this.#level === undefined || this.#state !== "open") throw unwritable(this.#folder, this.#detail);
    await this.#write(this.#level, changes);
  }

  async close(): Promise<void> {
    this.#ended = true;
    this.#retry?.cancel();
    await this.#openings.idle();
    await this.#level?.close();
    this.#level = undefined;
    this.#become("closed", "the store has stopped");
  }

  #become(state: Database["state"], detail: string): void {
    this.#state = state;
    this.#detail = detail;
    this.#options.onState();
  }

  async #write(level: Level, changes: readonly Change[]): Promise<void> {
    const operations = changes.map((change) =>
      change.type === "put" ? { ...change, value: seal(change.value) } : change,
    );
    try {
      await level.batch(operations, { sync: true });
    } catch (error) {
      const reason = (await cannotWrite(this.#folder)) ?? levelReason(error);
      this.#become("read-only", reason);
      this.#options.log.error("a write to the database failed", { folder: this.#folder, reason, error });
      throw unwritable(this.#folder, reason, error);
    }
    await this.#redo.keep(operations.map((one): Written => [one.key, one.type === "put" ? one.value : null]));
  }

  async #reading<Result>(read: (level: Level) => Promise<Result>): Promise<Result> {
    if (this.#level === undefined) throw closed(this.#folder, this.#detail);
    try {
      return await read(this.#level);
    } catch (error) {
      // While it is being opened anew a read may fail; that is no damage.
      if (levelCode(error) === "LEVEL_DATABASE_NOT_OPEN") throw closed(this.#folder, this.#detail, error);
      this.#damageSeen(error);
      throw damaged(this.#folder, levelReason(error), error);
    }
  }

  #damageSeen(error: unknown): void {
    this.#options.log.error("the database cannot be read", { folder: this.#folder, reason: levelReason(error) });
    if (this.#options.clock.monotonic() - this.#repairedAt < REPAIR_PAUSE_MS) return;
    this.#repairWanted = true;
    void this.#recover();
  }

  #unsealed(key: string, sealed: string): unknown {
    const found = unseal(sealed);
    if (found.kind === "ok") return found.value;
    this.#options.log.error("a value in the database is damaged and is left out", { folder: this.#folder, key });
    return undefined;
  }

  /** Opens the database anew when that is needed and possible. Never rejects. */
  async #recover(): Promise<void> {
    await this.#openings.run(async () => {
      if (this.#ended || (this.#state === "open" && !this.#repairWanted)) return;
      const reason = await cannotWrite(this.#folder);
      if (reason !== null && this.#level !== undefined) {
        this.#become(this.#state, reason);
        return;
      }
      await this.#open().catch((error: unknown) => this.#options.log.error("the database cannot be opened", { error }));
    });
  }

  async #open(): Promise<void> {
    const repair = this.#repairWanted;
    const before = this.#level;
    this.#state = "closed";
    this.#level = undefined;
    await before?.close().catch((error: unknown) => this.#options.log.warn("closing the database failed", { error }));
    try {
      const { log, clock } = this.#options;
      const opened = await openLevel(this.#folder, { log, now: () => clock.now(), repair });
      this.#level = opened.level;
      this.#repairWanted = false;
      if (opened.mended !== "") this.#repairedAt = clock.monotonic();
      if (opened.mended !== "") await this.#restore(opened.level);
      await this.#options.onOpened(this.#inside(opened.level));
      this.#become("open", opened.mended);
      this.#options.onReady();
      if (before !== undefined) log.info("the database is open again", { folder: this.#folder });
      void this.#examine(opened.level);
    } catch (error) {
      this.#failedToOpen(error);
    }
  }

  /** Puts back what a repair could not save and the second copy still has. */
  async #restore(level: Level): Promise<void> {
    let values = 0;
    for await (const portion of this.#redo.read()) {
      const missing: Written[] = [];
      for (const written of portion) {
        const [key, sealed] = written;
        if (((await level.get(key)) ?? null) !== sealed) missing.push(written);
      }
      await level.batch(
        missing.map(([key, value]) => (value === null ? { type: "del", key } : { type: "put", key, value })),
        { sync: true },
      );
      values += missing.length;
    }
    if (values > 0) this.#options.log.warn("what the damage took was put back", { folder: this.#folder, values });
  }

  /** Reads everything once after opening, so that damage is found while the second copy still has what it took. */
  async #examine(level: Level): Promise<void> {
    const isGone = (): boolean => this.#ended || this.#level !== level;
    try {
      for await (const [key, sealed] of level.iterator()) {
        if (isGone()) return;
        if (unseal(sealed).kind !== "ok") throw new Error(`the value of ${key} is not what was written`);
      }
    } catch (error) {
      if (!isGone()) this.#damageSeen(error);
    }
  }

  /** The database for who may write before all others. */
  #inside(level: Level): Database {
    return {
      state: "open",
      detail: "",
      get: (key) => this.get(key),
      page: (request) => this.page(request),
      oldest: (request) => this.oldest(request),
      forget: (before, range) => this.forget(before, range),
      ready: () => Promise.resolve(),
      write: (changes) => this.#write(level, changes),
    };
  }

  #failedToOpen(error: unknown): void {
    if (error instanceof BoxError && error.code === ("STORE_IN_USE" satisfies StoreErrorCode)) throw error;
    const reason = error instanceof BoxError ? String(error.facts.reason ?? error.code) : levelReason(error);
    this.#become(this.#level === undefined ? "closed" : "read-only", reason);
    this.#options.log.error("the database cannot be opened; trying again", { folder: this.#folder, reason, error });
  }
}
