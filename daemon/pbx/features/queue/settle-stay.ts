import { type Call, dialogueAbout, presentLeg, type QueueEnd, type QueueStay } from "../../calls/call.ts";
import { isPresent } from "../../calls/leg.ts";

/**
 * A stay in a queue is over as soon as he talks to somebody, is gone, or hears something else, whichever feature has brought
 * that about: answered, picked up, transferred, redirected. What an answer interrupted is not said any more.
 */
export function settleStay(call: Call, now: number): Call {
  const { queue } = call;
  const isTalking = presentLeg(call, call.talking) !== null;
  const next = isTalking && dialogueAbout(call, "queue") !== null ? { ...call, dialogue: null } : call;
  if (queue === null || queue.end !== null) return next;
  const end = endOf(next, queue, isTalking);
  return end === null ? next : { ...next, queue: { ...queue, end, leftAt: now } };
}

function endOf(call: Call, queue: QueueStay, isTalking: boolean): QueueEnd | null {
  if (isTalking) return "answered";
  // The box calls him back: he is not there, and his place is kept until he is reached.
  if (queue.isCallBack) return [...call.legs.values()].some(isPresent) ? null : "abandoned";
  if (presentLeg(call, call.waiting) === null) return "abandoned";
  return dialogueAbout(call, "queue") === null ? "left" : null;
}
