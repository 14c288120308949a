import type { Call } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import { routeCall } from "../../routing/route-call.ts";
import { callerOf, originOf, type Scene } from "../house.ts";
import { followed } from "../incoming.ts";

/** Rings what the configuration names for a call that a line has brought. */
export function ledTo(out: moves.Out, call: Call, leg: Leg, extension: string, scene: Scene): Call {
  const { now: at } = scene.ground;
  const offer = { caller: callerOf(leg), origin: originOf(leg), dialled: extension, never: [], trail: [], at };
  const plan = routeCall(scene.house.plans.of(call.view), offer, scene.house.live);
  return followed(out, call, leg, plan, scene);
}
