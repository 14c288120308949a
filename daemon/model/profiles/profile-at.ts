import { localTime, weekdayOf } from "../calendar/calendar-date.ts";
import { covers } from "../calendar/half-hours.ts";
import { type HolidayZone, holidayOn } from "../calendar/holidays.ts";
import { timeAt } from "../calendar/time-of-day.ts";
import type { Planning } from "../config/planning.ts";
import type { Profile } from "../config/profiles.ts";
import { type Reason, reason } from "../reason.ts";

/** What somebody has chosen by hand, over the planning [PRO-15]. */
export interface ProfileByHand {
  /** Name of the profile; null: none is to be in force. */
  readonly profile: string | null;
  /** Milliseconds since the epoch, excluded; null: until somebody chooses again. */
  readonly until: number | null;
}

/** Whose profiles they are: an extension or a group. */
export interface ProfileOwner {
  readonly number: string;
  readonly profiles: readonly Profile[];
  readonly planning: Planning | null;
}

/** By whose clocks and holidays. */
export interface Place {
  readonly timeZone: string;
  readonly holidays: HolidayZone;
}

export interface ProfileInForce {
  /** Null: the extension or group is as it is without any. */
  readonly profile: Profile | null;
  /** Who has said so; null: there was nothing to choose from. */
  readonly why: Reason | null;
}

/**
 * Which profile is in force at an instant (milliseconds since the epoch) [PLA-07]: what was chosen by hand, else a one-off
 * closure, else a public holiday, else the hour of the week. Pure. The clocks are those of the place: the hour that winter
 * time repeats has its slots twice, the one that summer time leaves out has none.
 */
export function profileAt(owner: ProfileOwner, place: Place, byHand: ProfileByHand | null, at: number): ProfileInForce {
  const { number, profiles, planning } = owner;
  if (profiles.length === 0) return { profile: null, why: null };
  const named = (name: string | null): Profile | null => profiles.find((one) => one.name === name) ?? null;
  if (byHand !== null && (byHand.until === null || at < byHand.until)) {
    const profile = named(byHand.profile);
    if (profile !== null) return { profile, why: reason("profile-by-hand", { number, profile: profile.name }) };
    // One that is gone from the configuration is no choice any more.
    if (byHand.profile === null) return { profile, why: reason("no-profile-by-hand", { number }) };
  }
  if (planning === null) return { profile: null, why: null };
  const said = saidBy(planning, { ...place, number, at });
  return { profile: named(said.profile), why: said.why };
}

interface Said {
  readonly profile: string | null;
  readonly why: Reason;
}

function saidBy({ week, holidays, closures }: Planning, asked: Place & { number: string; at: number }): Said {
  const { number } = asked;
  const { date, minutes } = localTime(asked.at, asked.timeZone);
  const closure = closures.find(({ from, to }) => from <= date && date <= to);
  if (closure !== undefined) {
    const { profile, from, to } = closure;
    return { profile, why: reason("profile-by-closure", { number, profile, from, to }) };
  }
  const holiday = holidays === null ? null : holidayOn(date, asked.holidays);
  if (holidays !== null && holiday !== null) {
    return { profile: holidays, why: reason("profile-on-holiday", { number, profile: holidays, holiday }) };
  }
  const day = weekdayOf(date);
  const slot = week.find((one) => one.days.includes(day) && covers(one, minutes));
  if (slot === undefined)
    return { profile: null, why: reason("no-profile-now", { number, day, time: timeAt(minutes) }) };
  const { profile, from, to } = slot;
  return { profile, why: reason("profile-by-planning", { number, profile, day, from, to }) };
}
