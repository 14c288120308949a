import { NO_FORWARDS } from "../../model/profiles/forwards.ts";
import { reason } from "../../model/reason.ts";
import type { PbxExtension } from "../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "./dial-plan.ts";
import { type CallOffer, type Liveness, type RoutePlan, refuse } from "./route-plan.ts";
import { rungAt } from "./rung-at.ts";
import { isAbsent } from "./state-of.ts";

/** A telephone that does not answer by itself rings so long, in seconds. */
const RING_SECONDS = 15;

/**
 * A colleague's telephone answers by itself, and the caller talks through its loudspeaker [GAP-20]. From inside only, by
 * who may; nobody who talks or does not want to be disturbed is, and no forward is followed.
 */
export function routeIntercom(
  plan: DialPlan,
  { caller, dialled, number }: { readonly caller: PbxExtension; readonly dialled: string; readonly number: string },
  { origin, trail, never }: CallOffer,
  live: Liveness,
): RoutePlan {
  const told = reason("intercom-code", { code: dialled, number });
  if (!caller.intercom || origin !== "inside" || trail.length > 0) {
    return refuse("forbidden", told, reason("intercom-not-allowed", { number: caller.number }));
  }
  const extension = rungAt(plan, number, live);
  if (extension === null) return refuse("not-found", told, reason("nobodys-number", { dialled: number }));
  const desk = extension.number;
  if (desk === caller.number || never.includes(desk))
    return refuse("busy", told, reason("own-number", { number: desk }));
  if (!live.isRegistered(desk)) return refuse("unavailable", told, reason("no-device", { number: desk }));
  if (isAbsent(live.absence(desk))) return refuse("busy", told, reason("do-not-disturb", { number: desk }));
  if (live.callsOf(desk) > 0) return refuse("busy", told, reason("intercom-busy", { number: desk }));
  const rings = { extensions: [extension], outside: [], seconds: RING_SECONDS, turns: null } as const;
  return {
    ...{ kind: "ring", number: desk, ...rings, forwards: NO_FORWARDS, trail: [], answersItself: true },
    reasons: [told, reason("intercom-answers", { number: desk })],
  };
}
