import type { CallRecord } from "../../../daemon/contracts/call-record.ts";
import type { Ask } from "../../api/ask.ts";

const PAGES = 10;
const PAGE = "200";

type Found =
  | { readonly kind: "done"; readonly body: { readonly record: CallRecord }; readonly tag: null }
  | { readonly kind: "refused"; readonly problem: { readonly status: number } }
  | { readonly kind: "away" };

/** Looks for the record of a call, page by page from the newest, and not for ever. */
export async function findRecord(ask: Ask, call: string): Promise<Found> {
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await ask("records.list", { query: { limit: PAGE, ...(before === undefined ? {} : { before }) } });
    if (answer.kind !== "done") return answer;
    const record = answer.body.items.find((one) => one.call === call);
    if (record !== undefined) return { kind: "done", body: { record }, tag: null };
    if (answer.body.next === null) break;
    before = answer.body.next;
  }
  return { kind: "refused", problem: { status: 404 } };
}
