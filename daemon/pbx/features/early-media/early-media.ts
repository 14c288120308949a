import { type Call, presentLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { LegId } from "../../engine/engine.ts";

/** Sound before the answer: the one who waits hears the first device that sends any. */
export function early(out: moves.Out, call: Call, leg: LegId): Call {
  const { hunt } = call;
  if (hunt === null || !hunt.legs.includes(leg)) return call;
  return hunt.early === null ? hear(out, call, leg) : call;
}

/** When the device that was heard has gone, another one that sends sound takes its place. */
export function earlyLost(out: moves.Out, call: Call): Call {
  const { hunt } = call;
  if (hunt === null || presentLeg(call, hunt.early) !== null) return call;
  const sounds = (leg: Leg | null): leg is Leg => leg?.state === "early";
  const next = hunt.legs.map((id) => presentLeg(call, id)).find(sounds);
  if (next !== undefined) return hear(out, call, next.id);
  return hunt.early === null ? call : { ...call, hunt: { ...hunt, early: null } };
}

function hear(out: moves.Out, call: Call, leg: LegId): Call {
  if (call.hunt === null || call.waiting === null) return call;
  const open = moves.progress(out, call, call.waiting, leg);
  return { ...open, hunt: { ...call.hunt, early: leg } };
}
