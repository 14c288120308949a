import { reason } from "../../../model/reason.ts";
import {
  because,
  type Call,
  endingWith,
  type Hunt,
  type Otherwise,
  openHunt,
  peerOf,
  presentLeg,
  type Topic,
  withLeg,
} from "../../calls/call.ts";
import { isPresent, knownAs, type Leg, partyOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { DialRequest, LegId, ReleaseCause } from "../../engine/engine.ts";
import { type AnsweringPlan, leadsOn, type RingPlan } from "../../routing/route-plan.ts";
import { boxAnswers } from "../box-answers.ts";
import { offerCallBack } from "../call-back/offer-call-back.ts";
import { forwardedOn } from "../forward/forwarded-on.ts";
import { type RegisteredDevice, routeFor, type Scene } from "../house.ts";
import { backInMenu } from "../menu/enter-menu.ts";
import { dialAgain, dialOut } from "../outside/dial-out.ts";
import { goesRound, hopsFor } from "../outside/way-so-far.ts";
import { waysOut } from "../outside/ways-out.ts";
import { parkedAgain } from "../parking/put-at.ts";
import { backInQueue } from "../queue/enter-queue.ts";
import { asShown, divertedBy } from "./as-shown.ts";
import { autoAnswer } from "./auto-answer.ts";
import { bestCause } from "./best-cause.ts";
import { nextTurn } from "./next-turn.ts";
import { ringDevices } from "./ring-devices.ts";
import { tellCalled } from "./tell-called.ts";

/** What a hunt has of the one before it. */
interface Before {
  /** What follows when all fails. */
  readonly otherwise?: Otherwise | null;
  readonly visited?: readonly string[];
  /** Shown before the name of who waits. */
  readonly label?: string;
}

/** Rings everybody of the plan for the leg that waits: devices of the house, and who is outside by the first line. */
export function hunt(out: moves.Out, call: Call, plan: RingPlan, before: Before, scene: Scene): Call {
  const { number, forwards, trail } = plan;
  const { seconds, turns } = inTime(plan, scene.ground.now);
  const { groups } = scene.house.plans.of(call.view);
  const called = groups.get(number);
  const count = call.hunts + 1;
  const started = openHunt({
    ...{ count, number, seconds, turns, forwards, trail },
    music: called?.answersFirst ?? false,
    announcement: called?.firstSound ? { ...scene.house.ready(called.firstSound), loop: true } : null,
    otherwise: before.otherwise ?? null,
    visited: [...(before.visited ?? []), number],
    label: before.label ?? "",
  });
  // GRP-18: what a group forwards is a call of the group.
  const group = [number, trail.at(-1) ?? ""].find((one) => groups.has(one)) ?? call.group;
  const isEmergency = call.isEmergency || plan.outside.some(({ emergency }) => emergency !== null);
  const begun = { ...call, hunt: started, hunts: count, group, isEmergency };
  return ringMore(out, started.music ? takenFirst(out, begun, scene) : begun, { ...plan, seconds }, scene);
}

/** GRP-16: nobody has answered yet, which the record tells, but who has called hears music from now on. */
function takenFirst(out: moves.Out, call: Call, scene: Scene): Call {
  const waiting = presentLeg(call, call.waiting);
  if (waiting?.state !== "offered") return call;
  const told = because(call, reason("answered-first", { number: call.hunt?.number ?? "" }));
  return moves.answer(out, told, waiting.id, null, scene.ground.now);
}

/** Where members ring in turn, the time of the first is over before that of the group. */
function inTime({ seconds, turns }: RingPlan, now: number): Pick<Hunt, "seconds" | "turns"> {
  return turns === null
    ? { seconds, turns: null }
    : { seconds: Math.min(seconds, turns.seconds), turns: { ...turns, endsAt: now + seconds * 1000 } };
}

/** Adds everybody of a plan to the hunt that runs; its time begins anew. */
export function ringMore(out: moves.Out, call: Call, plan: RingPlan, scene: Scene): Call {
  const { trail } = plan;
  const waiting = presentLeg(call, call.waiting);
  if (call.hunt === null || waiting === null) return call;

  let next = because(call, ...plan.reasons);
  const added: LegId[] = [];
  for (const extension of plan.extensions) {
    const request = (device: RegisteredDevice) => requestFor(call, waiting, device, plan);
    const rung = ringDevices(out, next, extension, { trail, request }, scene);
    next = rung.call;
    added.push(...rung.legs);
  }
  const causes: ReleaseCause[] = [];
  const round = goesRound(waiting, waiting.trunk !== null);
  const held = plan.outside.filter(({ emergency }) => round !== null && emergency === null);
  if (round !== null && held.length > 0) {
    next = because(next, round);
    causes.push("too-many-hops");
  }
  const behind = { ...waiting, party: partyOf(waiting) };
  for (const member of plan.outside) {
    if (held.includes(member)) continue;
    const dialled = dialOut(out, next, member, waysOut(next, behind, member, scene), scene);
    next = dialled.call;
    if (dialled.leg !== null) added.push(dialled.leg);
    else causes.push("congestion");
  }
  const [first] = plan.outside;
  // Of several who ring, at once or in turn, nobody knows yet who it will be.
  const isAlone = call.hunt.turns === null && call.hunt.legs.length + added.length === 1;
  if (isAlone && first !== undefined && waiting.state === "offered") next = tellCalled(out, next, waiting, first);
  if (next.hunt === null) return next;
  const visited = [...next.hunt.visited, ...[...plan.extensions, ...plan.outside].map(({ number }) => number)];
  const legs = [...next.hunt.legs, ...added];
  const rung = {
    ...next,
    hunt: { ...next.hunt, seconds: plan.seconds, legs, causes: [...next.hunt.causes, ...causes], visited },
  };
  // Nobody could be rung at all: there is no leg whose end would end the hunt.
  return added.length === 0 ? concluded(out, rung, scene) : rung;
}

function requestFor(
  call: Call,
  waiting: Leg,
  device: RegisteredDevice,
  { trail, number: called, answersItself = false }: RingPlan,
): DialRequest {
  const diverted = divertedBy(call.view.realm, trail);
  const asked = answersItself ? autoAnswer(call.view.realm) : [];
  const headers = [...diverted, ...asked, ["Max-Forwards", String(hopsFor(waiting, false))] as const];
  const target = { kind: "contact", contact: device.contact } as const;
  const caller = asShown(call, partyOf(waiting));
  return { target, called, caller, like: waiting.id, headers, answerWithinMs: null };
}

/** A device rings: the one who waits hears it, once. */
export function rang(out: moves.Out, call: Call, leg: LegId): Call {
  if (call.hunt === null || call.waiting === null || !call.hunt.legs.includes(leg)) return call;
  return moves.ring(out, call, call.waiting);
}

/** The first answer wins: the others are released, the two are joined. */
export function answered(out: moves.Out, call: Call, id: LegId, scene: Scene): Call {
  const leg = presentLeg(call, id);
  const waiting = presentLeg(call, call.waiting);
  const { hunt: running } = call;
  if (running === null || leg === null || !running.legs.includes(id)) return call;
  if (waiting === null) return moves.release(out, call, id, "cancelled");

  let next: Call = { ...call, hunt: null, talking: id };
  for (const other of running.legs) if (other !== id) next = moves.release(out, next, other, "answered-elsewhere");
  if (leg.trunk !== null) next = tellCalled(out, next, waiting, leg);
  next = moves.answer(out, next, waiting.id, id, scene.ground.now);
  next = { ...next, answeredAt: next.answeredAt ?? scene.ground.now, answeredBy: call.callBack?.agent ?? knownAs(leg) };
  next = moves.identifyNow(out, next, id);
  // Who called outside knows whom, or was told; the operator may have led him elsewhere, but that is not ours to tell.
  if (leg.trunk !== null || (knownAs(leg) === call.dialled && running.count === 1)) return next;
  return moves.identify(out, next, waiting.id, partyOf(leg));
}

/** A leg of the hunt has ended without an answer; the last one ends the hunt. */
export function missed(out: moves.Out, call: Call, leg: Leg, scene: Scene): Call {
  const { hunt: running } = call;
  if (running === null || !running.legs.includes(leg.id)) return call;
  const again = dialAgain(out, call, leg, scene);
  if (again !== null) return again;
  const causes = leg.cause === null ? running.causes : [...running.causes, leg.cause];
  const early = running.early === leg.id ? null : running.early;
  const left: Call = { ...call, hunt: { ...running, causes, early } };
  return concluded(out, leg.status === 603 ? declinedEverywhere(out, left, leg.number) : left, scene);
}

/** 603 (RFC 3261 §21.6.2): the person declines, on all devices of the extension. */
function declinedEverywhere(out: moves.Out, call: Call, number: string): Call {
  let next = call;
  for (const id of call.hunt?.legs ?? []) {
    if (next.legs.get(id)?.number === number) next = moves.release(out, next, id, "cancelled");
  }
  return next;
}

/** Ends the hunt when none of its legs can answer any more. */
export function concluded(out: moves.Out, call: Call, scene: Scene): Call {
  if (call.hunt === null || call.hunt.legs.some((id) => isPresent(call.legs.get(id)))) return call;
  const next = takesTurn(out, call, scene);
  if (next !== null) return next;
  return failed(out, call, bestCause(call.hunt.causes), scene);
}

/** Nobody answered in time. */
export function gaveUp(out: moves.Out, call: Call, scene: Scene): Call {
  let next = because(call, reason("nobody-answered", { seconds: call.hunt?.seconds ?? 0 }));
  for (const id of call.hunt?.legs ?? []) next = moves.release(out, next, id, "no-answer");
  return takesTurn(out, next, scene) ?? failed(out, next, "no-answer", scene);
}

/** The next member of the group rings; null: there is none. */
function takesTurn(out: moves.Out, call: Call, scene: Scene): Call | null {
  const waiting = presentLeg(call, call.waiting);
  const turn = call.hunt === null || waiting === null ? null : nextTurn(call, call.hunt, waiting, scene);
  if (turn === null) return null;
  const count = call.hunts + 1;
  const hunt = { ...turn.hunt, count, legs: [], early: null };
  return ringMore(out, { ...call, hunts: count, hunt }, turn.plan, scene);
}

/** Forwards the call, else rings back whoever transferred or goes back to the menu, else releases the one who waits. */
function failed(out: moves.Out, call: Call, cause: ReleaseCause, scene: Scene): Call {
  const again = backInQueue(call);
  if (again !== null) return again;
  const waiting = presentLeg(call, call.waiting);
  const { hunt: running } = call;
  const over = because({ ...call, hunt: null }, reason("rang-in-vain", { number: running?.number ?? "", cause }));
  // Whose own telephone nobody has taken up has called nobody.
  if (waiting === null || running === null) return endingWith(over, call.dialsWhenTakenUp ? "cancelled" : cause);
  const forwarded = forwardedOn(over, running, waiting, cause, scene);
  const { otherwise, visited, label } = running;
  if (forwarded.plan !== null)
    return goneOn(out, forwarded.call, waiting, forwarded.plan, { otherwise, visited, label }, scene);
  return reachedNobody(out, forwarded.call, waiting, otherwise, cause, scene);
}

/** Nobody is left to try: he is back where he was led from, or released. */
export function reachedNobody(
  out: moves.Out,
  left: Call,
  waiting: Leg,
  otherwise: Otherwise | null,
  cause: ReleaseCause,
  scene: Scene,
): Call {
  // Nothing runs in it then: control/consult.ts brings him back.
  if (otherwise?.kind === "go-back") return left;
  if (otherwise?.kind === "park") return parkedAgain(left, waiting, otherwise, scene);
  if (otherwise?.kind === "menu") return backInMenu(out, left, waiting, otherwise, scene);
  const back = otherwise === null ? null : rungBack(out, left, waiting, otherwise.number, {}, scene);
  if (back !== null) return back;
  const offered = offerCallBack(out, left, waiting, cause, scene);
  return offered ?? moves.release(out, endingWith(left, cause), waiting.id, cause);
}

/** Somebody is rung for the one whom he has left waiting; null: he cannot be. */
export function rungBack(
  out: moves.Out,
  call: Call,
  waiting: Leg,
  number: string,
  before: Before,
  scene: Scene,
): Call | null {
  const plan = routeFor(waiting, number, call.view, scene);
  const told = because(call, reason("rings-back", { number }));
  return leadsOn(plan) ? goneOn(out, told, waiting, plan, before, scene) : null;
}

/** Others ring, or the box answers. */
export function goneOn(
  out: moves.Out,
  call: Call,
  waiting: Leg,
  plan: RingPlan | AnsweringPlan,
  before: Before,
  scene: Scene,
): Call {
  if (plan.kind === "ring") return hunt(out, call, plan, before, scene);
  const rounds = before.otherwise?.kind === "menu" ? before.otherwise.rounds + 1 : 0;
  const { otherwise = null } = before;
  return boxAnswers(out, because(call, ...plan.reasons), waiting, { plan, rounds, otherwise }, scene);
}

/** One of the two sides has gone, or the one who waited: nobody is left alone. */
export function leftAlone(out: moves.Out, call: Call, leg: Leg): Call {
  // Somebody else waits for the one who asks here: control/consult.ts says what is to become of both.
  if (leg.id === call.aside?.by) return call;
  if (leg.id !== call.waiting && leg.id !== call.talking) return call;
  const cause = leg.leaving ?? leg.cause ?? "normal";
  if (call.hunt !== null) return calledOff(out, call, cause);
  if (call.aside !== null && leg.id === call.talking) return { ...call, talking: null };
  const peer = peerOf(call, leg.id);
  const ending = endingWith(call, cause === "normal" && hasReachedNobody(call) ? "cancelled" : cause);
  return peer === null ? ending : moves.release(out, ending, peer.id, "normal");
}

/** Who leaves while the box talks to him about these has reached nobody. */
const ALONE: ReadonlySet<Topic["kind"]> = new Set([
  "menu",
  "by-name",
  "queue",
  "greeted",
  "ask-number",
  "leave-message",
]);

/** Nor has who stands at the door of a conference. */
const hasReachedNobody = ({ dialogue, answeredAt }: Call): boolean =>
  dialogue !== null &&
  (ALONE.has(dialogue.topic.kind) || (dialogue.topic.kind === "conference" && answeredAt === null));

/** Who waited has hung up: nobody needs to ring any more. */
function calledOff(out: moves.Out, call: Call, cause: ReleaseCause): Call {
  let next: Call = endingWith({ ...call, hunt: null }, cause === "normal" ? "cancelled" : cause);
  for (const id of call.hunt?.legs ?? []) next = moves.release(out, next, id, "cancelled");
  return next;
}

/** Keeps a leg's identity for later when another one takes the place of who waits. */
export const rememberIdentity = (call: Call, leg: Leg, of: Leg): Call =>
  withLeg(call, { ...leg, identity: partyOf(of) });
