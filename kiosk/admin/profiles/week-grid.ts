import { WEEKDAYS, type Weekday } from "../../../daemon/model/calendar/calendar-date.ts";
import { covers } from "../../../daemon/model/calendar/half-hours.ts";
import { timeAt } from "../../../daemon/model/calendar/time-of-day.ts";
import type { Slot } from "../../../daemon/model/config/planning.ts";

/** Half-hours of a day. */
export const HALF_HOURS = 48;

/** A week as the planning is painted: for each day, from Monday, the profile of each half-hour; null: none [PLA-01]. */
export type WeekGrid = readonly (readonly (string | null)[])[];

/** When a half-hour begins. */
export const clockOf = (half: number): string => timeAt(half * 30);

/** Where two slots of a day overlap, the first decides, as it does for calls. */
export function gridOf(week: readonly Slot[]): WeekGrid {
  return WEEKDAYS.map((day) =>
    Array.from({ length: HALF_HOURS }, (_, half) => {
      const slot = week.find((one) => one.days.includes(day) && covers(one, half * 30));
      return slot?.profile ?? null;
    }),
  );
}

/** The fewest slots that make this week: days with the same hours are told together. */
export function weekOf(grid: WeekGrid): readonly Slot[] {
  const slots = new Map<string, { days: Weekday[]; from: string; to: string; profile: string }>();
  for (const [index, day] of WEEKDAYS.entries()) {
    for (const { from, to, profile } of runsOf(grid[index] ?? [])) {
      if (profile === null) continue;
      const key = `${from} ${to} ${profile}`;
      const known = slots.get(key);
      if (known === undefined) slots.set(key, { days: [day], from: clockOf(from), to: clockOf(to), profile });
      else known.days.push(day);
    }
  }
  return [...slots.values()];
}

/** Half-hours in a row with the same profile; `to` is excluded. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly profile: string | null;
}

export function runsOf(day: readonly (string | null)[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [half, profile] of day.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.profile === profile) runs[runs.length - 1] = { ...last, to: half + 1 };
    else runs.push({ from: half, to: half + 1, profile });
  }
  return runs;
}

/** Paints so many half-hours of a day. */
export const painted = (grid: WeekGrid, day: number, from: number, count: number, profile: string | null): WeekGrid =>
  grid.map((halves, index) =>
    index === day ? halves.map((was, half) => (half >= from && half < from + count ? profile : was)) : halves,
  );

/** What has no profile gets one. */
export const filled = (grid: WeekGrid, profile: string): WeekGrid =>
  grid.map((halves) => halves.map((was) => was ?? profile));

/** The hours of one day on all working days. */
export const copiedToWorkdays = (grid: WeekGrid, day: number): WeekGrid =>
  grid.map((halves, index) => (index < 5 ? (grid[day] ?? halves) : halves));

/** A hole in the planning [PLA-06]. */
export interface Hole {
  readonly day: Weekday;
  readonly from: string;
  readonly to: string;
}

export const holesOf = (grid: WeekGrid): readonly Hole[] =>
  WEEKDAYS.flatMap((day, index) =>
    runsOf(grid[index] ?? [])
      .filter(({ profile }) => profile === null)
      .map(({ from, to }) => ({ day, from: clockOf(from), to: clockOf(to) })),
  );

/** Hours of a week in which a profile is in force [PRO-13, A-28]. */
export const hoursOf = (grid: WeekGrid, profile: string): number =>
  grid.flat().filter((one) => one === profile).length / 2;
