/** A day of the calendar, "YYYY-MM-DD", without a time zone. */
export type CalendarDate = string;

/** Monday first, as in the plannings of the guide. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What the clock on the wall of a place shows. */
export interface LocalTime {
  readonly date: CalendarDate;
  /** Minutes since midnight as the clock counts them, 0 to 1439. */
  readonly minutes: number;
}

const DAY = 86_400_000;
const midnight = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`);

/** The day so many days later, or earlier. `date` must be a day; years 0 to 9999. */
export const daysAfter = (date: CalendarDate, days: number): CalendarDate =>
  new Date(midnight(date) + days * DAY).toISOString().slice(0, 10);

/** The weekday of a day. */
export const weekdayOf = (date: CalendarDate): Weekday =>
  // 1 January 1970 was a Thursday.
  WEEKDAYS[(((midnight(date) / DAY + 3) % 7) + 7) % 7] ?? "monday";

/** Whether a text is a day that exists: 2027-02-29 is none. */
export function isCalendarDate(text: string): boolean {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(midnight(text)) && daysAfter(text, 0) === text;
}

/** Whether this machine knows a time zone of the IANA database by that name. */
export function isTimeZone(name: string): boolean {
  try {
    formatter(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * What the clocks of a time zone show at an instant, in milliseconds since 1970. Throws RangeError for a zone that
 * `isTimeZone` does not know: check it at the door.
 */
export function localTime(instant: number, timeZone: string): LocalTime {
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts.get("year")?.padStart(4, "0")}-${parts.get("month")}-${parts.get("day")}`;
  return { date, minutes: Number(parts.get("hour")) * 60 + Number(parts.get("minute")) };
}

/** When a day begins by the clocks of a time zone, in milliseconds since 1970. `date` must be a day. */
export function beginOfDay(date: CalendarDate, timeZone: string): number {
  let at = midnight(date);
  // The clocks there may have been set between the first guess and the second.
  for (let looks = 0; looks < 2; looks += 1) {
    const shown = localTime(at, timeZone);
    at += midnight(date) - (midnight(shown.date) + shown.minutes * 60_000);
  }
  return at;
}

/** Making a formatter costs far more than using it. Keyed by names that Intl knows, hence bounded. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}
