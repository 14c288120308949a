import type { ListedRecord } from "../../../daemon/contracts/api/routes.ts";
import type { Ask } from "../../api/ask.ts";

const PAGES = 10;
const PAGE = "200";
/** A call begins about when it gets its name. */
const ABOUT_MS = 60_000;

type Found =
  | { readonly kind: "done"; readonly body: { readonly record: ListedRecord }; readonly tag: null }
  | { readonly kind: "refused"; readonly problem: { readonly status: number } }
  | { readonly kind: "away" };

/** Looks for the record of a call: about the moment in its name, and not for ever. */
export async function findRecord(ask: Ask, call: string): Promise<Found> {
  const about = momentOf(call);
  const span = about === null ? {} : { from: String(about - ABOUT_MS), to: String(about + ABOUT_MS) };
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const part = before === undefined ? {} : { before };
    const answer = await ask("records.list", { query: { limit: PAGE, ...span, ...part } });
    if (answer.kind !== "done") return answer;
    const record = answer.body.items.find((one) => one.call === call);
    if (record !== undefined) return { kind: "done", body: { record }, tag: null };
    if (answer.body.next === null) break;
    before = answer.body.next;
  }
  return { kind: "refused", problem: { status: 404 } };
}

/** Names of calls are UUIDs of version 7 (RFC 9562 §5.7), which begin with their time. */
export function momentOf(call: string): number | null {
  const [, high = "", low = ""] = /^([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(call) ?? [];
  return high === "" ? null : Number.parseInt(high + low, 16);
}
