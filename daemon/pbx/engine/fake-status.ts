import type { LegQuality, ReleaseCause } from "./engine.ts";

/** Final statuses as the fake gives and reads them; the native engine has its own, longer table. */
const statuses: readonly (readonly [ReleaseCause, number])[] = [
  ["busy", 486],
  ["busy", 600],
  ["declined", 603],
  ["no-answer", 480],
  ["unavailable", 480],
  ["not-found", 404],
  ["forbidden", 403],
  ["not-acceptable", 488],
  ["congestion", 503],
  ["too-many-hops", 483],
  ["too-many-hops", 482],
  ["redirected", 302],
  ["unreachable", 408],
];

export const statusOf = (cause: ReleaseCause): number => statuses.find(([known]) => known === cause)?.[1] ?? 487;

export function causeOf(status: number): ReleaseCause {
  if (status === 480) return "unavailable";
  return statuses.find(([, known]) => known === status)?.[0] ?? "failure";
}

/** The quality of a leg that nobody has measured. */
export const unmeasured: LegQuality = {
  codec: "PCMA",
  packetsReceived: 0,
  packetsSent: 0,
  packetsLost: 0,
  packetsLostFar: 0,
  jitterMs: -1,
  roundTripMs: -1,
  mos: -1,
  video: "",
};
