import type { PbxExtension } from "../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "./dial-plan.ts";
import type { Liveness } from "./route-plan.ts";

/** At whose telephones somebody is rung: an extension at its own, an agent where he is logged in [AGT-07]; null: nowhere. */
export function rungAt(plan: DialPlan, member: string, live: Pick<Liveness, "deskOf">): PbxExtension | null {
  const desk = plan.agents.has(member) ? live.deskOf(member) : member;
  return desk === null ? null : (plan.extensions.get(desk) ?? null);
}
