import type { Tally } from "../../contracts/tallies-of.ts";
import type { LocalTime } from "../../model/calendar/calendar-date.ts";
import { keys } from "../keys.ts";

/** Where a figure stands: the key, and the bucket there. */
export type Place = readonly [key: string, bucket: string];

/**
 * Three times, so that every question reads little: by the hours of its day, and by the hours and the days of its month.
 */
export function placesOf({ of, number }: Pick<Tally, "of" | "number">, { date, minutes }: LocalTime): readonly Place[] {
  const [month, day] = [date.slice(0, 7), date.slice(8)];
  const hour = String(Math.floor(minutes / 60)).padStart(2, "0");
  return [
    [keys.figures("day", of, date, number), hour],
    [keys.figures("month-hours", of, month, number), hour],
    [keys.figures("month-days", of, month, number), day],
  ];
}
