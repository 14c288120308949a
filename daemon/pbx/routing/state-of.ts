import type { Absence } from "../../model/profiles/absence.ts";
import type { PbxExtension } from "../../model/snapshot/pbx-view.ts";
import type { Liveness } from "./route-plan.ts";

export type State = "free" | "busy" | "unregistered";

export function stateOf(extension: PbxExtension, live: Pick<Liveness, "isRegistered" | "callsOf">): State {
  if (!live.isRegistered(extension.number)) return "unregistered";
  return live.callsOf(extension.number) >= extension.simultaneousCalls ? "busy" : "free";
}

/** He does not ring for a group: his own forward is not followed there. */
export const isAbsent = (absence: Absence | null): boolean =>
  absence !== null && (absence.doNotDisturb || absence.forwards.always !== null);
