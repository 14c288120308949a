import type { OutsideCut } from "../../contracts/outside-state.ts";
import { type CalendarDate, localTime } from "../../model/calendar/calendar-date.ts";
import type { DestinationClass } from "../../model/plan/destination-class.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { LegId } from "../engine/engine.ts";
import { type HourOfCalls, lastHour, startedIn, triedIn, withCall } from "./hour.ts";
import { rateOf } from "./rate-of.ts";
import type { TollRules } from "./rules.ts";

/** The wall clock, for days and hours; the monotonic one for the length of calls, so that setting the clock costs nothing. */
export interface Moment {
  readonly now: number;
  readonly monotonic: number;
}

/** What the limits against toll fraud are told. `passed`: time went by. */
export type TollFact =
  /** `opensHunt`: false for another way to, or another telephone of, the same call. */
  | {
      readonly type: "started";
      readonly leg: LegId;
      readonly emitter: string;
      readonly classes: readonly DestinationClass[];
      readonly opensHunt: boolean;
    }
  | { readonly type: "answered"; readonly leg: LegId }
  | { readonly type: "ended"; readonly leg: LegId }
  /** A call was refused because the emitter had made too many in the hour. */
  | { readonly type: "refused"; readonly emitter: string }
  | { readonly type: "passed" }
  | { readonly type: "re-armed" };

/** A call outside, by a line. */
interface OutsideLeg {
  readonly emitter: string;
  /** Of each started minute, in 1/100 cent, as it was when the call began. */
  readonly rate: number;
  /** On the monotonic clock. */
  readonly answeredAt: number | null;
  /** Minutes that the day's cost has in it. */
  readonly minutes: number;
}

export interface TollState {
  readonly day: CalendarDate;
  /** Estimated, of that day, in 1/100 cent; never falls within the day. */
  readonly cost: number;
  /** So much of it was there when somebody re-armed: against the limit counts what came since. */
  readonly forgiven: number;
  /** Stays until somebody re-arms, whatever happens. */
  readonly cut: OutsideCut | null;
  readonly legs: ReadonlyMap<LegId, OutsideLeg>;
  /** By extension; those only for whom the limits of one are meant. */
  readonly hours: ReadonlyMap<string, HourOfCalls>;
}

/** So many times the calls that one may make in an hour, and all are cut. */
const TIMES_OVER = 2;

/** Before anything has happened; no day is that early. */
export const noToll: TollState = { day: "", cost: 0, forgiven: 0, cut: null, legs: new Map(), hours: new Map() };

/** What the fact makes of the state. Pure. */
export function tollAfter(state: TollState, fact: TollFact, at: Moment, rules: TollRules): TollState {
  const before = charged(onDay(state, at, rules), at);
  const after = charged(stepped(before, fact, at, rules), at);
  return cutWhereDue(after, fact, at, rules);
}

/** Why this extension, group or line may send no call outside now; null: it may. */
export function refusalOf(
  state: TollState,
  emitter: string,
  at: Moment,
  { limits, extensions }: TollRules,
): Reason | null {
  if (state.cut !== null) return reason("outside-cut");
  const all = state.legs.size;
  if (isReached(limits.simultaneous, all)) return reason("too-many-outside", { calls: all });
  if (!extensions.has(emitter)) return null;
  const own = callsOf(state, emitter);
  if (isReached(limits.simultaneousOfOne, own))
    return reason("too-many-outside-of-one", { number: emitter, calls: own });
  const calls = startedIn(state.hours.get(emitter) ?? [], at.now);
  return isReached(limits.hourlyOfOne, calls) ? reason("too-many-in-an-hour", { number: emitter, calls }) : null;
}

/** Calls of one emitter that are outside now. */
export function callsOf({ legs }: TollState, emitter: string): number {
  let count = 0;
  for (const leg of legs.values()) if (leg.emitter === emitter) count += 1;
  return count;
}

/** 0 is no limit. */
const isReached = (limit: number, count: number): boolean => limit > 0 && count >= limit;

