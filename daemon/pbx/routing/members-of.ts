import type { PbxExtension } from "../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "./dial-plan.ts";

export interface Members {
  readonly extensions: readonly PbxExtension[];
  /** Numbers of external numbers [EXT-05]. */
  readonly externals: readonly string[];
}

/**
 * The members of a group and of the groups within it [GRP-12], each once, in the order of the document. A loop [GRP-22],
 * which no good view has, ends where it comes back.
 */
export function membersOf(plan: DialPlan, group: string): Members {
  const seen = new Set<string>();
  const extensions: PbxExtension[] = [];
  const externals: string[] = [];
  const pending = [group];
  for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
    if (seen.has(number)) continue;
    seen.add(number);
    const extension = plan.extensions.get(number);
    if (extension !== undefined) extensions.push(extension);
    else if (plan.externalNumbers.has(number)) externals.push(number);
    else pending.push(...[...(plan.groups.get(number)?.members ?? [])].reverse());
  }
  return { extensions, externals };
}
