import type { LiveLine } from "../../../daemon/contracts/api/live-entries.ts";
import type { DotState } from "../../controls/dot.tsx";

const dots = { "in-service": "idle", "out-of-service": "unregistered", unknown: "unknown" } as const;

/** The dots of extensions, for lines and groups [LIG-34, GRP-01, A-14]: what is saved but does not run yet is to be reloaded. */
export function serviceState(
  number: string,
  running: ReadonlyMap<string, Pick<LiveLine, "state">> | undefined,
): DotState {
  if (running === undefined) return "unknown";
  const one = running.get(number);
  return one === undefined ? "staged" : dots[one.state];
}
