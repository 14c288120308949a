import { type CalendarDate, daysAfter, localTime, type Weekday, weekdayOf } from "./calendar-date.ts";
import { type HolidayZone, holidayOn } from "./holidays.ts";
import { minutesOf } from "./time-of-day.ts";

/** When a rule or a profile holds. Times are those of the clock on the wall. */
export interface TimeRange {
  /** Weekdays on which the range begins. None: only the one-off dates count. */
  readonly days: readonly Weekday[];
  /** "HH:MM", 00:00 to 23:59. */
  readonly from: string;
  /** "HH:MM", excluded. Not after `from`: the range runs past midnight and belongs to the day it began; equal: 24 hours. */
  readonly to: string;
  /** Public holidays: as any other day, only they, or never they. */
  readonly holidays: "any" | "only" | "never";
  /** Days on which the range begins whatever weekday or holiday they are. */
  readonly dates?: readonly CalendarDate[];
}

/** The part of a range that does not hold. */
export type FailedPart = "day" | "time" | "holiday";

/** `day` is the day that the range was held against: the one on which it began, or would have. */
export type RangeReading =
  | { readonly holds: true; readonly day: CalendarDate }
  | { readonly holds: false; readonly day: CalendarDate; readonly failed: readonly FailedPart[] };

/** What a time of a range looks like. */
export const TIME_OF_DAY = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

/**
 * Whether a range holds at an instant (milliseconds since 1970) in a time zone (IANA), and if not, which of its parts do
 * not. In the hour that summer time leaves out a range has no minutes; in the one that winter time repeats it has them
 * twice. Throws RangeError for an unknown time zone, as `localTime` does.
 */
export function holdsAt(range: TimeRange, instant: number, timeZone: string, holidayZone: HolidayZone): RangeReading {
  const { date, minutes } = localTime(instant, timeZone);
  const from = minutesOf(range.from);
  const to = minutesOf(range.to);
  const pastMidnight = to <= from;
  const beganYesterday = pastMidnight && minutes < to;
  const day = beganYesterday ? daysAfter(date, -1) : date;
  const inTime = beganYesterday || (minutes >= from && (pastMidnight || minutes < to));

  const failed: FailedPart[] = [...failedOf(range, day, holidayZone), ...(inTime ? [] : (["time"] as const))];
  return failed.length === 0 ? { holds: true, day } : { holds: false, day, failed };
}

function failedOf({ days, holidays, dates = [] }: TimeRange, day: CalendarDate, zone: HolidayZone): FailedPart[] {
  if (dates.includes(day)) return [];
  const failed: FailedPart[] = days.includes(weekdayOf(day)) ? [] : ["day"];
  if (holidays === "any") return failed;
  const isHoliday = holidayOn(day, zone) !== null;
  return isHoliday === (holidays === "only") ? failed : [...failed, "holiday"];
}
