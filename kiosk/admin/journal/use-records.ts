import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CallRecord } from "../../../daemon/contracts/call-record.ts";
import { useSite } from "../../site/use-site.ts";
import { withNewer, withOlder } from "./record-words.ts";

const PAGE = "50";

export interface Records {
  readonly items: readonly CallRecord[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  readonly kind: "asking" | "away" | "here";
}

/** The journal as far as it was read; calls that end meanwhile are put on top. */
export function useRecords(): { records: ReadonlySignal<Records>; more: () => void; again: () => void } {
  const site = useSite();
  const records = useSignal<Records>({ items: [], next: null, kind: "asking" });
  const newest = site.feed.picture.value?.journal?.newest ?? null;

  const top = async () => {
    const answer = await site.ask("records.list", { query: { limit: PAGE } });
    const before = records.peek();
    if (answer.kind === "done") {
      const { items, next } = answer.body;
      const joins = before.items.some(({ call }) => items.some((item) => item.call === call));
      // More calls than a page ended meanwhile: what was read does not join any more.
      records.value = joins ? { ...before, items: withNewer(before.items, items) } : { items, next, kind: "here" };
    } else if (before.kind !== "here") records.value = { ...before, kind: "away" };
  };
  const more = async () => {
    const { next } = records.peek();
    if (next === null) return;
    const answer = await site.ask("records.list", { query: { limit: PAGE, before: next } });
    if (answer.kind !== "done") return site.notices.failed(site.sentences.value.away);
    const { items } = records.peek();
    records.value = { items: withOlder(items, answer.body.items), next: answer.body.next, kind: "here" };
  };
  useEffect(() => void top(), [newest]);
  return { records, more: () => void more(), again: () => void top() };
}
