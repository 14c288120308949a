import type { StatisticsQuestion } from "../../contracts/statistics.ts";
import { type CalendarDate, daysAfter } from "../../model/calendar/calendar-date.ts";
import { type FiguresShelf, figuresOf } from "../keys.ts";

/** Keys between these two, without them, whose figures answer a question together. */
export interface Range {
  readonly shelf: FiguresShelf;
  readonly above: string;
  readonly below: string;
}

/** What is read for a question: whole months where they will do, single days at their edges. Pure. */
export function rangesOf({
  of,
  from,
  to,
  by,
}: Pick<StatisticsQuestion, "of" | "from" | "to" | "by">): readonly Range[] {
  const end = daysAfter(to, 1);
  const range = (shelf: FiguresShelf, first: string, below: string): Range => ({
    shelf,
    above: figuresOf(shelf, of) + first,
    below: figuresOf(shelf, of) + below,
  });
  if (from > to) return [];
  if (by !== "hour") return [range("month-days", monthOf(from), monthAfter(to))];

  const firstWhole = from.endsWith("-01") ? monthOf(from) : monthAfter(from);
  const afterWhole = monthOf(end);
  if (firstWhole >= afterWhole) return [range("day", from, end)];
  return [
    range("day", from, `${firstWhole}-01`),
    range("month-hours", firstWhole, afterWhole),
    range("day", `${afterWhole}-01`, end),
  ];
}

const monthOf = (date: CalendarDate): string => date.slice(0, 7);
const monthAfter = (date: CalendarDate): string => monthOf(daysAfter(`${monthOf(date)}-01`, 31));
