import type { QueryOf } from "../../contracts/api/route.ts";
import type { RouteTable } from "../../contracts/api/routes.ts";
import type { AuditFilter, AuditLine } from "../../contracts/audit.ts";
import { auditCsvHead, auditCsvLine } from "../../contracts/audit-as-csv.ts";
import type { storeContract } from "../../contracts/store.ts";
import type { AnswerOf } from "../../kit/rpc.ts";
import { beginOfDay, daysAfter, isCalendarDate } from "../../model/calendar/calendar-date.ts";
import { noSuchDay, tooManyExports } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";
import { savedDocument } from "./edit.ts";
import { pageOf } from "./page-of.ts";
import { Places } from "./places.ts";

type Asked = Omit<QueryOf<RouteTable["audit.list"]>, "before" | "limit">;
type Page = AnswerOf<typeof storeContract, "audit.list">;

/** Lines that are looked at in one go, and how often for one page: a filter may find nothing in thousands. */
const AT_ONCE = 500;
const MOST_LOOKS = 20;
const MOST_EXPORTS = 2;

/** The audit log, by pages and as a whole. */
export const auditRoutes = (services: Services): Some<"audit.list" | "audit.csv"> => {
  const { store } = services;
  const places = new Places(MOST_EXPORTS);

  async function* exported(filter: AuditFilter, timeZone: string, author: string, text: string) {
    await store.ask("audit.exported", { author, text });
    yield auditCsvHead();
    for (let before: string | null = null; ; ) {
      const page: Page = await store.ask("audit.list", { before, limit: AT_ONCE, filter });
      if (page.items.length > 0) yield page.items.map((line) => auditCsvLine(line, timeZone)).join("");
      if (page.next === null) return;
      before = page.next;
    }
  }

  return {
    "audit.list": async ({ query: { before, limit, ...asked } }) => {
      const filter = filterOf(asked, (await savedDocument(services)).system.timeZone);
      if (filter === null) return refuse(noSuchDay());
      const wanted = pageOf({
        ...(before === undefined ? {} : { before: padded(before) }),
        ...(limit === undefined ? {} : { limit }),
      });
      return { status: 200, body: await linesOf(store, filter, wanted) };
    },

    "audit.csv": async ({ query, guest: { login } }) => {
      const { timeZone } = (await savedDocument(services)).system;
      const filter = filterOf(query, timeZone);
      if (filter === null) return refuse(noSuchDay());
      const text = Object.entries(query)
        .map(([key, value]) => `${key} ${value}`)
        .join(", ")
        .slice(0, 500);
      const pieces = places.take(exported(filter, timeZone, login.name, text));
      if (pieces === undefined) return refuse(tooManyExports());
      return {
        stream: pieces,
        fields: [
          ["Content-Type", "text/csv; charset=utf-8"],
          ["Content-Disposition", 'attachment; filename="audit.csv"'],
        ],
      };
    },
  };
};

/** Lines are numbered with leading zeros in the keys of store. */
const padded = (line: string): string => line.padStart(12, "0");

/** Days are those of the clocks of the office; null: a day that does not exist. */
function filterOf({ from, to, author, subject }: Asked, timeZone: string): AuditFilter | null {
  if (![from, to].every((day) => day === undefined || isCalendarDate(day))) return null;
  return {
    from: from === undefined ? null : beginOfDay(from, timeZone),
    to: to === undefined ? null : beginOfDay(daysAfter(to, 1), timeZone),
    author: author ?? null,
    subject: subject ?? null,
  };
}

async function linesOf(
  store: Services["store"],
  filter: AuditFilter,
  { before, limit }: { readonly before: string | null; readonly limit: number },
) {
  const items: AuditLine[] = [];
  let next = before;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const page: Page = await store.ask("audit.list", { before: next, limit: AT_ONCE, filter });
    items.push(...page.items);
    next = page.next;
    if (next === null || items.length >= limit) break;
  }
  const shown = items.slice(0, limit);
  // What was read too much is read again from there.
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last !== undefined ? String(last.line) : next };
}
