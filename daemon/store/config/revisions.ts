import type { Revision } from "../../contracts/revision.ts";
import { isRecord } from "../../model/config/json.ts";
import { keys, prefixes } from "../keys.ts";
import type { Database } from "../level/database.ts";
import { isRevision } from "./stored-revision.ts";

/** Heads of revisions, newest first. `before` is a revision number as text. STORE_CLOSED, STORE_DAMAGED. */
export async function listRevisions(
  database: Database,
  before: string | null,
  limit: number,
): Promise<{ items: Revision[]; next: string | null }> {
  const below = before === null ? null : keys.revision(Number(before) || 0);
  const found = await database.page({ prefix: prefixes.revision, before: below, limit });
  const items = found.flatMap(({ value }) => (isRecord(value) && isRevision(value.head) ? [value.head] : []));
  const last = found.at(-1);
  const next =
    found.length < limit || last === undefined ? null : String(Number(last.key.slice(prefixes.revision.length)));
  return { items, next };
}
