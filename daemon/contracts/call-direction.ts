import type { CallRecord } from "./call-record.ts";

export const CALL_DIRECTIONS = ["internal", "incoming", "outgoing"] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

/** Seen from the office: a leg on a line that came in, or one that went out. Before there were lines all was internal. */
export function directionOf({ legs }: Pick<CallRecord, "legs">): CallDirection {
  const byLine = (direction: "in" | "out") =>
    legs.some((leg) => leg.direction === direction && (leg.trunk ?? "") !== "");
  return byLine("in") ? "incoming" : byLine("out") ? "outgoing" : "internal";
}
