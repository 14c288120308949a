import type { Tally } from "../../contracts/tallies-of.ts";
import type { LocalTime } from "../../model/calendar/calendar-date.ts";
import { keys } from "../keys.ts";
import { periodOf, SHELVES, type Shelf } from "./shelves.ts";

/** Where a figure stands: the key, and the bucket there. */
export type Place = readonly [key: string, bucket: string];

const ALL = Object.keys(SHELVES) as readonly Shelf[];

/** On every shelf, so that each question reads little. */
export function placesOf({ of, number }: Pick<Tally, "of" | "number">, { date, minutes }: LocalTime): readonly Place[] {
  const hour = String(Math.floor(minutes / 60)).padStart(2, "0");
  return ALL.map((shelf) => {
    const period = periodOf(shelf, date);
    const bucket = SHELVES[shelf].isOfHours ? hour : date.slice(period.length + 1, period.length + 3);
    return [keys.figures(shelf, of, period, number), bucket];
  });
}
