export const CALL_DIRECTIONS = ["internal", "incoming", "outgoing"] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

/** What of a leg says which way a call goes; one of before there were lines has no `trunk`. */
interface LegByLine {
  readonly direction: "in" | "out";
  readonly trunk?: string | null;
}

/** Seen from the office: a leg on a line that came in, or one that went out. Before there were lines all was internal. */
export function directionOf({ legs }: { readonly legs: readonly LegByLine[] }): CallDirection {
  const byLine = (direction: "in" | "out") =>
    legs.some((leg) => leg.direction === direction && (leg.trunk ?? "") !== "");
  return byLine("in") ? "incoming" : byLine("out") ? "outgoing" : "internal";
}
