import { type Queue, USUAL_QUEUE } from "../../model/config/queue.ts";
import type { DialPlan } from "./dial-plan.ts";
import { membersOf } from "./members-of.ts";
import type { Liveness } from "./route-plan.ts";
import { rungAt } from "./rung-at.ts";

/** How callers wait for a number: as its group says, else as usual, for a menu with ACD leads to extensions and agents, too. */
export const queueOf = (plan: DialPlan, number: string): Queue => plan.groups.get(number)?.queue ?? USUAL_QUEUE;

/** Who takes the calls of a queue. Whether somebody outside is free nobody can know: external numbers take none. */
export const queueMembers = (plan: DialPlan, number: string): readonly string[] =>
  plan.groups.has(number) ? membersOf(plan, number).inside : [number];

/** Why nobody may wait there now; null: he may. */
export function queueRefusal(
  plan: DialPlan,
  number: string,
  live: Pick<Liveness, "deskOf" | "isRegistered" | "waitingFor">,
): "full" | "empty" | null {
  const isThere = (member: string): boolean => live.isRegistered(rungAt(plan, member, live)?.number ?? "");
  if (!queueMembers(plan, number).some(isThere)) return "empty";
  return live.waitingFor(number) >= queueOf(plan, number).mostCallers ? "full" : null;
}
