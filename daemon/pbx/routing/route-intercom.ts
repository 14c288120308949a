import { NO_FORWARDS } from "../../model/profiles/forwards.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { PbxExtension, PbxGroup } from "../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "./dial-plan.ts";
import { membersOf } from "./members-of.ts";
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
  const group = plan.groups.get(number);
  if (group !== undefined) return routePaging(plan, group, { caller, told }, live);
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

/** So many listen at once. */
const MOST_LISTENERS = 50;

/** Whoever of the group is free and wants to be disturbed. */
function routePaging(
  plan: DialPlan,
  { number }: PbxGroup,
  { caller, told }: { readonly caller: PbxExtension; readonly told: Reason },
  live: Liveness,
): RoutePlan {
  const members = membersOf(plan, number).inside.flatMap((member) => rungAt(plan, member, live) ?? []);
  const free = [...new Set(members)].filter(
    (desk) =>
      desk.number !== caller.number &&
      live.isRegistered(desk.number) &&
      live.callsOf(desk.number) === 0 &&
      !isAbsent(live.absence(desk.number)),
  );
  if (free.length === 0) return refuse("busy", told, reason("nobody-free"));
  const extensions = free.slice(0, MOST_LISTENERS);
  const numbers = extensions.map((desk) => desk.number);
  return { kind: "paging", number, extensions, reasons: [told, reason("pages-group", { numbers })] };
}
