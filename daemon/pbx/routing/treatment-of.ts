import type { ForwardTo } from "../../model/config/forward-to.ts";
import type { Forwards } from "../../model/profiles/forwards.ts";
import { type ProfileOwner, profileAt } from "../../model/profiles/profile-at.ts";
import type { Reason } from "../../model/reason.ts";
import type { DialPlan } from "./dial-plan.ts";
import type { CallOffer, Liveness } from "./route-plan.ts";

/** How calls to a number are treated at this moment. */
export interface Treatment {
  readonly seconds: number;
  readonly forwards: Forwards;
  readonly reasons: readonly Reason[];
}

type Owner = ProfileOwner & { readonly ringSeconds: number; readonly overflow?: ForwardTo | null };

/**
 * By the profile in force [PLA-07], for calls from inside or outside [PRO-12]; without one by the number's own ring time;
 * what somebody has set by codes beats both.
 */
export function treatmentOf(plan: DialPlan, owner: Owner, offer: CallOffer, live: Liveness): Treatment {
  const { profile, why } = profileAt(owner, plan.view.place, live.profileByHand(owner.number), offer.at);
  const reasons = why === null ? [] : [why];
  const own = live.absence(owner.number)?.forwards;
  const or = (number: string | null | undefined, to: ForwardTo | null): ForwardTo | null =>
    number == null ? to : { kind: "number", number };
  const over = (forwards: Forwards): Forwards => ({
    "no-answer": or(own?.["no-answer"], forwards["no-answer"]),
    busy: or(own?.busy, forwards.busy),
    unavailable: or(own?.unavailable, forwards.unavailable),
  });
  if (profile === null) {
    const { ringSeconds: seconds, overflow = null } = owner;
    const usual = { "no-answer": overflow, busy: overflow, unavailable: overflow };
    return { seconds, forwards: over(usual), reasons };
  }
  const { ringSeconds: seconds, onNoAnswer, onBusy: busy, onUnavailable: unavailable } = profile[offer.origin];
  return { seconds, forwards: over({ "no-answer": onNoAnswer, busy, unavailable }), reasons };
}
