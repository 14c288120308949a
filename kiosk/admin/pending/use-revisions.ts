import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Revision } from "../../../daemon/contracts/revision.ts";
import { useSite } from "../../site/use-site.ts";

/** What is there of the history; `older` asks for the page before. */
export interface Revisions {
  readonly items: readonly Revision[];
  readonly state: "asking" | "away" | "here";
  readonly hasOlder: boolean;
  readonly older: () => void;
  readonly again: () => void;
}

/** Revisions from the newest on, anew whenever something is saved. */
export function useRevisions(saved: number | null): Revisions {
  const site = useSite();
  const items = useSignal<readonly Revision[]>([]);
  const state = useSignal<Revisions["state"]>("asking");
  const next = useSignal<string | null>(null);
  const turn = useRef(0);
  const ask = async (before: string | null) => {
    const mine = ++turn.current;
    const answer = await site.ask("revisions", { query: before === null ? {} : { before } });
    if (mine !== turn.current) return;
    if (answer.kind !== "done") {
      if (items.peek().length === 0) state.value = "away";
      return;
    }
    items.value = before === null ? answer.body.items : [...items.peek(), ...answer.body.items];
    next.value = answer.body.next;
    state.value = "here";
  };
  useEffect(() => {
    void ask(null);
  }, [saved]);
  return {
    items: items.value,
    state: state.value,
    hasOlder: next.value !== null,
    older: () => void ask(next.peek()),
    again: () => void ask(null),
  };
}
