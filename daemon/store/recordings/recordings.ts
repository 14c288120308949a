import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import type { Recording, RecordingFilter } from "../../contracts/recording.ts";
import { recordingSchema } from "../../contracts/recording.ts";
import type { Clock } from "../../kit/clock.ts";
import { keys, prefixes, recordingsBefore } from "../keys.ts";
import type { Journal } from "../ledger/journal.ts";
import type { Page } from "../ledger/page.ts";
import { type Change, type Database, del, put } from "../level/database.ts";
import { Readers } from "./readers.ts";
import type { RecordingKey } from "./recording-key.ts";
import { SealedFile } from "./sealed-file.ts";

const check = Compile(recordingSchema);
/** Recordings of one batch: others write in between. */
const BATCH = 50;

interface Parts {
  /** Where `pbx` puts the sealed files. */
  readonly folder: string;
  readonly key: RecordingKey | null;
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
}

/** The recordings of calls: listed, listened to and deleted, each of the last two with a line of the audit [MEX-04]. */
export class Recordings {
  readonly #parts: Parts;
  readonly #readers: Readers;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#readers = new Readers(parts.clock);
  }

  /** Of one that was interrupted only its file knows how long it is. */
  async changesOf(told: readonly Recording[]): Promise<readonly Change[]> {
    const whole = await Promise.all(told.map((one) => (one.end === "interrupted" ? this.#measured(one) : one)));
    return whole.map((one) => put(keys.recording(one.recording), one));
  }

  async list(before: string | null, limit: number, filter: RecordingFilter): Promise<Page<Recording>> {
    const prefix = prefixes.recording;
    const request = { prefix, before: before === null ? null : prefix + before, limit };
    const found = await this.#parts.database.page(request);
    const items = found.flatMap(({ value }) => (check.Check(value) && isWanted(value, filter) ? [value] : []));
    const last = found.at(-1);
    return { items, next: found.length < limit || last === undefined ? null : last.key.slice(prefix.length) };
  }

  /** STORE_UNWRITABLE when it cannot be noted: nobody listens unnoticed. */
  async open(recording: string, author: string) {
    const { key, journal, clock } = this.#parts;
    const known = await this.#get(recording);
    if (known === null) return { kind: "unknown" } as const;
    const file = key === null ? null : await SealedFile.open(this.#fileOf(recording), key);
    if (file === null) return { kind: "unreadable" } as const;
    try {
      await journal.write(
        [],
        [{ at: clock.now(), author, action: "recording.listen", text: textOf(known), revision: null }],
      );
    } catch (error) {
      await file.close();
      throw error;
    }
    return { kind: "opened", reader: this.#readers.add(file), bytes: file.bytes } as const;
  }

  read(reader: string): Promise<Uint8Array | null> {
    return this.#readers.read(reader);
  }

  /** The file goes first: what is still listed can be deleted again. */
  async remove(recording: string, author: string): Promise<boolean> {
    const { journal, clock } = this.#parts;
    const known = await this.#get(recording);
    if (known === null) return false;
    await rm(this.#fileOf(recording), { force: true });
    const line = { at: clock.now(), author, action: "recording.remove", text: textOf(known), revision: null };
    await journal.write([del(keys.recording(recording))], [line]);
    return true;
  }

  /** Deletes those that began before that moment, the oldest first; how many went. */
  async forget(before: number, goesOn: () => Promise<boolean>): Promise<number> {
    const { database, journal } = this.#parts;
    for (let count = 0; ; ) {
      const below = recordingsBefore(before);
      const oldest = await database.oldest({ above: prefixes.recording, below, limit: BATCH });
      for (const { key } of oldest) await rm(this.#fileOf(key.slice(prefixes.recording.length)), { force: true });
      if (oldest.length > 0)
        await journal.write(
          oldest.map(({ key }) => del(key)),
          [],
        );
      count += oldest.length;
      if (oldest.length < BATCH || !(await goesOn())) return count;
    }
  }

  close(): void {
    this.#readers.close();
  }

  async #get(recording: string): Promise<Recording | null> {
    const value = await this.#parts.database.get(keys.recording(recording));
    return check.Check(value) ? value : null;
  }

  async #measured(recording: Recording): Promise<Recording> {
    const { key } = this.#parts;
    const file = key === null ? null : await SealedFile.open(this.#fileOf(recording.recording), key);
    if (file === null) return recording;
    await file.close();
    return { ...recording, seconds: file.seconds };
  }

  #fileOf(recording: string): string {
    return join(this.#parts.folder, `${recording}.sealed`);
  }
}

const isWanted = ({ outside, inside, call, rule }: Recording, filter: RecordingFilter): boolean =>
  (filter.number === null || [outside.number, inside.number].includes(filter.number)) &&
  (filter.call === null || filter.call === call) &&
  (filter.rule === null || filter.rule === rule);

/** For the audit: which call, not what was said. */
const textOf = ({ recording, outside, inside, startedAt }: Recording): string =>
  `${recording} (${inside.number} / ${outside.number}, ${new Date(startedAt).toISOString()})`;
