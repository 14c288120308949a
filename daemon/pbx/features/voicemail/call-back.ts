import { reason } from "../../../model/reason.ts";
import { because, type Call } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import { routeCall } from "../../routing/route-call.ts";
import type { RoutePlan } from "../../routing/route-plan.ts";
import { originOf, routeFor, type Scene } from "../house.ts";
import { hunt } from "../ring/ring.ts";

/**
 * Who has left a message is called back: from a telephone of the house with its own rights, from elsewhere with those of the
 * owner, whose code was given, and whose call it counts as. A caller may have written any number: never for help, and
 * nothing but somebody who rings.
 */
export function callBack(
  out: moves.Out,
  call: Call,
  leg: Leg,
  { owner, number }: { readonly owner: string; readonly number: string },
  scene: Scene,
): Call {
  const plan = routeBack(call, leg, owner, number, scene);
  const isForHelp = plan.kind === "ring" && plan.outside.some(({ emergency }) => emergency !== null);
  if (plan.kind !== "ring" || isForHelp) {
    const why = plan.kind === "refuse" ? plan.reasons : [];
    return because(call, ...why, reason("not-called-back", { to: number }));
  }
  const told = because({ ...call, dialogue: null }, reason("calls-back", { number: owner, to: number }));
  return hunt(out, told, plan, {}, scene);
}

function routeBack(call: Call, leg: Leg, owner: string, dialled: string, scene: Scene): RoutePlan {
  if (leg.trunk === null) return routeFor(leg, dialled, call.view, scene);
  const plan = scene.house.plans.of(call.view);
  const caller = { kind: plan.groups.has(owner) ? "group" : "extension", number: owner } as const;
  const { now: at } = scene.ground;
  const offer = { caller, origin: originOf(leg), dialled, never: [], trail: [owner], at };
  return routeCall(plan, offer, scene.house.live);
}
