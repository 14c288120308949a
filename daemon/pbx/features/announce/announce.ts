import { reason } from "../../../model/reason.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import {
  type Announcement,
  because,
  type Call,
  endingWith,
  openCall,
  openDialogue,
  openHunt,
  presentLeg,
} from "../../calls/call.ts";
import { isPresent } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { playedOnce } from "../../calls/sound.ts";
import type { LegId } from "../../engine/engine.ts";
import { routeContact } from "../../routing/outside/contact.ts";
import type { RegisteredDevice, Scene } from "../house.ts";
import { dialOut } from "../outside/dial-out.ts";
import { waysOut } from "../outside/ways-out.ts";
import { ownRequest, ringDevices } from "../ring/ring-devices.ts";

/** How long the contact is rung, and how long the whole sentence may take, in seconds. */
const RING_SECONDS = 30;
const LONGEST_SECONDS = 90;

/** The box calls somebody by itself, to tell him something: the contact of a site while a telephone there calls for help. */
export function announce(out: moves.Out, told: Announcement, view: PbxView, scene: Scene): Call {
  const { contact, caller } = told;
  const { now, newCall } = scene.ground;
  const plan = scene.house.plans.of(view);
  const offer = { contact, extension: caller.number, needed: linesForHelp(scene), at: now };
  const { extensions, outside, reasons } = routeContact(plan, offer, scene.house.live);
  const hunt = openHunt({ count: 1, number: contact, seconds: RING_SECONDS });
  const opened = openCall({ id: newCall(), view, caller, dialled: contact }, null, now);
  // Like the call for help itself: no limit counts it, none ends it.
  let next: Call = because({ ...opened, announcement: told, isEmergency: true, hunts: 1, hunt }, ...reasons);
  const legs: LegId[] = [];
  for (const extension of extensions) {
    const request = (device: RegisteredDevice) => ownRequest(device, contact, { ...caller, anonymous: false }, []);
    const rung = ringDevices(out, next, extension, { trail: [], request }, scene);
    next = rung.call;
    legs.push(...rung.legs);
  }
  const party = { ...caller, anonymous: false };
  const waiting = { id: null, trunk: null, ...party, party, hopsLeft: 70, diversions: 0 };
  for (const member of outside) {
    const dialled = dialOut(out, next, member, waysOut(next, waiting, member, scene), scene);
    next = dialled.call;
    if (dialled.leg !== null) legs.push(dialled.leg);
  }
  if (legs.length === 0 || next.hunt === null) return endingWith({ ...next, hunt: null }, "unavailable");
  return { ...next, hunt: { ...next.hunt, legs } };
}

/** Lines that carry a call for help which nobody has answered yet, or that it would try next. */
function linesForHelp(scene: Scene): ReadonlySet<string> {
  const lines = [...scene.ground.calls()]
    .filter((call) => call.isEmergency && call.announcement === null && call.hunt !== null)
    .flatMap(({ legs, hunt }) => [
      ...[...legs.values()].filter(isPresent).flatMap(({ trunk }) => trunk ?? []),
      ...[...(hunt?.ways.values() ?? [])].flat().map(({ trunk }) => trunk),
    ]);
  return new Set(lines);
}

/** Somebody has answered: he is told, and the others stop ringing. */
export function announced(out: moves.Out, call: Call, id: LegId, scene: Scene): Call {
  const leg = presentLeg(call, id);
  const { hunt, announcement } = call;
  if (leg === null || hunt === null || announcement === null) return call;
  let next: Call = { ...call, hunt: null, waiting: id, hunts: call.hunts + 1 };
  for (const other of hunt.legs) if (other !== id) next = moves.release(out, next, other, "answered-elsewhere");
  const [prompt = null, ...queue] = announcement.prompts.map(playedOnce);
  return {
    ...because(next, reason("is-told", { number: leg.number })),
    answeredAt: scene.ground.now,
    answeredBy: leg.number,
    dialogue: openDialogue({ count: next.hunts, topic: { kind: "announce" }, prompt, queue, seconds: LONGEST_SECONDS }),
  };
}
