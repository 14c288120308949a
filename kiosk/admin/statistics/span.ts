import type { Period } from "../../../daemon/contracts/statistics.ts";
import { daysAfter, isCalendarDate, WEEKDAYS, weekdayOf } from "../../../daemon/model/calendar/calendar-date.ts";

/** Spans of days that are often wanted; `free`: any other. */
export const SPANS = ["day", "week", "month", "year", "free"] as const;
export type Span = (typeof SPANS)[number];

/** Days by the clocks of the office, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** From the beginning of the span until today, and how it is divided. */
export function spanUntil(span: Exclude<Span, "free">, today: string): Days & { readonly by: Period } {
  switch (span) {
    case "day":
      return { from: today, to: today, by: "hour" };
    case "week":
      return { from: daysAfter(today, -WEEKDAYS.indexOf(weekdayOf(today))), to: today, by: "day" };
    case "month":
      return { from: `${today.slice(0, 8)}01`, to: today, by: "day" };
    case "year":
      return { from: `${today.slice(0, 4)}-01-01`, to: today, by: "month" };
  }
}

/** Which span these days are; `free` when they are none that ends today. */
export const spanOf = ({ from, to }: Days, today: string): Span =>
  (["day", "week", "month", "year"] as const).find((span) => {
    const days = spanUntil(span, today);
    return days.from === from && days.to === to;
  }) ?? "free";

/** The days before, as many; of a month or a year that begins with its first day, the same days of the one before. */
export function daysBefore({ from, to }: Days): Days | null {
  if (!isCalendarDate(from) || !isCalendarDate(to) || to < from) return null;
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith("-01-01") && !to.startsWith(from.slice(0, 7)))
    return { from: yearBefore(from), to: yearBefore(to) };
  if (from.slice(0, 7) === to.slice(0, 7) && from.endsWith("-01") && from !== to)
    return { from: monthBefore(from), to: isLastOfMonth(to) ? daysAfter(from, -1) : monthBefore(to) };
  const length = daysBetween(from, to) + 1;
  return { from: daysAfter(from, -length), to: daysAfter(from, -1) };
}

/** How many days the second is after the first. */
const daysBetween = (one: string, other: string): number =>
  Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${one}T00:00:00Z`)) / 86_400_000);

const isLastOfMonth = (day: string): boolean => daysAfter(day, 1).endsWith("-01");

const yearBefore = (day: string): string => existing(Number(day.slice(0, 4)) - 1, day.slice(5, 7), day.slice(8));

function monthBefore(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const before = String(month === 1 ? 12 : month - 1).padStart(2, "0");
  return existing(month === 1 ? year - 1 : year, before, day.slice(8));
}

/** That day, or the last of its month. */
function existing(year: number, month: string, day: string): string {
  for (let at = Number(day); at > 28; at -= 1) {
    const found = `${year}-${month}-${String(at).padStart(2, "0")}`;
    if (isCalendarDate(found)) return found;
  }
  return `${year}-${month}-${Number(day) > 28 ? "28" : day}`;
}

/** More slots than a chart can show are none. */
const MOST_SLOTS = 400;

/** Every period of some days, in order, those too in which nothing happened; empty when there are too many. */
export function periodsOf({ from, to }: Days, by: Period): readonly string[] {
  if (by === "total") return [""];
  if (by === "hour") return Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
  if (!isCalendarDate(from) || !isCalendarDate(to)) return [];
  const width = { day: 10, month: 7, year: 4 }[by];
  const periods = new Set<string>();
  for (let day = from; day <= to && periods.size <= MOST_SLOTS; day = daysAfter(day, 1))
    periods.add(day.slice(0, width));
  return periods.size > MOST_SLOTS ? [] : [...periods];
}
