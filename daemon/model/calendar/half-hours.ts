import { minutesOf } from "./time-of-day.ts";

/** Half-hours of one day in the week of a planning, "HH:MM" to "HH:MM"; "24:00" is the end of the day. */
export interface HalfHours {
  readonly from: string;
  readonly to: string;
}

/** Whether minutes since midnight, as the clock shows them, fall into these hours; their end is excluded. */
export const covers = ({ from, to }: HalfHours, minutes: number): boolean =>
  minutes >= minutesOf(from) && minutes < minutesOf(to);

/** What of a day none of these hours holds, in order. */
export function gapsOf(hours: readonly HalfHours[]): readonly HalfHours[] {
  const gaps: HalfHours[] = [];
  let from = "00:00";
  for (const one of [...hours].sort((a, b) => minutesOf(a.from) - minutesOf(b.from))) {
    if (minutesOf(one.from) > minutesOf(from)) gaps.push({ from, to: one.from });
    if (minutesOf(one.to) > minutesOf(from)) from = one.to;
  }
  return from === "24:00" ? gaps : [...gaps, { from, to: "24:00" }];
}
