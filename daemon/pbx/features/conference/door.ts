import { isPin } from "../../../kit/pin.ts";
import { reason } from "../../../model/reason.ts";
import type { PbxConference } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, dialogueAbout, presentLeg } from "../../calls/call.ts";
import { seatIn } from "../../calls/conference-member.ts";
import type { Scene } from "../house.ts";
import { asksPin, guessedAt, isGuessedAt, letIn, sentOut } from "./enter-conference.ts";

/** So often a PIN may be wrong in one call. */
const MOST_TRIES = 3;
const MOST_DIGITS = 10;

/** A key at the door: the prompt is cut short, * begins anew, # ends the PIN. */
export function pinKeyed(call: Call, digit: string, scene: Scene): Call {
  const dialogue = dialogueAbout(call, "conference");
  if (dialogue === null) return call;
  const { topic } = dialogue;
  if (digit === "#") return judged(call, scene);
  if (digit !== "*" && !/^[0-9]$/.test(digit)) return call;
  const digits = digit === "*" ? "" : (topic.digits + digit).slice(0, MOST_DIGITS + 1);
  return { ...call, dialogue: { ...dialogue, prompt: null, queue: [], topic: { ...topic, digits } } };
}

/** What he has keyed in, also when his time is over. A room that only its owner's PIN opens as such lets in who has none. */
export function judged(call: Call, scene: Scene): Call {
  const seat = seatIn(call);
  const room = scene.house.plans.of(call.view).conferences.get(seat?.number ?? "");
  if (seat === null || room === undefined) return call;
  const { digits, tries } = seat;
  const leg = presentLeg(call, call.waiting);
  const isOutside = leg !== null && leg.trunk !== null;
  if (leg !== null && isGuessedAt(room, leg, scene)) return guessedAt(call, room, scene);
  // Both are always looked at: how long it takes tells nothing.
  const leads = isOwners(room, digits);
  const isMember = isPin(room.number, digits, room.pin);
  if (isOutside && (leads || (room.asksPin && isMember))) scene.house.pinTried(room.number, true);
  if (leads) return letIn(call, room, true, scene);
  if ((room.asksPin && isMember) || (!room.asksPin && digits === "")) return letIn(call, room, false, scene);
  const told = because(call, reason("conference-wrong-pin", { tries }));
  if (tries < MOST_TRIES) return asksPin(told, room, tries + 1, scene);
  if (isOutside) scene.house.pinTried(room.number, false);
  return sentOut(told, room.number, "conference-no-pin", reason("conference-no-pin", { tries }), scene);
}

const isOwners = (room: PbxConference, digits: string): boolean => {
  const isRight = isPin(room.number, digits, room.ownerPin);
  return room.ownerHasPin && isRight;
};
