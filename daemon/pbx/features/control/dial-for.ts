import { reason } from "../../../model/reason.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, openCall, openHunt, presentLeg } from "../../calls/call.ts";
import { type Outcome, refusal } from "../../calls/instruction.ts";
import * as moves from "../../calls/moves.ts";
import type { LegId } from "../../engine/engine.ts";
import { nameOf } from "../../routing/dial-plan.ts";
import { extensionOf, type RegisteredDevice, routeFor, type Scene } from "../house.ts";
import { followed } from "../incoming.ts";
import { autoAnswer } from "../ring/auto-answer.ts";
import { ownRequest, ringDevices } from "../ring/ring-devices.ts";

/** How long the telephone of who calls rings, in seconds. */
const RING_SECONDS = 30;

/** Who is to be rung first, and whom he then calls. */
export interface DialFor {
  readonly by: string;
  readonly to: string;
  readonly answersItself: boolean;
  /** Shown before the name of whom he calls. */
  readonly label?: string;
}

/**
 * Click to call: the telephone of who calls rings first and shows whom he is about to call. What would be refused is
 * refused at once, before anything rings; it is asked again when he has taken up the receiver.
 */
export function dialFor(
  out: moves.Out,
  { by, to, answersItself, label = "" }: DialFor,
  view: PbxView,
  scene: Scene,
): Call | Outcome {
  const extension = extensionOf(scene, view, by);
  if (extension === undefined) return { kind: "no-extension" };
  const { live, plans } = scene.house;
  const plan = routeFor({ trunk: null, number: by }, to, view, scene);
  if (plan.kind === "refuse") return refusal(plan.cause, ...plan.reasons);
  const isEmergency = plan.kind === "ring" && plan.outside.some(({ emergency }) => emergency !== null);
  const calls = live.callsOf(by);
  if (calls >= extension.simultaneousCalls && !isEmergency) {
    return refusal("busy", reason("at-its-limit", { number: by, calls: extension.simultaneousCalls }));
  }
  if (!live.isRegistered(by)) return refusal("unavailable", reason("no-device", { number: by }));

  const { newCall, now } = scene.ground;
  const caller = { number: by, name: extension.name };
  const hunt = openHunt({ count: 1, number: by, seconds: RING_SECONDS });
  const opened = { ...openCall({ id: newCall(), view, caller, dialled: to }, null, now), hunts: 1, hunt };
  const told = because({ ...opened, dialsWhenTakenUp: true }, reason("dials-for", { number: by, dialled: to }));
  const shown = { number: to, name: `${label} ${nameOf(plans.of(view), to)}`.trim(), anonymous: false };
  const headers = answersItself ? autoAnswer(view.realm) : [];
  const request = (device: RegisteredDevice) => ownRequest(device, by, shown, headers);
  const rung = ringDevices(out, told, extension, { trail: [], request }, scene);
  return { ...rung.call, hunt: { ...hunt, legs: rung.legs } };
}

/** He has taken up the receiver: he calls, as if he had dialled. */
export function takenUp(out: moves.Out, call: Call, id: LegId, scene: Scene): Call {
  const leg = presentLeg(call, id);
  const { hunt } = call;
  if (leg === null || hunt === null) return call;
  let next: Call = { ...call, hunt: null, waiting: id, dialsWhenTakenUp: false };
  for (const other of hunt.legs) if (other !== id) next = moves.release(out, next, other, "answered-elsewhere");
  const told = because(next, reason("takes-up", { number: leg.number }));
  return followed(out, told, leg, routeFor(leg, call.dialled, call.view, scene), scene);
}
