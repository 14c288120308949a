import type { Call } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";

/**
 * The telephone of who waits learns by which name we know whom it calls outside [MEX-05]: with our next response while it
 * still rings, else at once. Without a name there is nothing that it does not know.
 */
export function tellCalled(
  out: moves.Out,
  call: Call,
  waiting: Leg,
  { number, name }: Pick<Leg, "number" | "name">,
): Call {
  if (name === "" || waiting.trunk !== null) return call;
  const party = { number, name, anonymous: false };
  if (waiting.state !== "offered") return moves.identify(out, call, waiting.id, party);
  out.push({ do: "identify", leg: waiting.id, party });
  return call;
}
