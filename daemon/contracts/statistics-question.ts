import { isCalendarDate } from "../model/calendar/calendar-date.ts";
import type { StatisticsQuery } from "./api/statistics.ts";
import { CALL_KINDS, type CallKind, type StatisticsQuestion } from "./statistics.ts";

/** What a query, or a command line, asks of `store`; null: a day that does not exist. */
export function questionOf(asked: StatisticsQuery): StatisticsQuestion | null {
  const { from, to, by = "day", of = "office", numbers, origin = null } = asked;
  if (!isCalendarDate(from) || !isCalendarDate(to)) return null;
  return { from, to, by, of, numbers: numbers?.split(",") ?? null, origin };
}

/** None: all. */
export const kindsOf = ({ kinds = "" }: Pick<StatisticsQuery, "kinds">): readonly CallKind[] => {
  const chosen = new Set(kinds.split(","));
  return CALL_KINDS.filter((kind) => chosen.has(kind));
};
