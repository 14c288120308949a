import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxMenu } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, dialogueAbout, peerOf, withLeg } from "../../calls/call.ts";
import { isUp, type KnownLegEvent, knownAs, type Leg, partyOf, seatOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { ReleaseCause } from "../../engine/engine.ts";
import { routeCall } from "../../routing/route-call.ts";
import { leadsOn } from "../../routing/route-plan.ts";
import { callerOf, originOf, type Scene } from "../house.ts";
import { enterMenu } from "../menu/enter-menu.ts";
import { userOf } from "../redirect/user-of.ts";
import { goneOn, rememberIdentity } from "../ring/ring.ts";

type Refer = Extract<KnownLegEvent, { type: "leg.transfer" }>;

/**
 * The transfer key of a telephone (REFER, RFC 5589). Blind: the target is dialled with the rights of the transferor, who
 * leaves at once; the transferee hears the ringing; nobody there rings the transferor back. Attended: the transferee
 * takes the transferor's place in the transferor's other call, also while that one still rings. Returns every call that
 * has changed; the one that loses a leg first.
 */
export function transfer(out: moves.Out, call: Call, event: Refer, scene: Scene): readonly Call[] {
  const transferor = call.legs.get(event.leg);
  const transferee = peerOf(call, event.leg);
  if (transferor === undefined || !isUp(transferor) || transferee === null || !isUp(transferee)) {
    return [refused(out, call, event, "not-acceptable", reason("transfer-not-talking"))];
  }
  // Who is outside dials nothing through us, and puts nobody together.
  if (transferor.trunk !== null) return [refused(out, call, event, "forbidden", reason("transfer-refused"))];
  if (event.replacesUnknown) return [refused(out, call, event, "not-found", reason("transfer-call-ended"))];
  if (event.replaces === null) return [blind(out, call, event, transferor, transferee, scene)];

  const other = scene.ground.callOf(event.replaces);
  const consulting = other?.legs.get(event.replaces);
  if (other === undefined || consulting === undefined || other.id === call.id || consulting.leaving !== null) {
    return [refused(out, call, event, "not-found", reason("transfer-call-ended"))];
  }
  if (consulting.trunk !== null || consulting.number !== transferor.number) {
    return [refused(out, call, event, "forbidden", reason("transfer-not-own-call"))];
  }
  return attended(out, { call, transferor, transferee, other, consulting }, scene);
}

function blind(out: moves.Out, call: Call, event: Refer, transferor: Leg, transferee: Leg, scene: Scene): Call {
  const dialled = userOf(event.target);
  const told = because(
    call,
    reason("transfers", { number: transferor.number, transferee: transferee.number, dialled }),
  );
  const never = [seatOf(transferee)];
  const { now: at } = scene.ground;
  const offer = { caller: callerOf(transferor), origin: originOf(transferee), dialled, never, trail: [], at };
  const plan = routeCall(scene.house.plans.of(call.view), offer, scene.house.live);
  if (!leadsOn(plan)) {
    const cause = plan.kind === "refuse" ? plan.cause : "not-found";
    return refused(out, because(told, ...plan.reasons), event, cause, reason("transfer-refused"));
  }

  const left = { ...leave(out, told, transferor), waiting: transferee.id, talking: null };
  const otherwise = { kind: "ring-back", number: transferor.number } as const;
  return goneOn(out, left, transferee, plan, { otherwise }, scene);
}

interface Attended {
  readonly call: Call;
  readonly transferor: Leg;
  readonly transferee: Leg;
  readonly other: Call;
  /** The transferor's leg in the other call. */
  readonly consulting: Leg;
}

function attended(out: moves.Out, parts: Attended, scene: Scene): readonly Call[] {
  const { call, transferor, transferee, other, consulting } = parts;
  const target = peerOf(other, consulting.id);
  if (target !== null && isUp(target)) return joined(out, parts, target, scene);
  if (other.waiting === consulting.id && other.hunt !== null) return takenOver(out, parts, scene);
  const menu = scene.house.plans.of(call.view).menus.get(dialogueAbout(other, "menu")?.topic.menu ?? "");
  if (menu !== undefined) return intoMenu(out, parts, menu, scene);
  const event = { leg: transferor.id };
  return [refused(out, call, event, "not-acceptable", reason("transfer-no-place", { number: transferee.number }))];
}

/** Both talk to the transferor: now they talk to each other. */
function joined(out: moves.Out, parts: Attended, target: Leg, scene: Scene): readonly Call[] {
  const { call, transferor, transferee, other, consulting } = parts;
  const story = reason("puts-together", {
    number: transferor.number,
    transferee: transferee.number,
    target: target.number,
  });
  const emptied = because(handedOn(other, [target], scene.ground.now), story);
  const first = moves.release(out, { ...emptied, waiting: null, talking: null }, consulting.id, "transferred");

  let next = withLeg(leave(out, because(call, story), transferor), target);
  next = { ...next, waiting: transferee.id, talking: target.id, answeredBy: knownAs(target) };
  next = moves.identify(out, next, transferee.id, partyOf(target));
  next = moves.identify(out, next, target.id, partyOf(transferee));
  return [first, next];
}

/** The target still rings: the transferee waits in the transferor's place. */
function takenOver(out: moves.Out, parts: Attended, scene: Scene): readonly Call[] {
  const { call, transferor, transferee, other, consulting } = parts;
  if (other.hunt === null) return [call];
  const ringing = other.hunt.legs.map((id) => other.legs.get(id)).filter((leg) => leg !== undefined);
  const moving = ringing.filter((leg) => leg.state !== "released" && leg.leaving === null);
  const story = reason("transfers-ringing", {
    number: transferor.number,
    transferee: transferee.number,
    target: other.hunt.number,
  });
  const emptied = because(handedOn(other, moving, scene.ground.now), story);
  const ended = { ...emptied, hunt: null, waiting: null };
  const first = moves.release(out, ended, consulting.id, "transferred");

  const count = call.hunts + 1;
  const otherwise = { kind: "ring-back", number: transferor.number } as const;
  const taken = { ...other.hunt, count, legs: moving.map((leg) => leg.id), otherwise };
  let next: Call = leave(out, because(call, story), transferor);
  next = { ...next, waiting: transferee.id, talking: null, hunts: count, hunt: taken };
  for (const leg of moving) next = rememberIdentity(next, leg, transferee);
  return [first, next];
}

/** The transferor has listened to a menu: it begins anew for the transferee. */
function intoMenu(out: moves.Out, parts: Attended, menu: PbxMenu, scene: Scene): readonly Call[] {
  const { call, transferor, transferee, other, consulting } = parts;
  const { number } = transferor;
  const story = reason("transfers-to-menu", { number, transferee: transferee.number, menu: menu.name });
  const emptied = { ...because(other, story), waiting: null, dialogue: null };
  const first = moves.release(out, emptied, consulting.id, "transferred");

  const left = { ...leave(out, because(call, story), transferor), waiting: transferee.id, talking: null };
  return [first, enterMenu(out, left, transferee, { menu, rounds: 0 }, scene)];
}

/** The legs go on in another call; for this one they have ended. */
function handedOn(call: Call, legs: readonly Leg[], now: number): Call {
  return legs.reduce<Call>(
    (next, leg) => withLeg(next, { ...leg, state: "released", cause: "transferred", endedAt: now }),
    call,
  );
}

/** The transfer is accepted and, for the one who asked for it, over. */
function leave(out: moves.Out, call: Call, transferor: Leg): Call {
  out.push({ do: "accept-transfer", leg: transferor.id });
  out.push({ do: "report-transfer", leg: transferor.id, status: 200 });
  return moves.release(out, call, transferor.id, "transferred");
}

function refused(out: moves.Out, call: Call, event: Pick<Refer, "leg">, cause: ReleaseCause, why: Reason): Call {
  out.push({ do: "refuse-transfer", leg: event.leg, cause });
  return because(call, why);
}
