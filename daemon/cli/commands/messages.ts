import type { MessageFilter, MessageRecord } from "../../contracts/message-record.ts";
import type { storeContract } from "../../contracts/store.ts";
import type { AnswerOf, Peer } from "../../kit/rpc.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

type Page = AnswerOf<typeof storeContract, "messages.list">;

const usualLimit = 20;
const longestPage = 1000;

/** Text messages, newest first. */
export const messages: Command = async ({ home, typed, terminal }) => {
  const limit = Number(typed.values.limit ?? usualLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > longestPage) {
    terminal.complain(`sipleo: --limit has to be a number between 1 and ${longestPage}.\n`);
    return exits.misunderstood;
  }
  const filter = { extension: typed.values.for ?? null, unread: typed.switches.has("unread") };
  const found = await ask(home, "store", (store) => latest(store, filter, limit));
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(found, undefined, 2)}\n` : inWords(found));
  return exits.done;
};

/** A page may hold none of those that are wanted. */
async function latest(store: Peer<typeof storeContract>, filter: MessageFilter, limit: number) {
  const found: MessageRecord[] = [];
  for (let before: string | null = null; ; ) {
    const page: Page = await store.call("messages.list", { before, limit: longestPage, filter });
    found.push(...page.items);
    if (found.length >= limit || page.next === null) return found.slice(0, limit);
    before = page.next;
  }
}

/** The same for people: who, to whom, and what became of it; never what they say. */
export function inWords(list: readonly MessageRecord[]): string {
  if (list.length === 0) return "No text messages.\n";
  const rows = list.map((record) => [
    localTime(record.at),
    record.from.number || "hidden",
    record.to,
    record.line ?? "-",
    whatBecame(record),
    record.deliveries.length === 0 ? "-" : record.read === null ? "unread" : `read by ${record.read.by}`,
    record.message,
  ]);
  return table(["WHEN", "FROM", "TO", "LINE", "DELIVERED", "READ", "MESSAGE"], rows);
}

function whatBecame({ outcome, status, deliveries }: MessageRecord): string {
  if (outcome === "failed") return `failed (${status})`;
  if (outcome !== "kept") return outcome;
  const got = deliveries.filter(({ state }) => state === "delivered").length;
  return deliveries.length === 1 ? (deliveries[0]?.state ?? "") : `${got} of ${deliveries.length}`;
}
