import type { PbxExtension } from "../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "./dial-plan.ts";

/**
 * The extensions of a group and of the groups within it [GRP-12], each once, in the order of the document. A loop
 * [GRP-22], which no good view has, ends where it comes back.
 */
export function membersOf(plan: DialPlan, group: string): readonly PbxExtension[] {
  const seen = new Set<string>();
  const found: PbxExtension[] = [];
  const pending = [group];
  for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
    if (seen.has(number)) continue;
    seen.add(number);
    const extension = plan.extensions.get(number);
    if (extension !== undefined) found.push(extension);
    else pending.push(...[...(plan.groups.get(number)?.members ?? [])].reverse());
  }
  return found;
}
