import { reason } from "../../../model/reason.ts";
import { because, type Call, peerOf, presentLeg, withLeg } from "../../calls/call.ts";
import { isUp, knownAs, type Leg, partyOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { LegId } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";

/**
 * An INVITE with Replaces (RFC 3891): the new leg takes the place of one that rings (pickup) or talks (a transfer that
 * the telephones arranged between themselves). Null when there is no place to take.
 */
export function pickUp(out: moves.Out, call: Call, taker: Leg, replaced: LegId, scene: Scene): Call | null {
  const old = presentLeg(call, replaced);
  if (old === null) return null;
  if (call.hunt?.legs.includes(replaced)) return takeRinging(out, call, taker, old, scene);
  const peer = peerOf(call, replaced);
  return peer !== null && isUp(old) && isUp(peer) ? takeTalking(out, call, taker, old, peer, scene) : null;
}

function takeRinging(out: moves.Out, call: Call, taker: Leg, old: Leg, scene: Scene): Call | null {
  const waiting = presentLeg(call, call.waiting);
  if (call.hunt === null || waiting === null) return null;
  const { now } = scene.ground;
  const told = reason("picks-up", { number: taker.number, ringing: old.number });
  let next = withLeg(because(call, told), taker);
  for (const id of call.hunt.legs) next = moves.release(out, next, id, "answered-elsewhere");
  next = moves.answer(out, { ...next, hunt: null, talking: taker.id }, taker.id, waiting.id, now);
  next = moves.answer(out, next, waiting.id, taker.id, now);
  next = { ...next, answeredAt: next.answeredAt ?? now, answeredBy: knownAs(taker) };
  return introduced(out, next, taker, waiting);
}

function takeTalking(out: moves.Out, call: Call, taker: Leg, old: Leg, peer: Leg, scene: Scene): Call {
  const told = reason("takes-place", { number: taker.number, replaced: old.number });
  let next = withLeg(because(call, told), taker);
  next = moves.answer(out, next, taker.id, peer.id, scene.ground.now);
  next = moves.release(out, next, old.id, "transferred");
  next = { ...next, waiting: peer.id, talking: taker.id, answeredBy: knownAs(taker) };
  return introduced(out, next, taker, peer);
}

function introduced(out: moves.Out, call: Call, one: Leg, other: Leg): Call {
  const first = moves.identify(out, call, one.id, partyOf(other));
  return moves.identify(out, first, other.id, partyOf(one));
}
