import { type Reason, reason } from "../../model/reason.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { because, type Call, endingWith, openCall } from "../calls/call.ts";
import { type Leg, newLeg, partyOf } from "../calls/leg.ts";
import * as moves from "../calls/moves.ts";
import type { Offer } from "../calls/switchboard.ts";
import type { ReleaseCause } from "../engine/engine.ts";
import type { RoutePlan, Service } from "../routing/route-plan.ts";
import { askPin } from "./agent/ask-pin.ts";
import { boxAnswers } from "./box-answers.ts";
import { offerCallBack } from "./call-back/offer-call-back.ts";
import { extensionOf, routeFor, type Scene } from "./house.ts";
import { hunt } from "./ring/ring.ts";
import { service } from "./service/service.ts";

/** So much of what a device writes is kept in records. */
export const mostText = 128;

/** A device of the house calls. */
export type DeviceOffer = Offer & { readonly from: { readonly kind: "extension" } };

export const isOfDevice = (offer: Offer): offer is DeviceOffer => offer.from.kind === "extension";

/** The leg of a device that calls us. Inside the house the name is ours, not the one that the device wrote. */
export function callingLeg(offer: DeviceOffer, view: PbxView, scene: Scene): Leg {
  const { leg: id, anonymous, maxForwards } = offer;
  const { extension: number } = offer.from;
  const name = extensionOf(scene, view, number)?.name ?? "";
  const userAgent = offer.userAgent.slice(0, mostText);
  const origin = { id, direction: "in", number, name, anonymous, userAgent, contact: null, trunk: null } as const;
  const agent = scene.house.agentAt(number);
  return newLeg({ ...origin, agent, trail: [], hopsLeft: maxForwards }, scene.ground.now);
}

/** A device dials: the call is routed with the view of this moment and keeps it until it ends. */
export function incoming(out: moves.Out, offer: DeviceOffer, view: PbxView, scene: Scene): Call {
  const { now } = scene.ground;
  const leg = callingLeg(offer, view, scene);
  const dialled = offer.dialled.slice(0, mostText);
  const plan = routeFor(leg, dialled, view, scene);
  // Who calls for help has all the calls that he needs, and is where the telephone stands, whoever he is.
  const isEmergency = plan.kind === "ring" && plan.outside.some(({ emergency }) => emergency !== null);
  const { number, name } = isEmergency ? leg : partyOf(leg);
  const call = openCall({ id: scene.ground.newCall(), view, caller: { number, name }, dialled }, leg, now);

  const { limit, calls } = callsOf(leg, view, scene);
  if (calls >= limit && !isEmergency) {
    return refuse(out, because(call, reason("at-its-limit", { number: leg.number, calls: limit })), leg, "busy");
  }
  return followed(out, call, leg, plan, scene);
}

function callsOf({ number }: Leg, view: PbxView, scene: Scene): { readonly limit: number; readonly calls: number } {
  return { limit: extensionOf(scene, view, number)?.simultaneousCalls ?? 0, calls: scene.house.live.callsOf(number) };
}

/** Does what a plan says for the leg that waits. */
export function followed(out: moves.Out, call: Call, leg: Leg, plan: RoutePlan, scene: Scene): Call {
  switch (plan.kind) {
    case "refuse": {
      const told = because(call, ...plan.reasons);
      return offerCallBack(out, told, leg, plan.cause, scene) ?? refuse(out, told, leg, plan.cause);
    }
    case "service":
      return serviceAsked(out, because(call, ...plan.reasons), leg, plan.service, scene);
    case "ring":
      return hunt(out, call, plan, {}, scene);
    default:
      return boxAnswers(out, because(call, ...plan.reasons), leg, { plan, rounds: 0 }, scene);
  }
}

const serviceAsked = (out: moves.Out, call: Call, leg: Leg, asked: Service, scene: Scene): Call =>
  asked.kind === "agent-login" ? askPin(out, call, leg, asked.agent, scene) : service(out, call, leg, asked, scene);

export function refuse(out: moves.Out, call: Call, leg: Leg, cause: ReleaseCause, ...why: readonly Reason[]): Call {
  return moves.release(out, endingWith(because(call, ...why), cause), leg.id, cause);
}
