import type { CallRecord } from "../../contracts/call-record.ts";
import type { RecordFilter } from "../../contracts/record-filter.ts";
import { csvHead, csvLine } from "../../contracts/records-as-csv.ts";
import type { storeContract } from "../../contracts/store.ts";
import type { Log } from "../../kit/log.ts";
import type { AnswerOf } from "../../kit/rpc.ts";
import { authorOf, type Guest } from "../access/guest.ts";
import { noSuchDay, tooManyExports } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some, type Streamed } from "./call.ts";
import { savedDocument } from "./edit.ts";
import { pageOf } from "./page-of.ts";
import { Places } from "./places.ts";
import { filterOf } from "./record-filter.ts";
import { withNames } from "./with-names.ts";

/** Records that are asked of store at a time: more are never held here, however many are exported. */
const AT_ONCE = 200;
/** Each reads through the journal; who waits for a page of it shall not notice. */
const MOST_EXPORTS = 4;

type Page = AnswerOf<typeof storeContract, "records.list">;

/** How one record is written, and what stands before, between and behind them. */
interface Written {
  readonly name: string;
  readonly type: string;
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  record(record: CallRecord): string;
}

/** The journal of calls, by pages and as a whole [STA-06, GAP-16]. */
export const recordRoutes = (services: Services, log: Log): Some<"records.list" | "records.csv" | "records.json"> => {
  const { store } = services;
  const places = new Places(MOST_EXPORTS);

  async function* exported(filter: RecordFilter, { head, between, tail, record }: Written, note: () => Promise<void>) {
    await note();
    yield head;
    let first = true;
    for (let before: string | null = null; ; ) {
      const page: Page = await store.ask("records.list", { before, limit: AT_ONCE, filter });
      if (page.items.length > 0) {
        yield (first ? "" : between) + page.items.map(record).join(between);
        first = false;
      }
      if (page.next === null) break;
      before = page.next;
    }
    yield tail;
  }

  const exporting = async (
    asked: Parameters<typeof filterOf>[0],
    guest: Guest,
    written: (timeZone: string) => Written,
  ) => {
    const { timeZone } = (await savedDocument(services)).system;
    const filter = filterOf(asked, timeZone);
    if (filter === null) return refuse(noSuchDay());
    const how = written(timeZone);
    const text = [how.name, ...Object.entries(asked).map(([name, value]) => `${name} ${value}`)].join(", ");
    const note = async () => {
      const author = authorOf(guest);
      log.info("call records are exported", { author, what: text });
      await store.ask("records.exported", { author, text: text.slice(0, 500) });
    };
    const pieces = places.take(exported(filter, how, note));
    return pieces === undefined ? refuse(tooManyExports()) : streamed(how, pieces);
  };

  return {
    "records.list": async ({ query: { before, limit, ...asked } }) => {
      const page = pageOf({ ...(before === undefined ? {} : { before }), ...(limit === undefined ? {} : { limit }) });
      const isAny = Object.keys(asked).length === 0;
      const filter = isAny ? undefined : filterOf(asked, (await savedDocument(services)).system.timeZone);
      if (filter === null) return refuse(noSuchDay());
      const { items, next } = await store.ask("records.list", { ...page, ...(filter === undefined ? {} : { filter }) });
      return { status: 200, body: { items: await withNames(services, items, numbersOf), next } };
    },

    "records.csv": ({ query: { separator = "semicolon", ...asked }, guest }) =>
      exporting(asked, guest, (timeZone) => ({
        name: "appels.csv",
        type: "text/csv; charset=utf-8",
        head: csvHead({ separator }),
        between: "",
        tail: "",
        record: (record) => csvLine(record, { separator, timeZone }),
      })),

    "records.json": ({ query, guest }) =>
      exporting(query, guest, () => ({
        name: "appels.json",
        type: "application/json; charset=utf-8",
        head: "[\n",
        between: ",\n",
        tail: "\n]\n",
        record: (record) => JSON.stringify(record),
      })),
  };
};

const numbersOf = ({ caller, dialled }: CallRecord): readonly string[] => [caller.number, dialled];

const streamed = ({ name, type }: Written, stream: AsyncIterableIterator<string>): Streamed => ({
  stream,
  fields: [
    ["Content-Type", type],
    ["Content-Disposition", `attachment; filename="${name}"`],
  ],
});
