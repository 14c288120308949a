import { mkdir, readdir, rename } from "node:fs/promises";
import { Level } from "level";
import { describeError, systemCode } from "../../kit/box-error.ts";
import type { Log } from "../../kit/log.ts";
import { closed, inUse } from "../store-errors.ts";
import { cannotWrite } from "./disk-probe.ts";

declare module "level" {
  // Present since level 1; its declarations leave out what only the one for Node has.
  interface Level {
    /** Writes a range of keys anew, without what was deleted or written over; in the background. */
    compactRange(start: string, end: string): Promise<void>;
  }
  namespace Level {
    /** Restores what can be read of a damaged database; unreadable tables go to its folder `lost`. */
    function repair(location: string): Promise<void>;
  }
}

export interface OpenedLevel {
  readonly level: Level;
  /** What had to be done to open it, for people; empty when nothing had. */
  readonly mended: string;
}

export interface OpenLevelOptions {
  readonly log: Log;
  readonly now: () => number;
  /** Repair before opening: the database was seen to be damaged. */
  readonly repair: boolean;
}

/**
 * Opens the database in `folder`, whatever it takes: a damaged one is repaired; one that no repair opens is moved aside
 * (`level.damaged-…`, kept) and an empty one takes its place. Fails with STORE_IN_USE when another process has it, and
 * with STORE_CLOSED when the disk is to blame: then nothing is repaired, because nothing is known to be broken.
 */
export async function openLevel(folder: string, options: OpenLevelOptions): Promise<OpenedLevel> {
  await makeFolder(folder);
  const reason = options.repair ? "it could not be read" : await brokenFolder(folder);
  if (reason !== null) return mend(folder, reason, options);
  try {
    return { level: await openAsItIs(folder), mended: "" };
  } catch (error) {
    await refuseUnlessDamaged(folder, error);
    return mend(folder, levelReason(error), options);
  }
}

async function mend(folder: string, reason: string, options: OpenLevelOptions): Promise<OpenedLevel> {
  options.log.error("the database is damaged, repairing it", { folder, reason });
  try {
    await Level.repair(folder);
    const level = await openAsItIs(folder);
    options.log.warn("the database was repaired", { folder });
    return { level, mended: `repaired (${reason})` };
  } catch (error) {
    await refuseUnlessDamaged(folder, error);
    const aside = `${folder}.damaged-${options.now()}`;
    await rename(folder, aside);
    options.log.error("the database could not be repaired; it was moved aside and a new one begins", { aside, error });
    await makeFolder(folder);
    return { level: await openAsItIs(folder), mended: `rebuilt (${reason}; the damaged one is ${aside})` };
  }
}

async function openAsItIs(folder: string): Promise<Level> {
  const level = new Level(folder, { valueEncoding: "utf8", writeBufferSize: 1024 * 1024 });
  await level.open();
  return level;
}

/** Rethrows what is not damage: a second opener, a full or read-only disk. */
async function refuseUnlessDamaged(folder: string, error: unknown): Promise<void> {
  if (levelCode(error) === "LEVEL_LOCKED") throw inUse(folder, error);
  const unwritable = await cannotWrite(folder);
  if (unwritable !== null) throw closed(folder, unwritable, error);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw closed(folder, systemCode(error) ?? describeError(error), error);
  }
}

/** LevelDB takes a folder without CURRENT for a new database and deletes the tables in it: never let it. */
async function brokenFolder(folder: string): Promise<string | null> {
  const files = await readdir(folder);
  const holdsTables = files.some((file) => /\.(ldb|sst|log)$/.test(file));
  return holdsTables && !files.includes("CURRENT") ? "its file CURRENT is missing" : null;
}

/** LevelDB's own code: abstract-level wraps it when opening. */
export function levelCode(error: unknown): string | undefined {
  const code = systemCode(error);
  const cause = error instanceof Error ? error.cause : undefined;
  return code === "LEVEL_DATABASE_NOT_OPEN" && cause !== undefined ? systemCode(cause) : code;
}

export function levelReason(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
