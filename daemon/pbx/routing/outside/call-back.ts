import type { DestinationClass } from "../../../model/plan/destination-class.ts";
import { reason } from "../../../model/reason.ts";
import type { DialPlan } from "../dial-plan.ts";
import { routedOutside } from "../outside-members.ts";
import { routeCall } from "../route-call.ts";
import { type Liveness, type RoutePlan, refuse } from "../route-plan.ts";
import { routeOutside } from "./outbound.ts";

export interface CallBackOffer {
  /** As the house knows who called. */
  readonly number: string;
  /** He is an extension of the house. */
  readonly isInside: boolean;
  /** The group, extension or agent in whose queue he waited: the call goes out on its account. */
  readonly by: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A caller shows whatever number he likes: nothing that costs more than these is called because of it. */
const HARMLESS: readonly DestinationClass[] = ["national", "mobile", "free", "short-free"];

/** The way to who has asked to be called back: only to the number that he came from, with the limits of calls outside. */
export function routeCallBack(plan: DialPlan, { number, isInside, by, at }: CallBackOffer, live: Liveness): RoutePlan {
  const caller = { kind: "group", number: by } as const;
  const offer = { caller, origin: "inside", dialled: number, never: [], trail: [], at } as const;
  if (isInside) return plan.extensions.has(number) ? routeCall(plan, offer, live) : refuse("not-found");
  const emitter = { number: by, site: null, groups: undefined, judged: null };
  const route = routeOutside(plan, { by: emitter, dialled: number, at }, live);
  const isHarmless = (classes: readonly DestinationClass[]) => classes.every((one) => HARMLESS.includes(one));
  if (route.kind === "outside" && !route.attempts.every(({ classes }) => isHarmless(classes))) {
    return refuse("forbidden", ...route.reasons, reason("no-call-back", { number }));
  }
  return routedOutside(plan, route, { number, hidden: null, offer }, live);
}
