import { execFile } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A disk of a few megabytes, mounted at this folder; null when this user may not mount one. */
export interface SmallDisk extends AsyncDisposable {
  fill(): Promise<void>;
  free(): void;
}

export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk | null> {
  mkdirSync(folder, { recursive: true });
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0700`, "tmpfs", folder]);
  } catch {
    return null;
  }
  const ballast = join(folder, "ballast");
  return {
    // dd ends with an error when the disk is full: that is what it is for.
    fill: () =>
      run("dd", ["if=/dev/zero", `of=${ballast}`, "bs=4k", "oflag=append", "conv=notrunc"]).then(
        () => undefined,
        () => undefined,
      ),
    free: () => rmSync(ballast, { force: true }),
    async [Symbol.asyncDispose]() {
      await run("umount", ["-l", folder]);
    },
  };
}
