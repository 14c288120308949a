import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "./atomic-file.ts";
import { BoxError, systemCode } from "./box-error.ts";
import { type Clock, systemClock, type Timer } from "./clock.ts";
import { type Log, silentLog } from "./log.ts";
import { decodeRecord, encodeRecord, type SpooledFact, scanSegment, segmentHeader } from "./segment.ts";
import { SegmentWriter } from "./segment-writer.ts";

export type { SpooledFact } from "./segment.ts";
export type SpoolErrorCode = "SPOOL_FULL" | "SPOOL_CLOSED";

export interface SpoolOptions {
  readonly log?: Log;
  readonly clock?: Clock;
  /** Bytes of facts kept in memory while the disk takes nothing; above that `append` throws SPOOL_FULL. */
  readonly memoryLimitBytes?: number;
  /**
   * A fact is in its file at once, where it survives a kill. So many milliseconds it waits for others there before all of
   * them are synced to the disk together; 0 unless given.
   */
  readonly gatherMs?: number;
  /** A file is closed and the next one begun above this many bytes. */
  readonly segmentBytes?: number;
  /** The disk takes nothing: told once per trouble. */
  readonly onTrouble?: (error: unknown) => void;
  readonly onRecovered?: () => void;
}

/** Facts in the order they happened: numbered at once, on disk soon, kept until somebody acknowledged them. */
export interface Spool {
  /** Who numbered these facts. (producer, number) names a fact for ever. */
  readonly producer: string;
  /** The number of the fact: 1, 2, 3 … Throws SPOOL_FULL {bytes} when the disk has been full for too long, SPOOL_CLOSED. */
  append(fact: unknown): number;
  /** Resolves once this fact is on disk; rejects SPOOL_CLOSED when the spool was closed without managing it. */
  flushed(number: number): Promise<void>;
  /** Oldest first, on disk only: a number that a crash could take back must not be shown to anybody. */
  unacknowledged(limit?: number): Promise<readonly SpooledFact[]>;
  /** These and all before are not offered again. Numbers from the past do no harm. */
  acknowledge(upTo: number): void;
  /** Told whenever new facts can be had from `unacknowledged`. */
  onDurable(listener: () => void): void;
  /** How many wait to be acknowledged, including those not on disk yet. */
  readonly waiting: number;
  /** Writes what it can and closes the files. */
  close(): Promise<void>;
}

interface Segment {
  readonly path: string;
  readonly start: number;
  first: number | undefined;
  last: number | undefined;
}

interface Unwritten extends SpooledFact {
  readonly record: Buffer;
}

interface Flush {
  readonly number: number;
  readonly resolve: () => void;
  readonly reject: (error: BoxError) => void;
}

const usualMemoryLimit = 64 * 1024 * 1024;
const usualSegmentBytes = 4 * 1024 * 1024;
/** How many unacknowledged facts are kept in memory so that the usual delivery reads no file. */
const recentFacts = 2000;
/** Milliseconds between two tries on a disk that takes nothing, and between two notes of what was acknowledged. */
const retryMs = 1000;
const noteMs = 2000;

/**
 * Opens the spool in that folder (made if it is missing) and cuts off what a crash tore. A disk that is full or read-only is
 * no reason to fail: facts then wait in memory. A folder that cannot be read is.
 */
export async function openSpool(folder: string, options: SpoolOptions = {}): Promise<Spool> {
  const log = options.log ?? silentLog;
  const found = await readFolder(folder, log);
  const spool = new DiskSpool(folder, found, options, log);
  await spool.start();
  return spool;
}

interface FoundSpool {
  readonly producer: string;
  readonly segments: Segment[];
  readonly acknowledged: number;
  readonly nextFile: number;
}

