import type { ReleaseCause } from "../../engine/engine.ts";

/** What tells the caller most comes first: a person's decision, then a busy line, then what went wrong. */
const order: readonly ReleaseCause[] = [
  "declined",
  "busy",
  "no-answer",
  "forbidden",
  "not-acceptable",
  "congestion",
  "too-many-hops",
  "unavailable",
  "not-found",
  "unreachable",
];

/** The one cause that a caller is told when several devices did not answer (RFC 3261 §16.7, in words). */
export function bestCause(causes: readonly ReleaseCause[]): ReleaseCause {
  return order.find((cause) => causes.includes(cause)) ?? "unavailable";
}
