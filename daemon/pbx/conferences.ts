import type { ConferenceSeatStatus, ConferenceStatus } from "../contracts/conference.ts";
import type { Call } from "./calls/call.ts";
import { type Member, memberOf } from "./calls/conference-member.ts";
import { type DialPlans, nameOf } from "./routing/dial-plan.ts";

/** Names a conference for people and programs: rooms have a number, what was put together for an occasion has not. */
export const conferenceIdOf = ({ seat }: Member): string => seat.number ?? `occasion-${seat.room}`;

/** Where somebody is in a conference, as pages show it; null: in none. */
export function seatStatus(call: Call): ConferenceSeatStatus | null {
  const member = memberOf(call);
  return member === null ? null : { conference: conferenceIdOf(member), ...placeOf(member) };
}

/** Every conference that is going on, from the calls alone; who came first stands first. */
export function conferencesOf(calls: Iterable<Call>, plans: DialPlans): readonly ConferenceStatus[] {
  const found = new Map<string, ConferenceStatus>();
  for (const call of calls) {
    const member = memberOf(call);
    if (member === null) continue;
    const id = conferenceIdOf(member);
    const known = found.get(id);
    const participants = [...(known?.participants ?? []), participant(member)];
    const { number, isLocked } = member.seat;
    const name = number === null ? "" : nameOf(plans.of(call.view), number);
    found.set(id, { id, number, name, isLocked: (known?.isLocked ?? false) || isLocked, participants });
  }
  return [...found.values()];
}

function participant(member: Member): ConferenceStatus["participants"][number] {
  const { id: call, waiting, legs, answeredAt, startedAt } = member.call;
  const leg = waiting === null ? undefined : legs.get(waiting);
  const who = { number: leg?.number ?? "", name: leg?.name ?? "" };
  return { call, ...who, ...placeOf(member), since: answeredAt ?? startedAt };
}

const placeOf = ({ seat }: Member): Omit<ConferenceSeatStatus, "conference"> => {
  const { stage, leads, muted, speaks } = seat;
  return { stage: stage === "waits" ? "waits" : "in", leads, muted, speaks };
};
