import type { ClockChange } from "../../keys/zone-rules.ts";

/** Offset as `+1`, `-4`, `+5:30`. */
export function zoneOffset(offsetMinutes: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  return `${offsetMinutes < 0 ? "-" : "+"}${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
}

/** Month / week (5: the last) / weekday (1 Monday to 7 Sunday) / hour. */
export const weekRule = ({ month, week, weekday, hour }: ClockChange): string =>
  `${month}/${week === "last" ? 5 : week}/${weekday === 0 ? 7 : weekday}/${hour}`;
