import type { Call } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import { routeFor, type Scene } from "../house.ts";
import { followed } from "../incoming.ts";

/** Rings what the configuration names for a call that a line has brought. */
export function ledTo(out: moves.Out, call: Call, leg: Leg, extension: string, scene: Scene): Call {
  return followed(out, call, leg, routeFor(leg, extension, call.view, scene), scene);
}
