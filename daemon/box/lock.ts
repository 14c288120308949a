import { spawnSync } from "node:child_process";
import { ftruncateSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Clock, wait } from "../kit/clock.ts";
import { configurationError } from "../kit/exit-codes.ts";
import { openLockFile } from "./home.ts";

/**
 * One box per home. The lock is flock(2) on run/box.lock, taken by the command `flock` on our own open file (Node has no call
 * for it): it belongs to that open file, so it lives as long as somebody holds it and no crash can leave it behind. The
 * services inherit the file: when a box was killed, the next one waits until the last of its processes has ended.
 */
export interface HomeLock {
  /** To be inherited by every process of the box. */
  readonly descriptor: number;
}

/** How long the processes of a killed box may take to notice and end, in milliseconds. */
const farewellMs = 15_000;
const retryMs = 200;

/** Throws HOME_IN_USE {home, pid} when a living box is there. */
export async function lockHome(home: string, pid: number, clock: Clock): Promise<HomeLock> {
  const descriptor = openLockFile(home);
  const deadline = clock.monotonic() + farewellMs;
  while (!tryLock(descriptor)) {
    const holder = readHolder(home);
    if ((holder !== undefined && isAlive(holder)) || clock.monotonic() > deadline) throw homeInUse(home, holder);
    await wait(clock, retryMs);
  }
  noteHolder(descriptor, pid);
  return { descriptor };
}

function tryLock(descriptor: number): boolean {
  const taken = spawnSync("flock", ["--exclusive", "--nonblock", "3"], {
    stdio: ["ignore", "ignore", "ignore", descriptor],
  });
  if (taken.error === undefined) return taken.status === 0;
  throw configurationError(
    "NO_FLOCK",
    {},
    "The command flock, which is part of Debian's util-linux, cannot be run: install it with apt-get install util-linux.",
    taken.error,
  );
}

/** A full disk must not keep the box from its calls: the number is only for the sentence that a second box prints. */
function noteHolder(descriptor: number, pid: number): void {
  try {
    ftruncateSync(descriptor, 0);
    writeSync(descriptor, `${pid}\n`, 0);
  } catch {
    return;
  }
}

function readHolder(home: string): number | undefined {
  const pid = Number.parseInt(readFileSync(join(home, "run", "box.lock"), "utf8"), 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function homeInUse(home: string, pid: number | undefined) {
  const living = pid !== undefined && isAlive(pid);
  const who = living ? `Another box (process ${pid}) already runs on` : "Processes of a box that was killed still hold";
  const remedy = living ? `Stop it with "sipleo stop --home ${home}"` : `End them (processes named node … main.js)`;
  const sentence = `${who} ${home}. ${remedy}, or choose another folder with --home DIR.`;
  return configurationError("HOME_IN_USE", { home, pid: living ? pid : null }, sentence);
}
