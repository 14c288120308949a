import type { ForwardTo } from "../../model/config/forward-to.ts";
import type { Failure, Forwards } from "../../model/profiles/forwards.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { DialPlan } from "./dial-plan.ts";
import { queueOf, queueRefusal } from "./queue-of.ts";
import type { Liveness, QueuePlan } from "./route-plan.ts";

interface TurnedAway {
  readonly kind: "turned-away";
  readonly why: Exclude<Failure, "no-answer">;
  readonly to: ForwardTo | null;
  readonly reasons: readonly Reason[];
}

/** Whoever calls that number waits for one of its members [SVI-15, A-24]; or the queue is full, or nobody is there. */
export function routeToQueue(
  plan: DialPlan,
  { number, name }: { readonly number: string; readonly name: string },
  forwards: Forwards,
  live: Liveness,
): QueuePlan | TurnedAway {
  const { onFull, onEmpty } = queueOf(plan, number);
  switch (queueRefusal(plan, number, live)) {
    case null:
      return { kind: "queue", number, name, forwards, reasons: [reason("is-queue", { number, name })] };
    case "full": {
      const told = reason("queue-full", { number, calls: live.waitingFor(number) });
      return { kind: "turned-away", why: "busy", to: onFull ?? forwards.busy, reasons: [told] };
    }
    case "empty": {
      const to = onEmpty ?? forwards.unavailable;
      return { kind: "turned-away", why: "unavailable", to, reasons: [reason("queue-empty", { number })] };
    }
  }
}
