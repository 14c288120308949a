import { reason } from "../../model/reason.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { because, type Call, endingWith, openCall } from "../calls/call.ts";
import { type Leg, newLeg } from "../calls/leg.ts";
import * as moves from "../calls/moves.ts";
import type { Offer } from "../calls/switchboard.ts";
import { routeCall } from "../routing/route-call.ts";
import { extensionOf, type Scene } from "./house.ts";
import { hunt } from "./ring/ring.ts";

/** So much of what a device writes is kept in records. */
const mostText = 128;

/** A device of the house calls. */
export type DeviceOffer = Offer & { readonly from: { readonly kind: "extension" } };

export const isOfDevice = (offer: Offer): offer is DeviceOffer => offer.from.kind === "extension";

/** The leg of a device that calls us. Inside the house the name is ours, not the one that the device wrote. */
export function callingLeg(offer: DeviceOffer, view: PbxView, scene: Scene): Leg {
  const { leg: id, anonymous } = offer;
  const { extension: number } = offer.from;
  const name = extensionOf(scene, view, number)?.name ?? "";
  const userAgent = offer.userAgent.slice(0, mostText);
  return newLeg(
    { id, direction: "in", number, name, anonymous, userAgent, contact: null, trail: [] },
    scene.ground.now,
  );
}

/** A device dials: the call is routed with the view of this moment and keeps it until it ends. */
export function incoming(out: moves.Out, offer: DeviceOffer, view: PbxView, scene: Scene): Call {
  const { now } = scene.ground;
  const leg = callingLeg(offer, view, scene);
  const caller = { number: leg.number, name: leg.name };
  const call = openCall(
    { id: scene.ground.newCall(), view, caller, dialled: offer.dialled.slice(0, mostText) },
    leg,
    now,
  );

  const limit = extensionOf(scene, view, leg.number)?.simultaneousCalls ?? 0;
  if (scene.house.live.callsOf(leg.number) >= limit) {
    const told = reason("at-its-limit", { number: leg.number, calls: limit });
    return refuse(out, because(call, told), leg, "busy");
  }
  const dialled = { caller: leg.number, dialled: offer.dialled, never: [] };
  const plan = routeCall(scene.house.plans.of(view), dialled, scene.house.live);
  if (plan.kind === "refuse") return refuse(out, because(call, ...plan.reasons), leg, plan.cause);
  return hunt(out, call, plan, null, scene);
}

function refuse(out: moves.Out, call: Call, leg: Leg, cause: "busy" | "unavailable" | "not-found"): Call {
  return moves.release(out, endingWith(call, cause), leg.id, cause);
}
