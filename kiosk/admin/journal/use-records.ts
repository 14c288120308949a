import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ListedRecord } from "../../../daemon/contracts/api/routes.ts";
import { useSite } from "../../site/use-site.ts";
import { type JournalFilter, recordQueryOf } from "./journal-filter.ts";
import { withNewer } from "./record-words.ts";

/** Calls on a page, at least; records that are looked at for it at a time, and how often. */
const PAGE = 50;
const LOOKED_AT = "200";
const MOST_LOOKS = 20;

export interface Records {
  readonly kind: "asking" | "away" | "here";
  readonly items: readonly ListedRecord[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  /** So much was looked through that somebody has to say whether to go on. */
  readonly isCut: boolean;
}

const nothing: Records = { kind: "asking", items: [], next: null, isCut: false };

/** A page of the journal; on the first one, calls that end meanwhile are put on top. */
export function useRecords(
  filter: JournalFilter,
  before: string,
): { readonly records: ReadonlySignal<Records>; readonly again: () => void } {
  const site = useSite();
  const records = useSignal<Records>(nothing);
  const turn = useRef(0);
  const newest = site.feed.picture.value?.journal?.newest ?? null;
  const query = recordQueryOf(filter);
  const wanted = JSON.stringify([query, before]);

  const read = async () => {
    const mine = ++turn.current;
    let [items, from, looks]: [readonly ListedRecord[], string | null, number] = [[], before, 0];
    // With a filter a page of the API may hold a few, or none, and have a next one all the same.
    while (from !== null && items.length < PAGE && looks < MOST_LOOKS) {
      const limit = Object.keys(query).length === 0 ? String(PAGE) : LOOKED_AT;
      const part: Readonly<Record<string, string>> = from === "" ? {} : { before: from };
      const answer = await site.ask("records.list", { query: { ...query, ...part, limit } });
      if (mine !== turn.current) return;
      if (answer.kind !== "done") {
        if (records.peek().kind !== "here") records.value = { ...nothing, kind: "away" };
        return;
      }
      items = [...items, ...answer.body.items];
      from = answer.body.next;
      looks += 1;
    }
    records.value = { kind: "here", items, next: from, isCut: items.length < PAGE && from !== null };
  };
  /** What ended since, in front of what is shown. */
  const top = async () => {
    const answer = await site.ask("records.list", { query: { ...query, limit: String(PAGE) } });
    const now = records.peek();
    if (answer.kind !== "done" || now.kind !== "here") return;
    const joins =
      now.items.length === 0 || now.items.some(({ call }) => answer.body.items.some((one) => one.call === call));
    if (joins) records.value = { ...now, items: withNewer(now.items, answer.body.items) };
    else await read();
  };
  useEffect(() => {
    records.value = nothing;
    void read();
  }, [wanted]);
  useEffect(() => {
    if (before === "" && records.peek().kind === "here") void top();
  }, [newest]);
  useEffect(() => () => void turn.current++, []);
  return { records, again: () => void read() };
}
