import type { NamesPage } from "../../contracts/directory.ts";
import { allPages, type PageQuestion } from "../../kit/all-pages.ts";
import { addNames, type NamedNumbers } from "../../model/directory/names-by-number.ts";

/** How `store` is asked for one page. */
export type AskNames = (page: PageQuestion) => Promise<NamesPage>;

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
  const isWhole = await allPages(ask, PAGE, (items) => {
    addNames(names, items);
    pages.push(items);
  });
  return isWhole ? { names, pages } : null;
}
