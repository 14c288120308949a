import { reason } from "../../../model/reason.ts";
import { because, type Call, dialogueAbout, endingWith, openDialogue, presentLeg } from "../../calls/call.ts";
import { isPresent, isUp, type Leg, partyOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { LegId } from "../../engine/engine.ts";
import type { PagingPlan } from "../../routing/route-plan.ts";
import type { RegisteredDevice, Scene } from "../house.ts";
import { autoAnswer } from "../ring/auto-answer.ts";
import { ownRequest, ringDevices } from "../ring/ring-devices.ts";

/** A telephone that has not answered by itself until then does not listen, in seconds. */
const ANSWER_SECONDS = 10;
/** Nobody speaks to a whole office for longer. */
const LONGEST_SECONDS = 180;

/**
 * One speaks, many hear [GAP-20]: the telephones of a group are asked to answer by themselves, each listens from then on
 * and is not heard. All legs are of the one call of who speaks; it ends with him.
 */
export function page(out: moves.Out, call: Call, leg: Leg, { number, extensions }: PagingPlan, scene: Scene): Call {
  const { now, newRoom } = scene.ground;
  const up = moves.answer(out, { ...call, hunt: null, group: null }, leg.id, null, now);
  const count = up.hunts + 1;
  const topic = { kind: "paging", group: number, room: newRoom() } as const;
  const dialogue = openDialogue({ count, topic, seconds: ANSWER_SECONDS });
  let next: Call = { ...up, hunts: count, dialogue, answeredAt: now, answeredBy: number };
  const headers = autoAnswer(call.view.realm);
  const request = (device: RegisteredDevice) => ownRequest(device, number, partyOf(leg), headers);
  for (const extension of extensions) next = ringDevices(out, next, extension, { trail: [], request }, scene).call;
  return next;
}

/** A telephone has answered: it listens. One of each extension is enough. */
export function listens(out: moves.Out, call: Call, id: LegId): Call {
  const paging = dialogueAbout(call, "paging");
  const leg = presentLeg(call, id);
  if (paging === null || leg === null || id === call.waiting) return call;
  out.push({ do: "join", leg: id, room: paging.topic.room, muted: true });
  let next = moves.identifyNow(out, call, id);
  for (const other of call.legs.values()) {
    if (other.number === leg.number && other.id !== id && other.id !== call.waiting) {
      next = moves.release(out, next, other.id, "answered-elsewhere");
    }
  }
  return next;
}

/** Whoever has not answered is let alone; with nobody who listens, and after the longest time, it is over. */
export function pagingDue(out: moves.Out, call: Call): Call {
  const paging = dialogueAbout(call, "paging");
  if (paging === null) return call;
  const listeners = [...call.legs.values()].filter((leg) => isPresent(leg) && leg.id !== call.waiting);
  if (paging.seconds === LONGEST_SECONDS) return endedFor(out, call, "normal");
  if (!listeners.some(isUp)) return endedFor(out, because(call, reason("paging-nobody")), "no-answer");
  const silent = listeners.filter((leg) => !isUp(leg));
  const left = silent.reduce((next, leg) => moves.release(out, next, leg.id, "no-answer"), call);
  const count = left.hunts + 1;
  return { ...left, hunts: count, dialogue: { ...paging, count, seconds: LONGEST_SECONDS } };
}

const endedFor = (out: moves.Out, call: Call, cause: "normal" | "no-answer"): Call =>
  moves.releaseAll(out, endingWith({ ...call, dialogue: null }, cause), cause);

/** With who speaks everybody goes; with the last who would listen, he does. */
export function pagingLeft(out: moves.Out, call: Call): Call {
  if (dialogueAbout(call, "paging") === null) return call;
  const isAlone = [...call.legs.values()].every((leg) => leg.id === call.waiting || !isPresent(leg));
  return presentLeg(call, call.waiting) === null || isAlone ? endedFor(out, call, "normal") : call;
}
