import { reason } from "../../../model/reason.ts";
import { because, type Call, endingWith, openCall, openDialogue } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { digitPrompts } from "../../prompts/prompt-folder.ts";
import type { ParkingPlan } from "../../routing/route-plan.ts";
import type { Scene } from "../house.ts";
import { confirmed } from "../service/service.ts";
import { freePlace, isTaken, parkedAt } from "./places.ts";

/** How long who is told a place may take to put somebody there, in seconds. */
const PATIENCE = 60;
/** Longer than a place takes to be said. */
const LONGEST_NOTICE = 15;

/** Where a call that is transferred there waits; a cause in its place when it cannot. */
export function placeFor({ place }: ParkingPlan, call: Call, scene: Scene) {
  const found = place ?? freePlace(scene.house.plans.of(call.view), scene.ground);
  if (found === null) return { place: null, why: reason("parking-full") } as const;
  return isTaken(found, scene.ground)
    ? ({ place: null, why: reason("place-taken", { place: found }) } as const)
    : ({ place: found, why: null } as const);
}

/** The box says a place aloud, and shows it. */
function told(out: moves.Out, call: Call, leg: Leg, place: string, scene: Scene) {
  const [prompt = null, ...queue] = scene.house.promptWords(digitPrompts(place));
  const because_ = because(call, reason("place-told", { place, number: leg.number }));
  const shown = moves.identify(out, because_, leg.id, { number: place, name: `Parking ${place}`, anonymous: false });
  return { call: { ...shown, answeredAt: scene.ground.now, answeredBy: place }, prompt, queue };
}

/** Who has parked a call at the next free place hears which, in a call of its own, and is out. */
export function notice(
  out: moves.Out,
  call: Call,
  parker: Leg,
  { place, reports }: { readonly place: string; readonly reports: boolean },
  scene: Scene,
): Call {
  const { ground } = scene;
  const { number, name } = parker;
  const opening = { id: ground.newCall(), view: call.view, caller: { number, name }, dialled: place };
  const said = told(out, openCall(opening, { ...parker, keepsOnHold: false }, ground.now), parker, place, scene);
  const { prompt, queue } = said;
  const topic = { kind: "parking-notice", reports } as const;
  const dialogue = openDialogue({ count: 1, topic, prompt, queue, seconds: LONGEST_NOTICE });
  return { ...said.call, hunts: 1, dialogue };
}

/** He knows where: his telephone, if it has asked for the transfer, is told that it is done. */
export function noticed(out: moves.Out, call: Call): Call {
  const { dialogue, waiting } = call;
  if (dialogue?.topic.kind === "parking-notice" && dialogue.topic.reports && waiting !== null) {
    out.push({ do: "report-transfer", leg: waiting, status: 200 });
  }
  return confirmed(out, call);
}

/** A place is dialled: who waits there is fetched; the next free one is told, and kept for a transfer that follows. */
export function parkingAnswers(out: moves.Out, call: Call, leg: Leg, { place }: ParkingPlan, scene: Scene): Call {
  const { ground } = scene;
  const over = { ...call, hunt: null, group: null };
  if (place === null) return offered(out, over, leg, scene);
  const parked = parkedAt(place, ground);
  if (parked === null) {
    const why = reason("nobody-parked", { place });
    return moves.release(out, endingWith(because(over, why), "not-found"), leg.id, "not-found");
  }
  const up = moves.answer(out, over, leg.id, parked.waiting, ground.now);
  const count = up.hunts + 1;
  const dialogue = openDialogue({ count, topic: { kind: "fetches", place }, seconds: 1 });
  return { ...up, hunts: count, dialogue, answeredAt: ground.now, answeredBy: place };
}

function offered(out: moves.Out, call: Call, leg: Leg, scene: Scene): Call {
  const place = freePlace(scene.house.plans.of(call.view), scene.ground);
  if (place === null) {
    return moves.release(out, endingWith(because(call, reason("parking-full")), "busy"), leg.id, "busy");
  }
  const up = moves.answer(out, call, leg.id, null, scene.ground.now);
  const said = told(out, up, leg, place, scene);
  const { prompt, queue } = said;
  const count = said.call.hunts + 1;
  const topic = { kind: "offers-place", place } as const;
  return { ...said.call, hunts: count, dialogue: openDialogue({ count, topic, prompt, queue, seconds: PATIENCE }) };
}
