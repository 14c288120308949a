import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Recording } from "../../../daemon/contracts/recording.ts";
import type { Query } from "../../place/query.ts";
import { useSite } from "../../site/use-site.ts";

const LOOKED_AT = "200";
/** A page of the API may hold none of those that are wanted, and have a next one. */
const MOST_LOOKS = 20;

export interface Recordings {
  readonly kind: "asking" | "away" | "here";
  readonly items: readonly Recording[];
  readonly next: string | null;
}

const nothing: Recordings = { kind: "asking", items: [], next: null };

interface Answered {
  readonly found: ReadonlySignal<Recordings>;
  readonly more: () => void;
  readonly again: () => void;
  /** It has been deleted. */
  readonly drop: (recording: string) => void;
}

/** Recordings, the newest first, as far as they were read. */
export function useRecordings(query: Query): Answered {
  const site = useSite();
  const found = useSignal<Recordings>(nothing);
  const turn = useRef(0);

  const read = async (known: readonly Recording[], from: string | null) => {
    const mine = ++turn.current;
    let [items, before, looks]: [readonly Recording[], string | null, number] = [known, from, 0];
    do {
      const part: Readonly<Record<string, string>> = before === null ? {} : { before };
      const answer = await site.ask("recordings.list", { query: { ...query, ...part, limit: LOOKED_AT } });
      if (mine !== turn.current) return;
      if (answer.kind !== "done") {
        if (known.length > 0) site.notices.failed(site.sentences.value.away);
        else found.value = { ...nothing, kind: "away" };
        return;
      }
      items = [...items, ...answer.body.items];
      before = answer.body.next;
      looks += 1;
    } while (items.length === known.length && before !== null && looks < MOST_LOOKS);
    found.value = { kind: "here", items, next: before };
  };
  useEffect(() => {
    found.value = nothing;
    void read([], null);
  }, [JSON.stringify(query)]);
  useEffect(() => () => void turn.current++, []);
  return {
    found,
    more: () => void read(found.peek().items, found.peek().next),
    again: () => void read([], null),
    drop: (recording) => {
      const { items } = found.peek();
      found.value = { ...found.peek(), items: items.filter((one) => one.recording !== recording) };
    },
  };
}
