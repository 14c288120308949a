import type { QueryOf } from "../../contracts/api/route.ts";
import type { RouteTable } from "../../contracts/api/routes.ts";
import type { RecordFilter } from "../../contracts/record-filter.ts";
import { beginOfDay, daysAfter, isCalendarDate } from "../../model/calendar/calendar-date.ts";

type Asked = QueryOf<RouteTable["records.json"]>;

/** The records that a query asks for; null: a day that does not exist. Days are those of the clocks of the office. */
export function filterOf(asked: Asked, timeZone: string): RecordFilter | null {
  const from = asked.from === undefined ? null : momentOf(asked.from, 0, timeZone);
  const to = asked.to === undefined ? null : momentOf(asked.to, 1, timeZone);
  if (from === undefined || to === undefined) return null;
  const { number = null, line = null, direction = null, outcome = null } = asked;
  return { from, to, number, line, direction, outcome };
}

/** Days later, when it is a day. */
function momentOf(text: string, later: number, timeZone: string): number | undefined {
  if (!text.includes("-")) return Number(text);
  return isCalendarDate(text) ? beginOfDay(daysAfter(text, later), timeZone) : undefined;
}
