import { reason } from "../../../model/reason.ts";
import { because, type Call, endingWith, openCall, openDialogue, openHunt } from "../../calls/call.ts";
import type { KnownLegEvent } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { TestOrder } from "../../calls/switchboard.ts";
import type { Scene } from "../house.ts";
import { dialAgain, dialOut } from "../outside/dial-out.ts";
import { waysBy } from "../outside/ways-out.ts";

/** Long enough for a mobile to ring, in seconds. */
export const TEST_RINGS = 20;
/** An answered test lasts so long: enough for sound to come through, in seconds. */
const TEST_LASTS = 4;
const MOST_HOPS = 70;

/**
 * The box calls by one line and no other, with the line's own number, as it would for an extension; whoever answers
 * hears a tone [LIG-34]. Null: there is no such line.
 */
export function lineTest(
  out: moves.Out,
  { trunk: number, number: called, classes }: TestOrder,
  scene: Scene,
): Call | null {
  const view = scene.house.currentView();
  const trunk = view === null ? undefined : scene.house.plans.of(view).trunks.get(number);
  if (view === null || trunk === undefined) return null;
  const caller = { number, name: trunk.name };
  const opened = openCall({ id: scene.ground.newCall(), view, caller, dialled: called }, null, scene.ground.now);
  const hunt = openHunt({ count: 1, number: called, seconds: TEST_RINGS, visited: [called] });
  const call = { ...because(opened, reason("line-tested", { trunk: number })), isTest: true, hunt, hunts: 1 };
  const emitter = { extension: null, hidden: null, relayed: null };
  const box = { id: null, trunk: null, hopsLeft: MOST_HOPS, diversions: 0 };
  const ways = waysBy(view, { trunk, number: called, classes }, emitter, box, scene);
  const dialled = dialOut(out, call, { number: called, name: "" }, ways, scene);
  if (dialled.leg === null || dialled.call.hunt === null)
    return endingWith({ ...dialled.call, hunt: null }, "unreachable");
  return { ...dialled.call, hunt: { ...dialled.call.hunt, legs: [dialled.leg] } };
}

/** What happens on the leg of a test call. */
export function tested(out: moves.Out, call: Call, event: KnownLegEvent, scene: Scene): Call {
  if (event.type === "leg.answered") {
    const count = call.hunts + 1;
    const dialogue = openDialogue({ count, topic: { kind: "line-test" }, seconds: TEST_LASTS });
    const answered = { answeredAt: scene.ground.now, answeredBy: call.dialled, talking: event.leg };
    return { ...call, ...answered, hunt: null, hunts: count, dialogue };
  }
  if (event.type !== "leg.released") return call;
  const leg = call.legs.get(event.leg);
  const again = leg === undefined ? null : dialAgain(out, call, leg, scene);
  return again ?? endingWith({ ...call, hunt: null, dialogue: null }, event.cause);
}

/** Nobody has answered in time, or it has lasted long enough. */
export function testOver(out: moves.Out, call: Call): Call {
  const cause = call.hunt === null ? "normal" : "no-answer";
  return moves.releaseAll(out, endingWith({ ...call, hunt: null, dialogue: null }, cause), cause);
}
