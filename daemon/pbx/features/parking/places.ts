import { type Call, dialogueAbout } from "../../calls/call.ts";
import type { Ground } from "../../calls/switchboard.ts";
import type { DialPlan } from "../../routing/dial-plan.ts";

/** The call that waits at a place, for longest if there are several; null: nobody does. */
export function parkedAt(place: string, ground: Pick<Ground, "calls">): Call | null {
  const waiting = [...ground.calls()].filter((call) => dialogueAbout(call, "parked")?.topic.place === place);
  return waiting.reduce<Call | null>((oldest, call) => (since(call) < since(oldest) ? call : oldest), null);
}

const since = (call: Call | null): number =>
  (call === null ? null : dialogueAbout(call, "parked")?.topic.since) ?? Number.POSITIVE_INFINITY;

/** The first place where nobody waits and which was told to nobody; null: there is none. */
export function freePlace({ view }: DialPlan, ground: Pick<Ground, "calls">): string | null {
  return view.parking.places.find((place) => !isTaken(place, ground)) ?? null;
}

export function isTaken(place: string, ground: Pick<Ground, "calls">): boolean {
  for (const call of ground.calls()) {
    const taken = dialogueAbout(call, "parked") ?? dialogueAbout(call, "offers-place");
    if (taken?.topic.place === place) return true;
  }
  return false;
}
