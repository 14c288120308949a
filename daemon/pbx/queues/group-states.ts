import type { LiveGroup } from "../../contracts/api/live-entries.ts";
import type { DialPlan } from "../routing/dial-plan.ts";
import { membersOf } from "../routing/members-of.ts";
import { lineThatRings } from "../routing/outside/behind-line.ts";
import type { Liveness } from "../routing/route-plan.ts";
import { rungAt } from "../routing/rung-at.ts";

type Reach = Pick<Liveness, "deskOf" | "isRegistered" | "isUsable">;

/** The dots of groups [GRP-01, A-14]; pure but for what is live. */
export const groupStates = (plan: DialPlan, live: Reach): readonly LiveGroup[] =>
  plan.view.groups.map(({ number }) => ({
    number,
    state: hasReachable(plan, number, live) ? "in-service" : "out-of-service",
  }));

/** Whether anybody of it could be rung now: at a telephone, outside by a line that works, or a menu that answers. */
function hasReachable(plan: DialPlan, group: string, live: Reach): boolean {
  const { inside, externals, menu } = membersOf(plan, group);
  const isThere = (member: string): boolean => live.isRegistered(rungAt(plan, member, live)?.number ?? "");
  const isOutsideOpen = (): boolean => [...plan.trunks.keys()].some((trunk) => live.isUsable(trunk));
  const isLed = (number: string): boolean =>
    lineThatRings(plan, number) === null ? isOutsideOpen() : live.isUsable(number);
  return menu !== null || inside.some(isThere) || externals.some(isLed);
}
