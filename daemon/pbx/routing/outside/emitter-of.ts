import type { PbxExtension } from "../../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "../dial-plan.ts";
import type { OutsideMember } from "../route-plan.ts";
import type { Emitter } from "./presentation.ts";

/** Who waits while somebody outside is called. */
export interface Waiting {
  /** The line that has brought him; null: a telephone of the house. */
  readonly trunk: string | null;
  /** Of the extension, or as the house shows who is outside; empty: unknown. */
  readonly number: string;
  readonly anonymous: boolean;
}

/**
 * Whose number is shown: the extension's that calls, the group's that sends out, or a caller's who is led on [LIG-06,
 * GRP-13, GRP-15]. `hides`: whether an extension hides its number for now; null: as the configuration says.
 */
export function emitterOf(
  plan: DialPlan,
  waiting: Waiting,
  { hidden, emergency, group }: Pick<OutsideMember, "hidden" | "emergency" | "group">,
  hides: (extension: string) => boolean | null,
): Emitter {
  const extension = waiting.trunk === null ? plan.extensions.get(waiting.number) : undefined;
  const own = group === null || group.presented.automatic ? extension : { ...extension, presented: group.presented };
  const line = waiting.trunk === null ? undefined : plan.trunks.get(waiting.trunk);
  const keeps = line?.keepsCallerNumber === true || group?.keepsCallerNumber === true;
  const forNow = hidden ?? (extension === undefined ? null : hides(extension.number));
  return {
    extension: own === undefined ? null : shown(own),
    hidden: waiting.anonymous ? true : forNow,
    relayed: line !== undefined && keeps && waiting.number !== "" ? waiting.number : null,
    ...(emergency === null ? {} : { emergency }),
  };
}

const shown = (one: Partial<PbxExtension> & Pick<PbxExtension, "presented">) => ({
  presented: one.presented,
  hidesNumber: one.hidesNumber ?? false,
});
