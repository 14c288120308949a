import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

type Reply<Item> =
  | { readonly kind: "done"; readonly body: { readonly items: readonly Item[]; readonly next: string | null } }
  | { readonly kind: "refused" }
  | { readonly kind: "away" };

export interface Read<Item> {
  readonly kind: "asking" | "away" | "here";
  readonly items: readonly Item[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

interface PagesRead<Item> {
  readonly read: ReadonlySignal<Read<Item>>;
  readonly more: () => void;
  readonly again: () => void;
}

/** A list of which one page after the other is read; from its beginning whenever `cause` changes. */
export function usePages<Item>(
  ask: (before: string | undefined) => Promise<Reply<Item>>,
  cause: unknown = null,
): PagesRead<Item> {
  const read = useSignal<Read<Item>>({ kind: "asking", items: [], next: null });
  const page = async (before: string | undefined) => {
    const answer = await ask(before);
    if (answer.kind !== "done") {
      read.value = { ...read.peek(), kind: "away" };
      return;
    }
    const known = before === undefined ? [] : read.peek().items;
    read.value = { kind: "here", items: [...known, ...answer.body.items], next: answer.body.next };
  };
  useEffect(() => void page(undefined), [cause]);
  return {
    read,
    more: () => void page(read.peek().next ?? undefined),
    again: () => void page(undefined),
  };
}
