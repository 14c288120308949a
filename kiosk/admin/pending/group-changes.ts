import type { ChangeOfObject } from "../../../daemon/contracts/api/pending.ts";

/** The changes of one page of the site. */
export interface PageChanges {
  readonly page: ChangeOfObject["page"];
  readonly changes: readonly ChangeOfObject[];
}

/** Changes by page, in the order in which they come. */
export function groupChanges(changes: readonly ChangeOfObject[]): readonly PageChanges[] {
  const pages = new Map<string, { page: ChangeOfObject["page"]; changes: ChangeOfObject[] }>();
  for (const change of changes) {
    const found = pages.get(change.page.id);
    if (found === undefined) pages.set(change.page.id, { page: change.page, changes: [change] });
    else found.changes.push(change);
  }
  return [...pages.values()];
}
