import { type Call, peerOf } from "../calls/call.ts";
import { memberOf } from "../calls/conference-member.ts";
import { isPresent, isUp, type Leg, partyOf, seatOf } from "../calls/leg.ts";

/** A dialog of a watched number, as RFC 4235 shows it. */
export interface LampDialog {
  /** Names it while it lasts. */
  readonly id: string;
  readonly state: "early" | "confirmed";
  /** `initiator`: the watched extension called; `recipient`: it is called. */
  readonly direction: "initiator" | "recipient";
  readonly remoteNumber: string;
  readonly remoteName: string;
}

export type LampColour = "unregistered" | "idle" | "ringing" | "busy";

/** The one word for the state of an extension: who talks is busy, even while another call rings. */
export function lampColour(isRegistered: boolean, dialogs: readonly LampDialog[]): LampColour {
  if (dialogs.some((dialog) => dialog.state === "confirmed" || dialog.direction === "initiator")) return "busy";
  if (dialogs.length > 0) return "ringing";
  return isRegistered ? "idle" : "unregistered";
}

/** The dialogs that a call gives to each number in it: its extensions, the agents there, lines, the room that somebody is in, and the group that is being called. Pure. */
export function dialogsOf(call: Call): ReadonlyMap<string, LampDialog> {
  const dialogs = new Map<string, LampDialog>();
  for (const leg of call.legs.values()) {
    if (!isPresent(leg)) continue;
    for (const seat of leg.agent === null ? [seatOf(leg)] : [seatOf(leg), leg.agent.number]) {
      const known = dialogs.get(seat);
      if (known === undefined || isUp(leg)) dialogs.set(seat, dialogOf(call, leg));
    }
  }
  const { hunt, dialogue } = call;
  const topic = dialogue?.topic;
  if (topic?.kind === "parked" || topic?.kind === "offers-place") {
    const { place } = topic;
    dialogs.set(place, {
      id: `${call.id}-${place}`,
      state: "confirmed",
      direction: "recipient",
      ...remoteOf(call, null),
    });
  }
  const room = memberOf(call)?.seat.number ?? null;
  if (room !== null) {
    const remote = remoteOf(call, null);
    dialogs.set(room, { id: call.id, state: "confirmed", direction: "recipient", ...remote });
  }
  if (hunt !== null && !dialogs.has(hunt.number)) {
    const remote = remoteOf(call, null);
    dialogs.set(hunt.number, { id: call.id, state: "early", direction: "recipient", ...remote });
  }
  return dialogs;
}

function dialogOf(call: Call, leg: Leg): LampDialog {
  return {
    id: `${call.id}-${leg.id}`,
    state: isUp(leg) ? "confirmed" : "early",
    direction: leg.direction === "in" ? "initiator" : "recipient",
    ...remoteOf(call, leg),
  };
}

type Remote = Pick<LampDialog, "remoteNumber" | "remoteName">;

/** Who is at the other side; somebody who asked for privacy (RFC 3323) is not shown on other people's telephones. */
function remoteOf(call: Call, leg: Leg | null): Remote {
  const waiting = call.waiting === null ? undefined : call.legs.get(call.waiting);
  const other = leg === null ? waiting : (peerOf(call, leg.id) ?? (leg.id === waiting?.id ? null : waiting));
  if (other === null || other === undefined) {
    const called = call.dialsWhenTakenUp ? call.dialled : (call.hunt?.number ?? call.dialled);
    return { remoteNumber: called, remoteName: "" };
  }
  const { number, name, anonymous } = partyOf(other);
  return anonymous ? { remoteNumber: "", remoteName: "" } : { remoteNumber: number, remoteName: name };
}
