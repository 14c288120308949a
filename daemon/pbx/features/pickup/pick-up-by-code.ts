import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import { type Call, presentLeg } from "../../calls/call.ts";
import { isUp, knownAs, type Leg, seatOf } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import type { DialPlan } from "../../routing/dial-plan.ts";
import { type PickUpCode, readPickUpCode } from "../../routing/pick-up-code.ts";
import type { Scene } from "../house.ts";
import { callingLeg, type DeviceOffer } from "../incoming.ts";
import { pickUp } from "./pickup.ts";

/** A telephone dials the code of pickup: it takes the oldest call that fits. Null: no code, or nothing rings. */
export function pickUpByCode(out: moves.Out, offer: DeviceOffer, view: PbxView, scene: Scene): Call | null {
  const code = readPickUpCode(view.specialNumbers, offer.dialled);
  if (code === null) return null;
  const taker = callingLeg(offer, view, scene);
  const found = ringingFor(code, taker, scene.house.plans.of(view), scene.ground.calls());
  return found === null
    ? null
    : pickUp(out, found.call, callingLeg(offer, found.call.view, scene), found.leg.id, scene);
}

interface Ringing {
  readonly call: Call;
  readonly leg: Leg;
}

/** The call that rings longest at that number, or else at one of the taker's groups; never for help, nor his own. */
function ringingFor({ of }: PickUpCode, taker: Leg, plan: DialPlan, calls: Iterable<Call>): Ringing | null {
  const own = new Set([taker.number, knownAs(taker)].flatMap((number) => [...(plan.groupsOf.get(number) ?? [])]));
  const isHis = (number: string): boolean =>
    own.has(number) || [...(plan.groupsOf.get(number) ?? [])].some((group) => own.has(group));
  const fits = (number: string): boolean => (of === null ? isHis(number) : number === of);
  let oldest: Ringing | null = null;
  for (const call of calls) {
    const { hunt } = call;
    const waiting = presentLeg(call, call.waiting);
    if (hunt === null || waiting === null || call.isEmergency || seatOf(waiting) === taker.number) continue;
    const ringing = hunt.legs.map((id) => presentLeg(call, id)).filter((leg) => leg?.trunk === null && !isUp(leg));
    const leg = ringing.find((one) => one !== null && (fits(one.number) || fits(knownAs(one)) || fits(hunt.number)));
    if (leg != null && (oldest === null || call.startedAt < oldest.call.startedAt)) oldest = { call, leg };
  }
  return oldest;
}
