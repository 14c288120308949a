import { type Call, withLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";

/** The legs go on in another call; for this one they have ended. */
export function handedOn(call: Call, legs: readonly Leg[], now: number): Call {
  return legs.reduce<Call>(
    (next, leg) => withLeg(next, { ...leg, state: "released", cause: "transferred", endedAt: now }),
    call,
  );
}