async function readFolder(folder: string, log: Log): Promise<FoundSpool> {
  const names = (await entries(folder)).filter((name) => /^\d{8}\.facts$/.test(name)).sort();
  const noted = await readNote(join(folder, "acknowledged.json"));
  const segments: Segment[] = [];
  let producer = noted?.producer;
  for (const name of names) {
    const path = join(folder, name);
    const bytes = await readFile(path);
    const scan = scanSegment(bytes);
    if (scan.sound < bytes.length) {
      log.warn("a torn end was cut off a spool file", { path, bytes: bytes.length - scan.sound });
      // Readers stop there in any case, so a disk that refuses costs nothing but this line at the next start.
      await truncate(path, scan.sound).catch((error: unknown) => log.warn("it could not be cut off", { path, error }));
    }
    if (scan.first === undefined || scan.producer === undefined) continue;
    // What a kill left unsynced is shown from now on: a loss of power must not take its numbers back.
    await synced(path).catch((error: unknown) => log.warn("it could not be synced", { path, error }));
    producer ??= scan.producer;
    segments.push({ path, start: scan.start, first: scan.first, last: scan.last });
  }
  const lastFile = Number.parseInt(names.at(-1) ?? "0", 10);
  const acknowledged = noted?.acknowledged ?? (segments[0]?.first ?? 1) - 1;
  return { producer: producer ?? randomUUID(), segments, acknowledged, nextFile: lastFile + 1 };
}

async function synced(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}

interface Note {
  readonly producer: string;
  readonly acknowledged: number;
}

