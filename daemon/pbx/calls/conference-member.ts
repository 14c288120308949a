import type { RoomId } from "../engine/engine.ts";
import { type Call, dialogueAbout, presentLeg } from "./call.ts";
import { type ConferenceSeat, isInside } from "./conference-seat.ts";

/** Somebody who is in a room, or waits for its owner. */
export interface Member {
  readonly call: Call;
  readonly seat: ConferenceSeat & { readonly room: RoomId };
}

/** Where a call is in a conference; null: in none, or nobody waits there any more. */
export const seatIn = (call: Call): ConferenceSeat | null =>
  presentLeg(call, call.waiting) === null ? null : (dialogueAbout(call, "conference")?.topic ?? null);

/** The place of a call inside a room; null: it is in none. */
export function memberOf(call: Call): Member | null {
  const seat = seatIn(call);
  return seat !== null && isInside(seat) ? { call, seat } : null;
}
