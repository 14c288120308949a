import { reason } from "../../../model/reason.ts";
import type { PbxTrunk, PbxView } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, openCall } from "../../calls/call.ts";
import { type Leg, newLeg } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import type { Offer } from "../../calls/switchboard.ts";
import { type OutsideCaller, routeInbound } from "../../routing/outside/inbound.ts";
import type { Scene } from "../house.ts";
import { mostText, refuse } from "../incoming.ts";
import { goesOn, greet } from "./greet.ts";

/** A line brings a call. */
export type LineOffer = Offer & { readonly from: { readonly kind: "trunk" } };

/** A call from outside: led by the rules for callers, the number that was called, and the line [ENT, LIG-05, LIG-22]. */
export function lineCall(out: moves.Out, offer: LineOffer, trunk: PbxTrunk, view: PbxView, scene: Scene): Call {
  const { now } = scene.ground;
  const { from, anonymous } = offer;
  const called = offer.dialled.slice(0, mostText);
  const at = { trunk, caller: from.asserted ?? from.number, anonymous, called, at: now };
  const route = routeInbound(scene.house.plans.of(view), at, scene.house.live);
  const leg = legOf(offer, route.caller, now);
  const { number, name } = leg;
  const opened = openCall({ id: scene.ground.newCall(), view, caller: { number, name }, dialled: called }, leg, now);
  const call = because(opened, ...route.reasons);

  const { incoming } = scene.house.live.callsBy(trunk.number);
  if (incoming >= trunk.maxIncoming) {
    return refuse(out, call, leg, "busy", reason("line-full-in", { trunk: trunk.number, calls: incoming }));
  }
  if (route.extension === null) return refuse(out, call, leg, "not-found");
  const next = { onTo: route.extension, asksNumber: route.asksNumber };
  return route.sound === null
    ? goesOn(out, call, leg, next, scene)
    : greet(out, call, leg, { ...next, sound: route.sound }, scene);
}

function legOf(
  { leg: id, from, anonymous, userAgent, maxForwards }: LineOffer,
  caller: OutsideCaller,
  now: number,
): Leg {
  const { shown: number, name } = caller;
  return newLeg(
    {
      id,
      direction: "in",
      number,
      name,
      anonymous: anonymous || number === "",
      userAgent: userAgent.slice(0, mostText),
      contact: null,
      trunk: from.trunk,
      trail: [],
      hopsLeft: maxForwards,
      diversions: from.diversions,
    },
    now,
  );
}
