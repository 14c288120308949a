import { type Call, presentLeg } from "../calls/call.ts";
import { isUp, type Leg, type LegEvent, seatOf } from "../calls/leg.ts";
import type { TollFact } from "./toll-state.ts";

/** A leg that we have dialled by a line. */
export const isOutside = (leg: Leg): boolean => leg.trunk !== null && leg.direction === "out";

/** What a change of a call says of its legs outside. Pure. */
export function factsOf(before: Call | null, after: Call, event: LegEvent | null): readonly TollFact[] {
  return [
    ...refusals(before, after),
    ...[...after.legs.values()].flatMap((leg) => factsOfLeg(before, after, leg, event)),
  ];
}

/**
 * A leg that is handed on ends for the call that it leaves, without an event of its own: another call has it.
 */
function factsOfLeg(before: Call | null, after: Call, leg: Leg, event: LegEvent | null): readonly TollFact[] {
  const was = before?.legs.get(leg.id);
  if (!isOutside(leg) || was === leg) return [];
  const { id } = leg;
  if (leg.state === "released")
    return event?.type === "leg.released" && event.leg === id ? [{ type: "ended", leg: id }] : [];
  const begun: readonly TollFact[] =
    was === undefined
      ? [
          {
            type: "started",
            leg: id,
            emitter: emitterOf(before, after, event),
            classes: leg.classes,
            opensHunt: opensHunt(before, after, leg),
          },
        ]
      : [];
  const isAnswered = isUp(leg) && (was === undefined || !isUp(was));
  return isAnswered ? [...begun, { type: "answered", leg: id }] : begun;
}

/**
 * Who sends the call out, as routing has asked for it: a group to its mobiles, else who redirects, forwards or transfers,
 * else who waits; a caller from outside is led by his line.
 */
function emitterOf(before: Call | null, after: Call, event: LegEvent | null): string {
  if (after.group !== null && after.group !== (before?.group ?? null)) return after.group;
  const redirects = event?.type === "leg.redirected" ? after.legs.get(event.leg) : undefined;
  const transfers = event?.type === "leg.transfer" ? after.legs.get(event.leg) : undefined;
  const forwards = after.hunt?.number === after.group ? undefined : after.hunt?.trail.at(-1);
  const asks = redirects?.number ?? forwards ?? transfers?.number;
  const waiting = presentLeg(after, after.waiting);
  const otherwise = after.hunt?.otherwise ?? null;
  const sender = asks ?? after.group ?? (otherwise?.kind === "ring-back" ? otherwise.number : null);
  return sender ?? (waiting === null ? after.caller.number : seatOf(waiting));
}

/** False for the next way to, or another telephone of, a number that is being called already. */
function opensHunt(before: Call | null, { legs, hunt }: Call, leg: Leg): boolean {
  const goesOn = before !== null && before.hunt !== null && before.hunt.number === hunt?.number;
  for (const earlier of legs.values()) {
    if (earlier.id === leg.id) return true;
    const isOfHunt = goesOn || before?.legs.has(earlier.id) !== true;
    if (isOfHunt && isOutside(earlier) && earlier.answeredAt === null) return false;
  }
  return true;
}

function refusals(before: Call | null, after: Call): readonly TollFact[] {
  return after.reasons
    .slice(before?.reasons.length ?? 0)
    .flatMap(({ code, facts: { number } }): TollFact[] =>
      code === "too-many-in-an-hour" && typeof number === "string" ? [{ type: "refused", emitter: number }] : [],
    );
}