/** An unreadable note costs a second delivery of some facts, which is harmless: the receiver knows their numbers. */
async function readNote(path: string): Promise<Note | undefined> {
  try {
    const note: unknown = JSON.parse(await readFile(path, "utf8"));
    if (typeof note !== "object" || note === null || !("producer" in note) || !("acknowledged" in note))
      return undefined;
    if (typeof note.producer !== "string" || !Number.isSafeInteger(note.acknowledged)) return undefined;
    return { producer: note.producer, acknowledged: Number(note.acknowledged) };
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

class DiskSpool implements Spool {
  readonly producer: string;
  readonly #folder: string;
  readonly #options: SpoolOptions;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #segments: Segment[];
  readonly #flushes: Flush[] = [];
  readonly #listeners: (() => void)[] = [];
  /** Facts that are not durable yet; the first `#written` of them are in the file. */
  #unwritten: Unwritten[] = [];
  #written = 0;
  #syncIsDue = false;
  #gathering: Timer | undefined;
  /** The latest durable, unacknowledged facts, without a gap. */
  #recent: SpooledFact[] = [];
  #unwrittenBytes = 0;
  #writer: SegmentWriter | undefined;
  #writing: Promise<void> | undefined;
  #retry: Timer | undefined;
  #noteTimer: Timer | undefined;
  #noting: Promise<void> = Promise.resolve();
  #nextFile: number;
  #next: number;
  #durable: number;
  #acknowledged: number;
  #noted: number;
  #troubled = false;
  #closed = false;

  constructor(folder: string, found: FoundSpool, options: SpoolOptions, log: Log) {
    this.producer = found.producer;
    this.#folder = folder;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#log = log;
    this.#segments = found.segments;
    this.#nextFile = found.nextFile;
    const last = Math.max(found.acknowledged, ...found.segments.map((segment) => segment.last ?? 0));
    this.#next = last + 1;
    this.#durable = last;
    this.#acknowledged = found.acknowledged;
    this.#noted = -1;
  }

  /** Notes the producer before its first number is given away; a file of facts names it too, should this fail. */
  async start(): Promise<void> {
    await this.#note().catch((error: unknown) => this.#trouble(error));
  }

  get waiting(): number {
    return this.#next - 1 - this.#acknowledged;
  }

  append(fact: unknown): number {
    if (this.#closed) throw new BoxError<SpoolErrorCode>("SPOOL_CLOSED", { folder: this.#folder });
    const limit = this.#options.memoryLimitBytes ?? usualMemoryLimit;
    if (this.#unwrittenBytes > limit) throw this.#full();
    const number = this.#next++;
    const record = encodeRecord(number, fact);
    this.#unwritten.push({ number, fact, record });
    this.#unwrittenBytes += record.length;
    this.#write();
    return number;
  }

  flushed(number: number): Promise<void> {
    if (number <= this.#durable) return Promise.resolve();
    return new Promise((resolve, reject) => this.#flushes.push({ number, resolve, reject }));
  }

  onDurable(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async unacknowledged(limit = 500): Promise<readonly SpooledFact[]> {
    if (this.#recent[0]?.number === this.#acknowledged + 1) return this.#recent.slice(0, limit);
    return this.#acknowledged === this.#durable ? [] : this.#fromFiles(limit);
  }

  async #fromFiles(limit: number): Promise<readonly SpooledFact[]> {
    const facts: SpooledFact[] = [];
    let after = this.#acknowledged;
    for (const segment of [...this.#segments]) {
      if (facts.length >= limit) break;
      if (segment.last === undefined || segment.last <= after) continue;
      for (const fact of await this.#read(segment)) {
        if (facts.length >= limit) break;
        if (fact.number <= after || fact.number > this.#durable) continue;
        facts.push(fact);
        after = fact.number;
      }
    }
    return facts;
  }

  acknowledge(upTo: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, Math.min(upTo, this.#durable));
    this.#recent = this.#recent.filter((recent) => recent.number > this.#acknowledged);
    if (this.#closed) return;
    this.#noteTimer ??= this.#clock.after(noteMs, () => {
      this.#noteTimer = undefined;
      this.#noting = this.#noting.then(() => this.#note()).catch((error: unknown) => this.#trouble(error));
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#retry?.cancel();
    this.#gathering?.cancel();
    this.#noteTimer?.cancel();
    await this.#writing;
    if (this.#unwritten.length > 0) {
      await this.#writeOnce()
        .then(() => this.#sync())
        .catch((error: unknown) => this.#trouble(error));
    }
    await this.#noting;
    await this.#note().catch((error: unknown) => this.#trouble(error));
    await this.#writer?.close();
    for (const flush of this.#flushes.splice(0)) flush.reject(new BoxError<SpoolErrorCode>("SPOOL_CLOSED"));
  }

  /** At most one write or sync runs; what is appended meanwhile goes out with the next one, in one piece. */
  #write(): void {
    if (this.#writing !== undefined || this.#retry !== undefined || this.#closed) return;
    this.#writing = this.#writeAll().finally(() => {
      this.#writing = undefined;
      // What was appended between the last look and this moment has nobody else to write it.
      if (this.#unwritten.length > this.#written || this.#syncIsDue) this.#write();
    });
  }

  async #writeAll(): Promise<void> {
    // One turn of the loop gathers what happens together.
    await Promise.resolve();
    try {
      while (this.#unwritten.length > this.#written || this.#syncIsDue) {
        await this.#writeOnce();
        if (this.#syncIsDue) await this.#sync();
        else this.#gather();
      }
      this.#recovered();
    } catch (error) {
      this.#trouble(error);
      if (this.#closed) return;
      this.#retry = this.#clock.after(retryMs, () => {
        this.#retry = undefined;
        this.#write();
      });
    }
  }

  #gather(): void {
    const milliseconds = this.#options.gatherMs ?? 0;
    const due = (): void => {
      this.#gathering = undefined;
      this.#syncIsDue = true;
      this.#write();
    };
    if (milliseconds === 0) this.#syncIsDue = true;
    else this.#gathering ??= this.#clock.after(milliseconds, due);
  }

  async #writeOnce(): Promise<void> {
    if (this.#unwritten.length === this.#written) return;
    const segment = await this.#segment();
    const batch = this.#unwritten.slice(this.#written);
    try {
      await this.#writer?.append(batch.map((unwritten) => unwritten.record));
    } catch (error) {
      await this.#abandon();
      throw error;
    }
    segment.first ??= batch[0]?.number;
    segment.last = batch.at(-1)?.number;
    this.#written += batch.length;
  }

  /** What is in the file becomes durable, and is told. */
  async #sync(): Promise<void> {
    const batch = this.#unwritten.slice(0, this.#written);
    const last = batch.at(-1);
    this.#syncIsDue = false;
    if (last === undefined) return;
    try {
      await this.#writer?.sync();
    } catch (error) {
      await this.#abandon();
      throw error;
    }
    this.#unwritten = this.#unwritten.slice(batch.length);
    this.#written -= batch.length;
    this.#unwrittenBytes = this.#unwritten.reduce((sum, unwritten) => sum + unwritten.record.length, 0);
    this.#durable = last.number;
    for (const { number, fact } of batch) this.#recent.push({ number, fact });
    if (this.#recent.length > recentFacts) this.#recent = this.#recent.slice(-recentFacts);
    this.#tellDurable();
  }

  async #segment(): Promise<Segment> {
    const current = this.#segments.at(-1);
    const limit = this.#options.segmentBytes ?? usualSegmentBytes;
    if (this.#writer !== undefined && current !== undefined && this.#writer.bytes < limit) return current;
    if (this.#writer !== undefined) await this.#sync();
    await this.#writer?.close();
    this.#writer = undefined;
    const path = join(this.#folder, `${String(this.#nextFile).padStart(8, "0")}.facts`);
    const header = segmentHeader(this.producer);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    this.#writer = await SegmentWriter.create(path, header);
    this.#nextFile += 1;
    const segment: Segment = { path, start: header.length, first: undefined, last: undefined };
    this.#segments.push(segment);
    return segment;
  }

  /** After a failed write or sync nobody knows what is in the file: it is cut back, and the facts go to a new one. */
  async #abandon(): Promise<void> {
    this.#written = 0;
    const writer = this.#writer;
    this.#writer = undefined;
    await writer?.cutBack();
  }

  async #read(segment: Segment): Promise<SpooledFact[]> {
    const bytes = await this.#bytes(segment);
    const facts: SpooledFact[] = [];
    for (let found = decodeRecord(bytes, segment.start); found !== undefined; found = decodeRecord(bytes, found.next)) {
      facts.push({ number: found.number, fact: found.fact });
    }
    return facts;
  }

  /** A file that was acknowledged and taken away while we read holds nothing that anybody still wants. */
  async #bytes(segment: Segment): Promise<Buffer> {
    try {
      return await readFile(segment.path);
    } catch (error) {
      if (systemCode(error) === "ENOENT") return Buffer.alloc(0);
      throw error;
    }
  }

  /** First the note, then the files: the other way round a crash between them would forget which numbers were given. */
  async #note(): Promise<void> {
    if (this.#noted === this.#acknowledged) return;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const acknowledged = this.#acknowledged;
    const note: Note = { producer: this.producer, acknowledged };
    await writeFileAtomic(join(this.#folder, "acknowledged.json"), `${JSON.stringify(note)}\n`);
    this.#noted = acknowledged;
    const current = this.#writer === undefined ? undefined : this.#segments.at(-1);
    const done = this.#segments.filter((segment) => segment !== current && (segment.last ?? 0) <= acknowledged);
    for (const segment of done) {
      await rm(segment.path, { force: true });
      this.#segments.splice(this.#segments.indexOf(segment), 1);
    }
  }

  #tellDurable(): void {
    const reached = this.#flushes.filter((flush) => flush.number <= this.#durable);
    for (const flush of reached) {
      this.#flushes.splice(this.#flushes.indexOf(flush), 1);
      flush.resolve();
    }
    for (const listener of this.#listeners) listener();
  }

  #trouble(error: unknown): void {
    if (this.#troubled) return;
    this.#troubled = true;
    this.#log.error("the spool cannot be written: facts are kept in memory until it can", {
      folder: this.#folder,
      error,
    });
    this.#options.onTrouble?.(error);
  }

  #recovered(): void {
    if (!this.#troubled) return;
    this.#troubled = false;
    this.#log.warn("the spool can be written again", { folder: this.#folder });
    this.#options.onRecovered?.();
  }

  #full(): BoxError {
    const bytes = this.#unwrittenBytes;
    const sentence = `The spool ${this.#folder} cannot be written and ${bytes} bytes of facts already wait in memory.`;
    return new BoxError<SpoolErrorCode>("SPOOL_FULL", { folder: this.#folder, bytes }, { sentence });
  }
}
