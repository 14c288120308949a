import type { LiveExtension } from "../../../daemon/contracts/api/live-entries.ts";
import type { DotState } from "../../controls/dot.tsx";

/** What is saved but does not run yet is to be reloaded; without a picture nobody knows. */
export const stateOf = (number: string, live: ReadonlyMap<string, LiveExtension> | undefined): DotState =>
  live === undefined ? "unknown" : (live.get(number)?.state ?? "staged");
