import { createReadStream } from "node:fs";
import { appendFile, mkdir, readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { type CallTrace, callTraceSchema } from "../../contracts/call-trace.ts";
import type { Clock } from "../../kit/clock.ts";
import { parser } from "../../kit/parse.ts";

const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);
const parseTrace = parser(callTraceSchema, "the story of a call");

const DAY_MS = 86_400_000;
/** Of a story that is unpacked: one that says more is none of ours. */
const longestStory = 16 * 1024 * 1024;

export interface TraceLimits {
  readonly days: number;
  /** All files together, and one of them. */
  readonly bytes: number;
  readonly fileBytes: number;
  /** Stories that may wait for the disk; more are not kept. */
  readonly waiting: number;
}

const usual: TraceLimits = { days: 7, bytes: 128 * 1024 * 1024, fileBytes: 4 * 1024 * 1024, waiting: 200 };

interface Segment {
  readonly name: string;
  readonly bytes: number;
  /** When something was last added. */
  readonly at: number;
}

/**
 * The stories of the calls of the last days on the disk: a line each, its name and what is told of it, packed. Files are
 * only added to, and deleted whole, the oldest first, when they are too old or too many. No call depends on them: what a
 * disk does not take is not kept.
 */
export class TraceFiles {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #limits: TraceLimits;
  readonly #trouble: (error: unknown) => void;
  #current: { readonly name: string; readonly since: number; bytes: number } | null = null;
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(
    folder: string,
    { clock, trouble, limits = usual }: { clock: Clock; trouble: (error: unknown) => void; limits?: TraceLimits },
  ) {
    this.#folder = folder;
    this.#clock = clock;
    this.#limits = limits;
    this.#trouble = trouble;
  }

  /** Makes the folder and takes out what is too old. */
  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.sweep();
  }

  /** False: it is not on the disk. */
  async keep(trace: CallTrace): Promise<boolean> {
    if (this.#waiting >= this.#limits.waiting) return false;
    this.#waiting += 1;
    const written = this.#work
      .then(() => this.#write(trace))
      .then(
        () => true,
        (error: unknown) => {
          this.#trouble(error);
          return false;
        },
      );
    this.#work = written.then(() => {
      this.#waiting -= 1;
    });
    return written;
  }

  /** Null: it is not there, or not any more. */
  async find(call: string): Promise<CallTrace | null> {
    const began = beganAt(call);
    for (const { name, at } of await this.#segments()) {
      if (began !== null && at < began - DAY_MS) continue;
      const packed = await lineOf(join(this.#folder, name), call);
      if (packed !== null) return told(packed);
    }
    return null;
  }

  async sweep(): Promise<void> {
    const { days, bytes } = this.#limits;
    const oldest = this.#clock.now() - days * DAY_MS;
    let room = bytes;
    for (const segment of (await this.#segments()).reverse()) {
      room -= segment.bytes;
      if (segment.at < oldest || room < 0) await unlink(join(this.#folder, segment.name));
    }
  }

  /** When what was given is on the disk. */
  settled(): Promise<void> {
    return this.#work;
  }

  async #write(trace: CallTrace): Promise<void> {
    const packed = await pack(JSON.stringify(trace));
    const line = `${trace.call} ${packed.toString("base64")}\n`;
    const now = this.#clock.now();
    const { fileBytes, days } = this.#limits;
    const current = this.#current;
    if (current === null || current.bytes + line.length > fileBytes || now - current.since > DAY_MS / days) {
      this.#current = { name: `${String(now).padStart(15, "0")}.stories`, since: now, bytes: 0 };
      await this.sweep();
    }
    if (this.#current === null) return;
    await appendFile(join(this.#folder, this.#current.name), line, { mode: 0o600 });
    this.#current.bytes += line.length;
  }

  /** The oldest first. */
  async #segments(): Promise<Segment[]> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith(".stories")).sort();
    const found = names.map(async (name) => {
      const { size: bytes, mtimeMs: at } = await stat(join(this.#folder, name));
      return { name, bytes, at };
    });
    return Promise.all(found);
  }
}

/** Names of calls are UUIDs of version 7, which begin with their moment. */
function beganAt(call: string): number | null {
  const [, high = "", low = ""] = /^([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(call) ?? [];
  return high === "" ? null : Number.parseInt(high + low, 16);
}

async function lineOf(path: string, call: string): Promise<string | null> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) if (line.startsWith(`${call} `)) return line.slice(call.length + 1);
    return null;
  } finally {
    lines.close();
  }
}

/** A line that was cut off, or that another version has written, tells nothing. */
async function told(packed: string): Promise<CallTrace | null> {
  try {
    const text = await unpack(Buffer.from(packed, "base64"), { maxOutputLength: longestStory });
    return parseTrace(JSON.parse(text.toString()));
  } catch {
    return null; // nobody can mend it, and the call is over
  }
}
