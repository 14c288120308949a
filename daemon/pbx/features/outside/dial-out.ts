import { reason } from "../../../model/reason.ts";
import { because, type Call, type WayOut } from "../../calls/call.ts";
import { type Leg, newLeg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { LegId, ReleaseCause } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";
import { huntedGroup } from "../ring/hunted-group.ts";

interface Called {
  readonly number: string;
  readonly name: string;
}

export interface Dialled {
  readonly call: Call;
  /** Null: there is no way left. */
  readonly leg: LegId | null;
}

/** Dials by the first of these ways; the rest waits for the case that the line fails. */
export function dialOut(
  out: moves.Out,
  call: Call,
  { number, name }: Called,
  ways: readonly WayOut[],
  scene: Scene,
): Dialled {
  const [way, ...left] = ways;
  if (way === undefined || call.hunt === null) return { call, leg: null };
  const { trunk, address, classes, warning, request } = way;
  const origin = { id: scene.ground.newLeg(), direction: "out", number, name, anonymous: false, trunk } as const;
  const forGroup = huntedGroup(call, scene);
  const leg = newLeg({ ...origin, forGroup, classes, userAgent: "", contact: null, trail: [] }, scene.ground.now);
  const told = because(call, ...(warning === null ? [] : [warning]), reason("line-tried", { number, trunk, address }));
  const hunt = { ...call.hunt, ways: new Map(call.hunt.ways).set(leg.id, left) };
  return { call: moves.dial(out, { ...told, hunt }, leg, request), leg: leg.id };
}

/**
 * A leg has failed for a reason that is the line's, not the called person's: the next way is dialled in its place, and
 * nobody who waits notices. Null: it was not the line, or no way is left.
 */
export function dialAgain(out: moves.Out, call: Call, failed: Leg, scene: Scene): Call | null {
  const { hunt } = call;
  const ways = hunt?.ways.get(failed.id);
  if (hunt === null || ways === undefined || failed.cause === null || !isLineTrouble(failed.cause, failed.status)) {
    return null;
  }
  const trunk = failed.trunk ?? "";
  const told = because(call, reason("line-failed", { trunk, cause: failed.cause, status: failed.status }));
  const { call: next, leg } = dialOut(out, told, failed, ways, scene);
  if (leg === null || next.hunt === null) return null;
  return { ...next, hunt: { ...next.hunt, legs: [...next.hunt.legs.filter((id) => id !== failed.id), leg] } };
}

/**
 * Whether another line may do better: nobody answered, the operator is full or broken, or does not accept us. What says
 * something of the number that was called (404, 410, 484, 486, 6xx) is an answer like any other.
 */
function isLineTrouble(cause: ReleaseCause, status: number): boolean {
  if (status === 0) return cause === "unreachable" || cause === "failure" || cause === "congestion";
  return [401, 402, 403, 407, 408, 488, 606].includes(status) || (status >= 500 && status < 600);
}
