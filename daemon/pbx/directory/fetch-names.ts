import type { NamesPage } from "../../contracts/directory.ts";
import { addNames, type NamedNumbers } from "../../model/directory/names-by-number.ts";

/** How `store` is asked for one page. */
export type AskNames = (page: {
  readonly state: number | null;
  readonly from: number;
  readonly limit: number;
}) => Promise<NamesPage>;

export interface FetchedNames {
  /** By E.164. */
  readonly names: ReadonlyMap<string, string>;
  readonly pages: readonly (readonly NamedNumbers[])[];
}

/** Names in one page: half a millisecond of work between two turns of the loop. */
const PAGE = 200;

/**
 * All names of one state of the directory, page by page, so that a call that comes meanwhile waits for none of it. Null:
 * it has changed on the way, or cannot be read yet; `store` tells when it is worth asking again.
 */
export async function fetchNames(ask: AskNames): Promise<FetchedNames | null> {
  const names = new Map<string, string>();
  const pages: (readonly NamedNumbers[])[] = [];
  let state: number | null = null;
  for (let from: number | null = 0; from !== null; ) {
    const page: NamesPage = await ask({ state, from, limit: PAGE });
    if (page.kind === "changed") return null;
    addNames(names, page.items);
    pages.push(page.items);
    ({ state, next: from } = page);
  }
  return { names, pages };
}
