import type { DialPlan } from "./dial-plan.ts";
import { lineThatRings } from "./outside/behind-line.ts";

export interface Members {
  /** Numbers of extensions and agents. */
  readonly inside: readonly string[];
  /** Numbers of external numbers [EXT-05], and of lines whose equipment rings. */
  readonly externals: readonly string[];
  /** The number of a menu, which answers when nobody else does; null: none. */
  readonly menu: string | null;
}

/**
 * The members of a group and of the groups within it [GRP-12], each once, in the order of the document. A loop [GRP-22],
 * which no good view has, ends where it comes back.
 */
export function membersOf(plan: DialPlan, group: string): Members {
  const seen = new Set<string>();
  const inside: string[] = [];
  const externals: string[] = [];
  let menu: string | null = null;
  const pending = [group];
  for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
    if (seen.has(number)) continue;
    seen.add(number);
    if (plan.extensions.has(number) || plan.agents.has(number)) inside.push(number);
    else if (plan.externalNumbers.has(number) || lineThatRings(plan, number) !== null) externals.push(number);
    else if (plan.menuNumbers.has(number)) menu ??= number;
    else pending.push(...[...(plan.groups.get(number)?.members ?? [])].reverse());
  }
  return { inside, externals, menu };
}
