import type { Failure } from "../../../model/profiles/forwards.ts";
import { because, type Call, type Hunt } from "../../calls/call.ts";
import { type Leg, seatOf } from "../../calls/leg.ts";
import type { ReleaseCause } from "../../engine/engine.ts";
import { routeForward } from "../../routing/route-call.ts";
import { type AnsweringPlan, leadsOn, type RingPlan } from "../../routing/route-plan.ts";
import { originOf, type Scene } from "../house.ts";

/**
 * Nobody has answered where the call was: who rings now instead, or what answers, by the profile that was in force when it began to ring
 * [PRO-05…PRO-07]. Null: nobody; the reasons say why a forward leads nowhere.
 */
export function forwardedOn(
  call: Call,
  { number: by, forwards, trail, visited }: Hunt,
  waiting: Leg,
  cause: ReleaseCause,
  scene: Scene,
): { readonly call: Call; readonly plan: RingPlan | AnsweringPlan | null } {
  const why = failureOf(cause);
  const to = why === null ? null : forwards[why];
  if (why === null || to === null) return { call, plan: null };
  const never = [...visited, seatOf(waiting)];
  const offer = { by, to, why, origin: originOf(waiting), trail, never, at: scene.ground.now };
  const plan = routeForward(scene.house.plans.of(call.view), offer, scene.house.live);
  return leadsOn(plan) ? { call, plan } : { call: because(call, ...plan.reasons), plan: null };
}

/** How people would call it; null: the call itself cannot go on. */
function failureOf(cause: ReleaseCause): Failure | null {
  switch (cause) {
    case "no-answer":
      return "no-answer";
    // PRO-06: he refuses the call, or cannot answer.
    case "busy":
    case "declined":
      return "busy";
    case "unavailable":
    case "unreachable":
    case "not-found":
    case "not-acceptable":
    case "forbidden":
    case "congestion":
    case "failure":
    case "redirected":
    case "media-lost":
      return "unavailable";
    case "normal":
    case "cancelled":
    case "answered-elsewhere":
    case "transferred":
    case "too-many-hops":
    case "shutdown":
      return null;
  }
}
