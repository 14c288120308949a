import { type Reason, reason } from "../../../model/reason.ts";
import type { Leg } from "../../calls/leg.ts";

/** How far the call of who waits has come, before it is led on. */
export type WaySoFar = Pick<Leg, "hopsLeft" | "diversions">;

/** A call that a line has brought and that goes out again may pass so many more: two boxes that forward to each other end soon. */
const MOST_HOPS_OUT_AGAIN = 20;
/** ISUP lets a call be diverted five times (Q.732.2), and operators count along. */
const MOST_DIVERSIONS = 5;

/** What Max-Forwards says of a call that we make on somebody's behalf: one hop less (RFC 3261 §16.6, RFC 5393). */
export const hopsFor = ({ hopsLeft }: WaySoFar, isLedOutAgain: boolean): number =>
  Math.max(0, Math.min(hopsLeft - 1, isLedOutAgain ? MOST_HOPS_OUT_AGAIN : hopsLeft));

/** Why the call of who waits must not go outside any more: it goes round; null: it may. */
export function goesRound({ hopsLeft, diversions }: WaySoFar, isLedOutAgain: boolean): Reason | null {
  if (hopsLeft <= 1) return reason("no-hops-left");
  return isLedOutAgain && diversions >= MOST_DIVERSIONS ? reason("diverted-too-often", { diversions }) : null;
}
