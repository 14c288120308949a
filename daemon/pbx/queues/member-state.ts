import type { MemberState } from "../../contracts/queue-state.ts";
import type { Agents } from "../agents/agents.ts";
import type { DialPlan } from "../routing/dial-plan.ts";
import type { Liveness } from "../routing/route-plan.ts";
import { rungAt } from "../routing/rung-at.ts";
import { isAbsent } from "../routing/state-of.ts";

/** What keeps a member from the next call of a queue, or that nothing does; pure but for what is live. */
export function memberState(
  plan: DialPlan,
  member: string,
  live: Liveness,
  agents: Pick<Agents, "restOf">,
): { readonly state: MemberState; readonly at: string | null } {
  const at = rungAt(plan, member, live)?.number ?? null;
  const rest = agents.restOf(member);
  const state = (): MemberState => {
    if (at === null) return "logged-out";
    if (live.isPaused(member)) return "paused";
    if (!live.isRegistered(at)) return "unregistered";
    if (live.callsOf(at) > 0) return "busy";
    if (isAbsent(live.absence(at))) return "absent";
    return rest ?? "free";
  };
  return { state: state(), at };
}
