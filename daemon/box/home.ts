import { accessSync, chmodSync, constants, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { systemCode } from "../kit/box-error.ts";
import { configurationError } from "../kit/exit-codes.ts";

/** The folder that holds everything a box keeps. Nobody but its user may look inside. */

const rooms = ["store", "snapshots", "sounds", "spool", "pbx", "certificates", "run"] as const;

/** Makes what is missing. Throws HOME_UNWRITABLE {home, reason}. */
export function prepareHome(home: string): void {
  try {
    makeFolder(home);
    for (const room of rooms) {
      makeFolder(join(home, room));
      chmodSync(join(home, room), 0o700);
    }
    accessSync(join(home, "run"), constants.W_OK);
  } catch (cause) {
    throw homeUnwritable(home, cause);
  }
}

/**
 * Makes a folder and those above it. Node's own recursive mkdir never ends where a folder exists but takes none
 * (/proc answers ENOENT).
 */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path, { mode: 0o700 });
}

/** Opens the file whose lock says that a box lives here. */
export function openLockFile(home: string): number {
  const path = join(home, "run", "box.lock");
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  } catch (cause) {
    throw homeUnwritable(home, cause);
  }
}

function homeUnwritable(home: string, cause: unknown) {
  const reason = reasons[systemCode(cause) ?? ""] ?? systemCode(cause) ?? String(cause);
  const sentence = `The box cannot keep its data in ${home}: ${reason}. Make it writable for this user, or choose another folder with --home DIR.`;
  return configurationError("HOME_UNWRITABLE", { home, reason }, sentence, cause);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of that path is a file",
  EEXIST: "there is a file of that name",
  EIO: "the disk fails",
  ENOENT: "no folder can be made there",
};
