import type { Wish } from "./wish.ts";

export interface WishOf extends Wish {
  /** The extension that waits. */
  readonly by: string;
}

/** How things are in the house. */
export interface Now {
  readonly at: number;
  /** No call, a telephone, and nothing set against calls; for so long as counts. */
  isFree(extension: string): boolean;
}

/**
 * Which of them are called now, and which go on waiting; the others are forgotten. Whoever waits longest comes first, and
 * nobody is needed twice at once.
 */
export function due(
  wishes: readonly WishOf[],
  { at, isFree }: Now,
): { readonly now: readonly WishOf[]; readonly later: readonly WishOf[] } {
  const taken = new Set<string>();
  const now: WishOf[] = [];
  const later: WishOf[] = [];
  for (const wish of [...wishes].sort((one, other) => one.until - other.until)) {
    if (wish.until <= at) continue;
    const both = [wish.by, wish.to];
    if (both.every((extension) => !taken.has(extension) && isFree(extension))) {
      now.push(wish);
      for (const extension of both) taken.add(extension);
    } else later.push(wish);
  }
  return { now, later };
}
