import { execFile } from "node:child_process";
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startChild } from "../rig/child.ts";
import type { TemporaryFolder } from "../rig/folder.ts";
import { Hopeless, until } from "../rig/waiting.ts";

const run = promisify(execFile);

/** A folder seen through a file system that can be made read-only under whoever uses it (fickle-disk.cc). */
export interface FickleDisk extends AsyncDisposable {
  readonly path: string;
  makeReadOnly(): void;
  makeWritable(): void;
}

/** Null where there is no FUSE, or no libfuse3-dev to build it with. */
export async function mountFickleDisk(folder: TemporaryFolder, behind: string): Promise<FickleDisk | null> {
  const program = folder.file("fickle-disk");
  if (!existsSync("/dev/fuse") || !(await build(program))) return null;
  const path = folder.file("fickle");
  const flag = folder.file("read-only");
  mkdirSync(behind, { recursive: true });
  mkdirSync(path);
  const child = startChild("fickle-disk", program, [behind, flag, "-f", path]);
  const isMounted = (): boolean => {
    if (child.code() !== undefined) throw new Hopeless(`fickle-disk ended: ${child.output()}`);
    return statSync(path).dev !== statSync(folder.path).dev;
  };
  try {
    await until("the fickle disk to be mounted", isMounted);
  } catch (error) {
    await child[Symbol.asyncDispose]();
    // Who may not mount sees these tests skipped, and why.
    process.stdout.write(`${String(error)}\n`);
    return null;
  }
  return {
    path,
    makeReadOnly: () => writeFileSync(flag, ""),
    makeWritable: () => rmSync(flag, { force: true }),
    // Ended in order it takes its mount away.
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

async function build(program: string): Promise<boolean> {
  const source = join(import.meta.dirname, "fickle-disk.cc");
  try {
    const { stdout } = await run("pkg-config", ["--cflags", "--libs", "fuse3"]);
    await run("g++", ["-std=c++20", "-O1", source, ...stdout.trim().split(/\s+/), "-o", program]);
    return true;
  } catch (error) {
    process.stdout.write(`no fickle disk: ${String(error)}\n`);
    return false;
  }
}
