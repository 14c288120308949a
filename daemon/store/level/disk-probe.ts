import { randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { describeError, systemCode } from "../../kit/box-error.ts";

/** What LevelDB writes at least when it opens (its log becomes a table, a new manifest), with room to spare. */
const PROBE_BYTES = 256 * 1024;

/** Tries to write and to sync in a folder. Returns why it cannot, or null when it can. Leaves nothing behind. */
export async function cannotWrite(folder: string): Promise<string | null> {
  const path = join(folder, `.probe-${randomUUID()}`);
  try {
    await writeProbe(path);
    return null;
  } catch (error) {
    return systemCode(error) ?? describeError(error);
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function writeProbe(path: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(Buffer.alloc(PROBE_BYTES));
    await file.sync();
  } finally {
    await file.close();
  }
}
