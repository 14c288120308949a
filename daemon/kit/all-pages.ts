/** A page of one state of a list, or that it is another one than that of the pages before. */
type Page<Item> =
  | {
      readonly kind: "page";
      readonly state: number;
      readonly items: readonly Item[];
      /** `from` of the page after; null: that was the last. */
      readonly next: number | null;
    }
  | { readonly kind: "changed" };

export interface PageQuestion {
  /** Null: that of now. */
  readonly state: number | null;
  readonly from: number;
  readonly limit: number;
}

/**
 * Takes a list page by page, all of one state: between two pages the loop turns. False: it has changed on the way, and
 * what was taken is of no use.
 */
export async function allPages<Item>(
  ask: (question: PageQuestion) => Promise<Page<Item>>,
  limit: number,
  take: (items: readonly Item[]) => void,
): Promise<boolean> {
  let state: number | null = null;
  for (let from: number | null = 0; from !== null; ) {
    const page: Page<Item> = await ask({ state, from, limit });
    if (page.kind === "changed") return false;
    take(page.items);
    ({ state, next: from } = page);
  }
  return true;
}
