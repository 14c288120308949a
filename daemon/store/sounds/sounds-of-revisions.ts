import { prefixes } from "../keys.ts";
import type { Database } from "../level/database.ts";

/** Documents that are read at a time: large ones are never all in memory. */
const AT_ONCE = 20;

/** Every uploaded sound that any saved revision names, of whatever format: to undo must bring its sounds back. */
export async function soundsOfRevisions(database: Database): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (let before: string | null = null; ; ) {
    const page = await database.page({ prefix: prefixes.document, before, limit: AT_ONCE });
    for (const { value } of page) for (const sound of digestsIn(value)) named.add(sound);
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return named;
    before = last.key;
  }
}

/** By their field alone: a place of sounds that this version does not know keeps its sounds, too. Pure. */
export const digestsIn = (document: unknown): readonly string[] =>
  [...JSON.stringify(document ?? null).matchAll(/"sound":"([0-9a-f]{64})"/g)].map(([, digest]) => digest ?? "");
