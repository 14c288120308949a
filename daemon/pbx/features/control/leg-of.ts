import type { Call } from "../../calls/call.ts";
import { isPresent, isUp, type Leg } from "../../calls/leg.ts";

/** The leg of an extension in a call: the one that talks, else one that rings or calls; null: it has no part in it. */
export function legOf(call: Call, extension: string): Leg | null {
  const own = [...call.legs.values()].filter((leg) => isPresent(leg) && leg.trunk === null && leg.number === extension);
  return own.find(isUp) ?? own[0] ?? null;
}
