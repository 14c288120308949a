import { NO_FORWARDS } from "../../model/profiles/forwards.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { PbxGroup } from "../../model/snapshot/pbx-view.ts";
import { type DialPlan, nameOutside } from "./dial-plan.ts";
import { type BehindRoute, lineThatRings, routeBehind } from "./outside/behind-line.ts";
import { type OutsideAttempt, type OutsideEmitter, type OutsideRoute, routeOutside } from "./outside/outbound.ts";
import type { Caller, CallOffer, Liveness, OutsideMember, RoutePlan } from "./route-plan.ts";

/** How long somebody outside is rung, in seconds: voicemail and operators answer long before. */
const OUTSIDE_SECONDS = 180;

/** One number outside, and nobody else. */
export const onlyOutside = (number: string, member: OutsideMember, trail: readonly string[]) =>
  ({
    kind: "ring",
    number,
    extensions: [],
    outside: [member],
    seconds: OUTSIDE_SECONDS,
    turns: null,
    forwards: NO_FORWARDS,
    trail,
  }) as const;

export function routedOutside(
  plan: DialPlan,
  route: OutsideRoute | BehindRoute,
  called: { readonly number: string; readonly hidden: boolean | null; readonly offer: CallOffer },
  live: Liveness,
): RoutePlan {
  if (route.kind === "refuse") return route;
  const { attempts, reasons } = route;
  const { number, hidden, offer } = called;
  const name = nameOf(plan, number, attempts, live);
  const group = offer.caller.kind === "group" ? (plan.groups.get(offer.caller.number) ?? null) : null;
  const member = { number, name, attempts, hidden, emergency: null, group };
  return { ...onlyOutside(number, member, offer.trail), reasons };
}

/** Who sends a call out to a number that the configuration names: whoever calls, but judged by nobody's rights. */
export function emitterOf(plan: DialPlan, caller: Caller): OutsideEmitter {
  if (caller.kind === "group") return groupEmitter(caller);
  if (caller.kind === "trunk") {
    return { number: caller.trunk, site: plan.trunks.get(caller.trunk)?.site ?? null, groups: undefined, judged: null };
  }
  const extension = plan.extensions.get(caller.number);
  const groups = plan.groupsOf.get(caller.number);
  return { number: caller.number, site: extension?.site ?? null, groups, judged: extension ?? null };
}

/** External numbers and equipment of lines that ring along; what there is no way to is left out, with the reason [EXT-05, GRP-12]. */
export function externalsOf(
  plan: DialPlan,
  numbers: readonly string[],
  group: PbxGroup | null,
  offer: CallOffer,
  live: Liveness,
): { readonly outside: readonly OutsideMember[]; readonly reasons: readonly Reason[] } {
  const by = group === null ? { ...emitterOf(plan, offer.caller), judged: null } : groupEmitter(group);
  // GRP-18: what the group sends out at once.
  const calls = group === null ? 0 : live.callsBy(group.number).outgoing;
  if (group !== null && numbers.length > 0 && calls >= group.maxOutgoing) {
    return { outside: [], reasons: [reason("group-full", { number: group.number, calls })] };
  }
  const routed = numbers.map((number) => {
    const line = lineThatRings(plan, number);
    const route =
      line === null
        ? routeOutside(plan, { by, dialled: number, at: offer.at }, live)
        : routeBehind(line, by.number, live);
    return { number, route };
  });
  return {
    outside: routed.flatMap(({ number, route }): OutsideMember[] => {
      if (route.kind === "refuse") return [];
      const { attempts } = route;
      return [{ number, name: nameOf(plan, number, attempts, live), attempts, hidden: null, emergency: null, group }];
    }),
    reasons: routed.flatMap(({ route }) => route.reasons),
  };
}

/** Of the line whose equipment is called, else of whoever has the number outside, as it was named or as it is dialled. */
function nameOf(plan: DialPlan, number: string, [first]: readonly OutsideAttempt[], live: Liveness): string {
  if (first?.isBehind === true) return plan.trunks.get(number)?.name ?? "";
  return plan.externalNumbers.get(number)?.name || nameOutside(plan, first?.number ?? number, live);
}

const groupEmitter = ({ number }: Pick<PbxGroup, "number">): OutsideEmitter => ({
  number,
  site: null,
  groups: undefined,
  judged: null,
});
