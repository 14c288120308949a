import { reason } from "../../../model/reason.ts";
import { because, type Call, openDialogue, type Parked } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import type { Scene } from "../house.ts";
import { freePlace, isTaken } from "./places.ts";

/** The leg waits at a place, with music, until somebody fetches it or its time is over. */
export function putAt(
  call: Call,
  leg: Leg,
  { place, by, rounds }: Pick<Parked, "place" | "by" | "rounds">,
  scene: Scene,
): Call {
  const count = call.hunts + 1;
  const { seconds } = call.view.parking;
  const topic = { kind: "parked", place, by, rounds, since: scene.ground.now } as const;
  const dialogue = openDialogue({ count, topic, seconds });
  return { ...call, waiting: leg.id, talking: null, hunt: null, hunts: count, dialogue };
}

/** He has not come back: the call waits again, where it did if nobody else is there now. */
export function parkedAgain(call: Call, leg: Leg, where: Pick<Parked, "place" | "by" | "rounds">, scene: Scene): Call {
  const plan = scene.house.plans.of(call.view);
  const other = isTaken(where.place, scene.ground) ? freePlace(plan, scene.ground) : null;
  const place = other ?? where.place;
  return putAt(because(call, reason("parks-again", { number: leg.number, place })), leg, { ...where, place }, scene);
}
