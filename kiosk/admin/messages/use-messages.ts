import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { MessageRecord } from "../../../daemon/contracts/message-record.ts";
import type { Query } from "../../place/query.ts";
import { useSite } from "../../site/use-site.ts";

const LOOKED_AT = "200";
/** A page of the API may hold none of those that are wanted, and have a next one. */
const MOST_LOOKS = 20;

export interface Messages {
  readonly kind: "asking" | "away" | "here";
  readonly items: readonly MessageRecord[];
  readonly next: string | null;
}

const nothing: Messages = { kind: "asking", items: [], next: null };

interface Answered {
  readonly messages: ReadonlySignal<Messages>;
  readonly more: () => void;
  readonly again: () => void;
}

/** Text messages, the newest first, as far as they were read; read again when something of them changes. */
export function useMessages(query: Query): Answered {
  const site = useSite();
  const messages = useSignal<Messages>(nothing);
  const turn = useRef(0);
  const changed = site.feed.picture.value?.messages?.changedAt ?? null;

  const read = async (known: readonly MessageRecord[], from: string | null) => {
    const mine = ++turn.current;
    let [items, before, looks]: [readonly MessageRecord[], string | null, number] = [known, from, 0];
    do {
      const part: Readonly<Record<string, string>> = before === null ? {} : { before };
      const answer = await site.ask("messages.list", { query: { ...query, ...part, limit: LOOKED_AT } });
      if (mine !== turn.current) return;
      if (answer.kind !== "done") {
        if (messages.peek().kind === "here") site.notices.failed(site.sentences.value.away);
        else messages.value = { ...nothing, kind: "away" };
        return;
      }
      items = [...items, ...answer.body.items];
      before = answer.body.next;
      looks += 1;
    } while (items.length === known.length && before !== null && looks < MOST_LOOKS);
    messages.value = { kind: "here", items, next: before };
  };
  useEffect(() => void read([], null), [JSON.stringify(query), changed]);
  useEffect(() => () => void turn.current++, []);
  return {
    messages,
    more: () => void read(messages.peek().items, messages.peek().next),
    again: () => void read([], null),
  };
}
