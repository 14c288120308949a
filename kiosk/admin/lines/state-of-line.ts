import type { LiveLine } from "../../../daemon/contracts/api/live-entries.ts";
import type { DotState } from "../../controls/dot.tsx";

const dots = { "in-service": "idle", "out-of-service": "unregistered", unknown: "unknown" } as const;

/** The dots of extensions, for lines [LIG-34, A-14]: what is saved but does not run yet is to be reloaded. */
export function stateOfLine(number: string, lines: ReadonlyMap<string, LiveLine> | undefined): DotState {
  if (lines === undefined) return "unknown";
  const line = lines.get(number);
  return line === undefined ? "staged" : dots[line.state];
}
