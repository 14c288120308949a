import { type Call, peerOf } from "../../calls/call.ts";
import type { KnownLegEvent } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";

type Digit = Extract<KnownLegEvent, { type: "leg.digit" }>;

/** A digit by SIP INFO (RFC 6086) is sent on to the other side; those in the sound (RFC 4733) pass with it. */
export function digit(out: moves.Out, call: Call, event: Digit): Call {
  const peer = event.by === "info" ? peerOf(call, event.leg) : null;
  if (peer?.state === "answered") out.push({ do: "send-digits", leg: peer.id, digits: event.digit });
  return call;
}
