import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxMenu } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, dialogueAbout, peerOf, presentLeg, withLeg } from "../../calls/call.ts";
import { memberOf } from "../../calls/conference-member.ts";
import type { ConferenceSeat } from "../../calls/conference-seat.ts";
import { isUp, knownAs, type Leg, partyOf, seatOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { ReleaseCause } from "../../engine/engine.ts";
import { routeCall } from "../../routing/route-call.ts";
import { leadsOn, type ParkingPlan } from "../../routing/route-plan.ts";
import { seated } from "../conference/seats.ts";
import { callerOf, originOf, type Scene } from "../house.ts";
import { enterMenu } from "../menu/enter-menu.ts";
import { notice, placeFor } from "../parking/park.ts";
import { putAt } from "../parking/put-at.ts";
import { goneOn, rememberIdentity } from "../ring/ring.ts";
import { handedOn } from "./handed-on.ts";

/** Who has asked: the telephone itself (REFER), which is told how it went, or a program in its name. */
export type AskedBy = "telephone" | "program";

/** Every call that has changed, the one that loses a leg first; or why nothing has. */
export type PutThrough =
  | { readonly kind: "done"; readonly calls: readonly Call[] }
  | { readonly kind: "refused"; readonly cause: ReleaseCause; readonly why: readonly Reason[] };

const refused = (cause: ReleaseCause, ...why: readonly Reason[]): PutThrough => ({ kind: "refused", cause, why });
const done = (...calls: readonly Call[]): PutThrough => ({ kind: "done", calls });

interface Blind {
  readonly call: Call;
  readonly transferor: Leg;
  readonly transferee: Leg;
  readonly dialled: string;
}

/** The target is dialled with the rights of the transferor; nobody there rings him back. */
export function blindly(out: moves.Out, parts: Blind, by: AskedBy, scene: Scene): PutThrough {
  const { call, transferor, transferee, dialled } = parts;
  const told = reason("transfers", { number: transferor.number, transferee: transferee.number, dialled });
  const never = [seatOf(transferee)];
  const { now: at } = scene.ground;
  const offer = { caller: callerOf(transferor), origin: originOf(transferee), dialled, never, trail: [], at };
  const plan = routeCall(scene.house.plans.of(call.view), offer, scene.house.live);
  if (!leadsOn(plan)) {
    const cause = plan.kind === "refuse" ? plan.cause : "not-found";
    return refused(cause, told, ...plan.reasons, reason("transfer-refused"));
  }
  if (plan.kind === "parking") return parks(out, parts, plan, by, scene);
  const left = { ...leave(out, because(call, told), transferor, by), waiting: transferee.id, talking: null };
  const otherwise = { kind: "ring-back", number: transferor.number } as const;
  return done(goneOn(out, left, transferee, plan, { otherwise }, scene));
}

/** The transferee waits at a place; which, if the box has chosen it, the transferor is told before he goes. */
function parks(out: moves.Out, parts: Blind, plan: ParkingPlan, by: AskedBy, scene: Scene): PutThrough {
  const { call, transferor, transferee } = parts;
  const { place, why } = placeFor(plan, call, scene);
  if (place === null) return refused("busy", ...plan.reasons, why, reason("transfer-refused"));
  const told = because(
    call,
    ...plan.reasons,
    reason("parks", { by: transferor.number, number: transferee.number, place }),
  );
  const where = { place, by: transferor.number, rounds: 0 };
  if (plan.place !== null) return done(putAt(leave(out, told, transferor, by), transferee, where, scene));
  accept(out, transferor, by);
  const left = putAt(handedOn(told, [transferor], scene.ground.now), transferee, where, scene);
  return done(left, notice(out, call, transferor, { place, reports: by === "telephone" }, scene));
}

export interface Attended {
  readonly call: Call;
  readonly transferor: Leg;
  readonly transferee: Leg;
  readonly other: Call;
  /** The transferor's leg in the other call. */
  readonly consulting: Leg;
}

/** The transferee takes the transferor's place in the transferor's other call, also while that one still rings. */
export function afterAsking(out: moves.Out, parts: Attended, by: AskedBy, scene: Scene): PutThrough {
  const { call, transferee, other, consulting } = parts;
  const target = peerOf(other, consulting.id);
  if (target !== null && isUp(target)) return done(...joined(out, parts, target, by, scene));
  if (dialogueAbout(other, "queue") !== null) return done(...intoQueue(out, parts, by, scene));
  if (other.waiting === consulting.id && other.hunt !== null) return done(...takenOver(out, parts, by, scene));
  const menu = scene.house.plans.of(call.view).menus.get(dialogueAbout(other, "menu")?.topic.menu ?? "");
  if (menu !== undefined) return done(...intoMenu(out, parts, menu, by, scene));
  const offered = dialogueAbout(other, "offers-place");
  if (offered !== null) return done(...ontoPlace(out, parts, offered.topic.place, by, scene));
  const seat = memberOf(other)?.seat ?? null;
  if (seat?.stage === "in") return done(...intoConference(out, parts, seat, by));
  return refused("not-acceptable", reason("transfer-no-place", { number: transferee.number }));
}

/** Both talk to the transferor: now they talk to each other. */
function joined(out: moves.Out, parts: Attended, target: Leg, by: AskedBy, scene: Scene): readonly Call[] {
  const { call, transferor, transferee, other, consulting } = parts;
  const story = reason("puts-together", {
    number: transferor.number,
    transferee: transferee.number,
    target: target.number,
  });
  const emptied = because(handedOn(other, [target], scene.ground.now), story);
  const first = moves.release(out, { ...emptied, waiting: null, talking: null }, consulting.id, "transferred");

  let next = withLeg(leave(out, because(call, story), transferor, by), target);
  next = { ...next, waiting: transferee.id, talking: target.id, dialogue: null, answeredBy: knownAs(target) };
  next = moves.identify(out, next, transferee.id, partyOf(target));
  next = moves.identify(out, next, target.id, partyOf(transferee));
  return [first, next];
}

/** The target still rings: the transferee waits in the transferor's place. */
function takenOver(out: moves.Out, parts: Attended, by: AskedBy, scene: Scene): readonly Call[] {
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
  let next: Call = leave(out, because(call, story), transferor, by);
  next = { ...next, waiting: transferee.id, talking: null, dialogue: null, hunts: count, hunt: taken };
  for (const leg of moving) next = rememberIdentity(next, leg, transferee);
  return [first, next];
}

/** The transferor waits in a queue: the transferee has his place there, and whoever rings for it. */
function intoQueue(out: moves.Out, parts: Attended, by: AskedBy, scene: Scene): readonly Call[] {
  const { call, transferor, transferee, other, consulting } = parts;
  const queued = { queue: other.queue?.number ?? "", transferee: transferee.number };
  const story = reason("transfers-to-queue", { number: transferor.number, ...queued });
  const moving = (other.hunt?.legs ?? []).flatMap((id) => presentLeg(other, id) ?? []);
  const emptied = because(handedOn(other, moving, scene.ground.now), story);
  const ended = { ...emptied, hunt: null, dialogue: null, queue: null, waiting: null };
  const first = moves.release(out, ended, consulting.id, "transferred");

  const left = leave(out, because(call, story), transferor, by);
  const { hunt, dialogue, queue, group } = other;
  const hunts = call.hunts + 2;
  let next: Call = { ...left, waiting: transferee.id, talking: null, hunts, queue, group };
  next = { ...next, hunt: hunt && { ...hunt, count: hunts - 1, legs: moving.map(({ id }) => id) } };
  next = { ...next, dialogue: dialogue && { ...dialogue, count: hunts } };
  for (const leg of moving) next = rememberIdentity(withLeg(next, leg), leg, transferee);
  return [first, next];
}

/** The transferor has listened to a menu: it begins anew for the transferee. */
function intoMenu(out: moves.Out, parts: Attended, menu: PbxMenu, by: AskedBy, scene: Scene): readonly Call[] {
  const { call, transferor, transferee, other, consulting } = parts;
  const { number } = transferor;
  const story = reason("transfers-to-menu", { number, transferee: transferee.number, menu: menu.name });
  const emptied = { ...because(other, story), waiting: null, dialogue: null };
  const first = moves.release(out, emptied, consulting.id, "transferred");

  const left = { ...leave(out, because(call, story), transferor, by), waiting: transferee.id, talking: null };
  return [first, enterMenu(out, left, transferee, { menu, rounds: 0 }, scene)];
}

/** The transferor is in a conference: the transferee takes his place there, but does not lead in his stead. */
function intoConference(out: moves.Out, parts: Attended, seat: ConferenceSeat, by: AskedBy): readonly Call[] {
  const { call, transferor, transferee, other, consulting } = parts;
  const { number } = transferor;
  const room = seat.number ?? "";
  const story = reason("transfers-to-conference", { number, transferee: transferee.number, room });
  const emptied = { ...because(other, story), waiting: null, dialogue: null };
  const first = moves.release(out, emptied, consulting.id, "transferred");

  const left = { ...leave(out, because(call, story), transferor, by), waiting: transferee.id, talking: null };
  return [first, seated(left, { ...seat, leads: false, muted: false, keptMuted: false, speaks: false, digits: "" })];
}

/** The transferor was told a place: the transferee waits there. */
function ontoPlace(out: moves.Out, parts: Attended, place: string, by: AskedBy, scene: Scene): readonly Call[] {
  const { call, transferor, transferee, other, consulting } = parts;
  const story = reason("parks", { by: transferor.number, number: transferee.number, place });
  const emptied = { ...because(other, story), waiting: null, dialogue: null };
  const first = moves.release(out, emptied, consulting.id, "transferred");
  const left = leave(out, because(call, story), transferor, by);
  return [first, putAt(left, transferee, { place, by: transferor.number, rounds: 0 }, scene)];
}

/** He is out of the call, and his telephone knows that it is done. */
function leave(out: moves.Out, call: Call, transferor: Leg, by: AskedBy): Call {
  accept(out, transferor, by);
  if (by === "telephone") out.push({ do: "report-transfer", leg: transferor.id, status: 200 });
  return moves.release(out, call, transferor.id, "transferred");
}

function accept(out: moves.Out, { id: leg }: Leg, by: AskedBy): void {
  if (by === "telephone") out.push({ do: "accept-transfer", leg });
}
