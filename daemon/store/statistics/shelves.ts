import { daysAfter } from "../../model/calendar/calendar-date.ts";

/** How figures are kept: each value is of one subject and one period, in buckets. */
export const SHELVES = {
  "hours-of-day": { period: "day", isOfHours: true },
  "hours-of-month": { period: "month", isOfHours: true },
  "days-of-month": { period: "month", isOfHours: false },
  "months-of-year": { period: "year", isOfHours: false },
} as const;
export type Shelf = keyof typeof SHELVES;

/** Of a period as text: `2026`, `2026-11`, `2026-11-27`. */
const LENGTHS = { year: 4, month: 7, day: 10 } as const;

/** The period of that shelf to which a day, or a part of one, belongs. */
export const periodOf = (shelf: Shelf, date: string): string => date.slice(0, LENGTHS[SHELVES[shelf].period]);

export function nextPeriod(shelf: Shelf, period: string): string {
  switch (SHELVES[shelf].period) {
    case "day":
      return daysAfter(period, 1);
    case "month":
      return nextMonth(period);
    case "year":
      return String(Number(period) + 1);
  }
}

export const nextMonth = (month: string): string => daysAfter(`${month}-01`, 31).slice(0, 7);
