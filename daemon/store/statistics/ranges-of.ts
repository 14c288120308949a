import type { StatisticsQuestion } from "../../contracts/statistics.ts";
import { daysAfter } from "../../model/calendar/calendar-date.ts";
import { nextMonth, type Shelf } from "./shelves.ts";

/** Figures from one day to another, or from one month to another, both included. */
export interface Range {
  readonly shelf: Shelf;
  readonly from: string;
  readonly to: string;
}

type Asked = Pick<StatisticsQuestion, "from" | "to" | "by">;

/** What is read for a question: whole months where they will do, single days at their edges. Pure. */
export function rangesOf({ from, to, by }: Asked): readonly Range[] {
  if (from > to) return [];
  if (by === "day") return [{ shelf: "days-of-month", from, to }];

  const [edge, whole] =
    by === "hour" ? (["hours-of-day", "hours-of-month"] as const) : (["days-of-month", "months-of-year"] as const);
  const firstWhole = from.endsWith("-01") ? monthOf(from) : nextMonth(monthOf(from));
  // The month of the day after the last one is not whole, the one before it is.
  const notWhole = monthOf(daysAfter(to, 1));
  if (firstWhole >= notWhole) return [{ shelf: edge, from, to }];
  const lastWhole = monthOf(daysAfter(`${notWhole}-01`, -1));
  const all: readonly Range[] = [
    { shelf: edge, from, to: daysAfter(`${firstWhole}-01`, -1) },
    { shelf: whole, from: firstWhole, to: lastWhole },
    { shelf: edge, from: `${notWhole}-01`, to },
  ];
  return all.filter((range) => range.from <= range.to);
}

const monthOf = (date: string): string => date.slice(0, 7);
