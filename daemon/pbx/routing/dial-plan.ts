import type { PbxExtension, PbxGroup, PbxView } from "../../model/snapshot/pbx-view.ts";

/** The numbers of one view, found at once. */
export interface DialPlan {
  readonly view: PbxView;
  readonly extensions: ReadonlyMap<string, PbxExtension>;
  readonly groups: ReadonlyMap<string, PbxGroup>;
}

export function dialPlan(view: PbxView): DialPlan {
  return {
    view,
    extensions: new Map(view.extensions.map((extension) => [extension.number, extension])),
    groups: new Map(view.groups.map((group) => [group.number, group])),
  };
}

/** Somebody may watch or call this number. */
export const isAssigned = (plan: DialPlan, number: string): boolean =>
  plan.extensions.has(number) || plan.groups.has(number);

/** The name that goes with a number; empty when it has none. */
export const nameOf = (plan: DialPlan, number: string): string =>
  plan.extensions.get(number)?.name ?? plan.groups.get(number)?.name ?? "";

/** Dial plans by view: running calls keep theirs, so several may be in use. */
export class DialPlans {
  readonly #plans = new WeakMap<PbxView, DialPlan>();

  of(view: PbxView): DialPlan {
    const known = this.#plans.get(view);
    if (known !== undefined) return known;
    const made = dialPlan(view);
    this.#plans.set(view, made);
    return made;
  }
}
