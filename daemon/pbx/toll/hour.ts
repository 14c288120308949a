/** What one extension tried within one minute of the clock. */
export interface MinuteOfCalls {
  /** Minutes since the epoch. */
  readonly minute: number;
  /** Calls that went outside. */
  readonly started: number;
  /** Calls that were refused because there had been too many. */
  readonly refused: number;
}

/**
 * The calls of the last hour, by the minute, so that its size does not depend on how many there are. A call leaves the
 * hour with the last one of its minute: between 60 and 61 minutes after it began.
 */
export type HourOfCalls = readonly MinuteOfCalls[];

const HOUR = 60;
const minuteOf = (now: number): number => Math.floor(now / 60_000);

/** What is left of it now. Minutes to come are those of a clock that was set back; so many of them are believed. */
export function lastHour(hour: HourOfCalls, now: number): HourOfCalls {
  const minute = minuteOf(now);
  const left = hour.filter((one) => one.minute >= minute - HOUR && one.minute <= minute + HOUR);
  return left.length === hour.length ? hour : left;
}

/** One more call. */
export function withCall(hour: HourOfCalls, kind: "started" | "refused", now: number): HourOfCalls {
  const minute = minuteOf(now);
  const left = lastHour(hour, now);
  const known = left.find((one) => one.minute === minute) ?? { minute, started: 0, refused: 0 };
  return [...left.filter((one) => one.minute !== minute), { ...known, [kind]: known[kind] + 1 }];
}

export const startedIn = (hour: HourOfCalls, now: number): number =>
  lastHour(hour, now).reduce((sum, { started }) => sum + started, 0);

/** Calls with those that were refused: what somebody who does not give up has tried. */
export const triedIn = (hour: HourOfCalls, now: number): number =>
  lastHour(hour, now).reduce((sum, { started, refused }) => sum + started + refused, 0);