/** A new day costs nothing yet. A clock that was set back to an earlier day does not bring that day again. */
function onDay(state: TollState, { now }: Moment, { timeZone }: TollRules): TollState {
  const { date } = localTime(now, timeZone);
  return date > state.day ? { ...state, day: date, cost: 0, forgiven: 0 } : state;
}

function stepped(state: TollState, fact: TollFact, at: Moment, rules: TollRules): TollState {
  switch (fact.type) {
    case "started":
      return started(state, fact, at, rules);
    case "answered":
      return answered(state, fact.leg, at);
    case "ended":
      return without(state, fact.leg);
    case "refused":
      return withAttempt(state, fact.emitter, "refused", at, rules);
    case "passed":
      return forgetful(state, at);
    case "re-armed":
      return reArmed(state, at, rules);
  }
}

function started(
  state: TollState,
  { leg, emitter, classes, opensHunt }: Extract<TollFact, { type: "started" }>,
  at: Moment,
  rules: TollRules,
): TollState {
  if (state.legs.has(leg)) return state; // it has only moved to another call
  const one = { emitter, rate: rateOf(classes, rules), answeredAt: null, minutes: 0 };
  const next = { ...state, legs: new Map(state.legs).set(leg, one) };
  return opensHunt ? withAttempt(next, emitter, "started", at, rules) : next;
}

function answered(state: TollState, id: LegId, { monotonic }: Moment): TollState {
  const leg = state.legs.get(id);
  if (leg === undefined || leg.answeredAt !== null) return state;
  return { ...state, legs: new Map(state.legs).set(id, { ...leg, answeredAt: monotonic }) };
}

function without(state: TollState, id: LegId): TollState {
  const legs = new Map(state.legs);
  return legs.delete(id) ? { ...state, legs } : state;
}

function withAttempt(
  state: TollState,
  emitter: string,
  kind: "started" | "refused",
  { now }: Moment,
  { extensions }: TollRules,
): TollState {
  if (!extensions.has(emitter)) return state;
  return { ...state, hours: new Map(state.hours).set(emitter, withCall(state.hours.get(emitter) ?? [], kind, now)) };
}

/** Hours in which nothing is left are let go. */
function forgetful(state: TollState, { now }: Moment): TollState {
  const left = [...state.hours].filter(([, hour]) => lastHour(hour, now).length > 0);
  return left.length === state.hours.size ? state : { ...state, hours: new Map(left) };
}

/** Everything counts from here. Somebody looks: a day that a wrong clock had begun too early ends as well. */
function reArmed(state: TollState, { now }: Moment, { timeZone }: TollRules): TollState {
  if (state.cut === null) return state;
  const { date } = localTime(now, timeZone);
  const cost = date === state.day ? state.cost : 0;
  return { ...state, day: date, cost, forgiven: cost, cut: null, hours: new Map() };
}

/** Adds the minutes that have begun since, of calls in progress as they run. */
function charged(state: TollState, { monotonic }: Moment): TollState {
  let { cost } = state;
  let legs: Map<LegId, OutsideLeg> | null = null;
  for (const [id, leg] of state.legs) {
    if (leg.answeredAt === null) continue;
    const minutes = Math.floor((monotonic - leg.answeredAt) / 60_000) + 1;
    if (minutes <= leg.minutes) continue;
    cost += (minutes - leg.minutes) * leg.rate;
    legs ??= new Map(state.legs);
    legs.set(id, { ...leg, minutes });
  }
  return legs === null ? state : { ...state, cost, legs };
}

function cutWhereDue(state: TollState, fact: TollFact, { now: since }: Moment, { limits }: TollRules): TollState {
  if (state.cut !== null) return state;
  if (isReached(limits.dailyCostCents * 100, state.cost - state.forgiven)) {
    return { ...state, cut: { why: "cost", since, cents: Math.floor(state.cost / 100) } };
  }
  if (fact.type !== "started" && fact.type !== "refused") return state;
  const calls = triedIn(state.hours.get(fact.emitter) ?? [], since);
  if (limits.hourlyOfOne === 0 || calls <= TIMES_OVER * limits.hourlyOfOne) return state;
  return { ...state, cut: { why: "hour", since, number: fact.emitter, calls } };
}
