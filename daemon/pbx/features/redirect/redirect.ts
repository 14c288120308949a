import { reason } from "../../../model/reason.ts";
import { because, type Call, presentLeg } from "../../calls/call.ts";
import { type Leg, seatOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { ReleaseCause } from "../../engine/engine.ts";
import { routeCall } from "../../routing/route-call.ts";
import { leadsOn } from "../../routing/route-plan.ts";
import { boxAnswers } from "../box-answers.ts";
import { callerOf, originOf, type Scene } from "../house.ts";
import { ringMore } from "../ring/ring.ts";
import { userOf } from "./user-of.ts";

/** So many redirections may follow each other. */
const mostHops = 5;

/**
 * A telephone answers 302: its first target is dialled as an internal number, with the rights of who redirected. The
 * other devices go on ringing. Whoever already had a part in the hunt is not called again, which ends every loop.
 */
export function redirected(out: moves.Out, call: Call, leg: Leg, targets: readonly string[], scene: Scene): Call {
  const { hunt } = call;
  const waiting = presentLeg(call, call.waiting);
  if (hunt === null || waiting === null || !hunt.legs.includes(leg.id)) return call;
  // An operator's 302 would dial with our rights: to us it is an answer like any other.
  if (leg.trunk !== null) return call;
  const dialled = userOf(targets[0] ?? "");
  const told = because(call, reason("redirects", { number: leg.number, dialled }));
  const trail = [...leg.trail, leg.number];
  if (trail.length > mostHops) {
    return refused(because(told, reason("too-many-redirections", { most: mostHops })), "unavailable");
  }

  const never = [...hunt.visited, seatOf(waiting)];
  const offer = { caller: callerOf(leg), origin: originOf(waiting), dialled, never, trail, at: scene.ground.now };
  const plan = routeCall(scene.house.plans.of(call.view), offer, scene.house.live);
  if (!leadsOn(plan)) {
    return refused(because(told, ...plan.reasons), plan.kind === "refuse" ? plan.cause : "not-found");
  }
  // The box answers at once, and the first answer wins.
  if (plan.kind !== "ring") {
    const others = hunt.legs.reduce((next, id) => moves.release(out, next, id, "answered-elsewhere"), told);
    return boxAnswers(out, because(others, ...plan.reasons), waiting, { plan, rounds: 0 }, scene);
  }
  const count = told.hunts + 1;
  return ringMore(out, { ...told, hunts: count, hunt: { ...hunt, count } }, plan, scene);
}

function refused(call: Call, cause: ReleaseCause): Call {
  return call.hunt === null ? call : { ...call, hunt: { ...call.hunt, causes: [...call.hunt.causes, cause] } };
}
