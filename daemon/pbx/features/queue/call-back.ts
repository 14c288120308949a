import { NO_FORWARDS } from "../../../model/profiles/forwards.ts";
import { reason } from "../../../model/reason.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, endingWith, openCall, openHunt, presentLeg } from "../../calls/call.ts";
import { knownAs } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { CallBackOrder } from "../../calls/switchboard.ts";
import type { LegId } from "../../engine/engine.ts";
import { routeCallBack } from "../../routing/outside/call-back.ts";
import { rungAt } from "../../routing/rung-at.ts";
import type { RegisteredDevice, Scene } from "../house.ts";
import { hunt } from "../ring/ring.ts";
import { ownRequest, ringDevices } from "../ring/ring-devices.ts";

/** How long a member rings before the next one, in seconds. */
const RING_SECONDS = 20;

/**
 * Somebody is free for a caller who has hung up: he is rung first, seeing whom it is for, and the caller is called when he
 * has answered. Nobody is made to pick up and wait.
 */
export function callBack(out: moves.Out, order: CallBackOrder, view: PbxView, scene: Scene): Call {
  const { number, name, queue, queueName, ticket, since, members } = order;
  const { now, newCall } = scene.ground;
  const plan = scene.house.plans.of(view);
  const seconds = plan.groups.get(queue)?.memberSeconds ?? RING_SECONDS;
  const caller = { number, name };
  const opened = openCall({ id: newCall(), view, caller, dialled: queue }, null, now);
  const stay = { number: queue, name: queueName, ticket, enteredAt: since, leftAt: null, end: null, isCallBack: true };
  let next: Call = {
    ...because(opened, reason("calls-back", { to: number, number: queue })),
    callBack: { number, isInside: order.isInside, members, agent: null },
    queue: stay,
    hunts: 1,
    group: plan.groups.has(queue) ? queue : null,
  };
  const legs: LegId[] = [];
  const request = (device: RegisteredDevice) => ownRequest(device, queue, { ...caller, anonymous: false }, []);
  for (const desk of new Set(members.flatMap((member) => rungAt(plan, member, scene.house.live) ?? []))) {
    const rung = ringDevices(out, next, desk, { trail: [], request }, scene);
    next = rung.call;
    legs.push(...rung.legs);
  }
  if (legs.length === 0) return endingWith(next, "unavailable");
  return { ...next, hunt: openHunt({ count: 1, number: queue, seconds, legs }) };
}

/** A member has answered: now the caller is called. */
export function callBackAnswered(out: moves.Out, call: Call, id: LegId, scene: Scene): Call {
  const leg = presentLeg(call, id);
  const { hunt: running, callBack: asked } = call;
  if (leg === null || running === null || asked === null) return call;
  let next: Call = { ...call, hunt: null, waiting: id, callBack: { ...asked, agent: knownAs(leg) } };
  for (const other of running.legs) if (other !== id) next = moves.release(out, next, other, "answered-elsewhere");
  const { now: at } = scene.ground;
  const { number, isInside } = asked;
  const by = call.queue?.number ?? "";
  const plan = routeCallBack(scene.house.plans.of(call.view), { number, isInside, by, at }, scene.house.live);
  if (plan.kind === "ring") return hunt(out, next, { ...plan, forwards: NO_FORWARDS }, {}, scene);
  const cause = plan.kind === "refuse" ? plan.cause : "unavailable";
  return moves.release(out, endingWith(because(next, ...plan.reasons), cause), id, cause);
}
