import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Default } from "typebox/value";
import { type CurrentSnapshot, currentSchema } from "../../contracts/store-consumer.ts";
import { BoxError } from "../../kit/box-error.ts";
import { parser } from "../../kit/parse.ts";
import { type PbxView, pbxViewSchema } from "../../model/snapshot/pbx-view.ts";

/** A view that has been read and checked, with the digest of its file. */
export interface LoadedView {
  readonly view: PbxView;
  readonly digest: string;
}

const parseView = parser(pbxViewSchema, "the snapshot");
const parseCurrent = parser(currentSchema, "snapshots/current.json");

/**
 * Reads one snapshot. Fails with `SNAPSHOT_UNREADABLE {file}` when it is not there, is not what its digest says
 * (lower-case hex SHA-256 of its bytes; null: not known), or does not hold a view.
 */
export async function loadView(folder: string, file: string, digest: string | null): Promise<LoadedView> {
  try {
    const bytes = await readFile(join(folder, file));
    const is = createHash("sha256").update(bytes).digest("hex");
    if (digest !== null && is !== digest) throw new BoxError("DIGEST_DIFFERS", { expected: digest, is });
    // An older version did not know every field: what has a default is filled in, so that an upgrade can start from it.
    const raw: unknown = Default(pbxViewSchema, JSON.parse(bytes.toString("utf8")));
    return { view: parseView(raw), digest: is };
  } catch (cause) {
    const sentence = `The snapshot ${join(folder, file)} cannot be used: ${cause instanceof Error ? cause.message : "unreadable"}.`;
    throw new BoxError("SNAPSHOT_UNREADABLE", { file }, { cause, sentence });
  }
}

/** What `current.json` names, else the newest snapshot that is sound; null when there is none. */
export async function lastGoodView(folder: string, skipped: (error: unknown) => void): Promise<LoadedView | null> {
  const current = await readCurrent(folder, skipped);
  const tries: [string, string | null][] = current === null ? [] : [[current.views.pbx.file, current.views.pbx.digest]];
  for (const file of await snapshotsIn(folder)) if (file !== tries[0]?.[0]) tries.push([file, null]);
  for (const [file, digest] of tries) {
    try {
      return await loadView(folder, file, digest);
    } catch (error) {
      skipped(error);
    }
  }
  return null;
}

async function readCurrent(folder: string, skipped: (error: unknown) => void): Promise<CurrentSnapshot | null> {
  try {
    return parseCurrent(JSON.parse(await readFile(join(folder, "current.json"), "utf8")));
  } catch (error) {
    if (!isMissing(error)) skipped(error);
    return null;
  }
}

/** Names of the pbx snapshots, newest revision first. */
async function snapshotsIn(folder: string): Promise<readonly string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => /^pbx-\d+\.json$/.test(name));
    return names.sort((a, b) => revisionOf(b) - revisionOf(a));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const revisionOf = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0);

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
