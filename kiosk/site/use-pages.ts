import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useSite } from "./use-site.ts";

/** A page of the API may hold none of those that are wanted, and have a next one. */
const MOST_LOOKS = 20;

/** What was read of a list that goes on. */
export interface Read<Item> {
  readonly kind: "asking" | "away" | "here";
  readonly items: readonly Item[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

type Reply<Item> =
  | { readonly kind: "done"; readonly body: { readonly items: readonly Item[]; readonly next: string | null } }
  | { readonly kind: "refused" | "away" };

interface Causes {
  /** Another one is another list: it begins empty. */
  readonly list?: string;
  /** Something else means that the list has changed: it is read again, as far as it is shown. */
  readonly changed?: unknown;
}

interface PagesRead<Item> {
  readonly read: Signal<Read<Item>>;
  readonly more: () => void;
  readonly again: () => void;
}

const nothing = { kind: "asking", items: [], next: null } as const;

/** A list of which one page after the other is read; an answer that was overtaken is dropped. */
export function usePages<Item>(
  ask: (before: string | undefined) => Promise<Reply<Item>>,
  { list, changed }: Causes = {},
): PagesRead<Item> {
  const site = useSite();
  const read = useSignal<Read<Item>>(nothing);
  const turn = useRef(0);
  /** Pages that somebody has asked for: who reads the third one does not want to be back on the first. */
  const opened = useRef(1);

  const from = async (known: readonly Item[], start: string | null, pages: number) => {
    const mine = ++turn.current;
    let [items, before, looks]: [readonly Item[], string | null, number] = [known, start, 0];
    do {
      const answer = await ask(before ?? undefined);
      if (mine !== turn.current) return;
      if (answer.kind !== "done") {
        if (read.peek().kind === "here") site.notices.failed(site.sentences.value.away);
        else read.value = { ...nothing, kind: "away" };
        return;
      }
      items = [...items, ...answer.body.items];
      before = answer.body.next;
      looks += 1;
    } while ((items.length === known.length || looks < pages) && before !== null && looks < MOST_LOOKS);
    read.value = { kind: "here", items, next: before };
  };
  useEffect(() => {
    read.value = nothing;
    opened.current = 1;
  }, [list]);
  useEffect(() => void from([], null, opened.current), [list, changed]);
  useEffect(() => () => void turn.current++, []);
  return {
    read,
    more: () => {
      opened.current += 1;
      void from(read.peek().items, read.peek().next, 1);
    },
    again: () => void from([], null, opened.current),
  };
}
