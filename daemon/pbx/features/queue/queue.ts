import type { ForwardTo } from "../../../model/config/forward-to.ts";
import { NO_FORWARDS } from "../../../model/profiles/forwards.ts";
import { type Reason, reason } from "../../../model/reason.ts";
import { because, type Call, dialogueAbout, presentLeg, type QueueEnd, type QueueVisit } from "../../calls/call.ts";
import { type Leg, seatOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { queueOf, queueRefusal } from "../../routing/queue-of.ts";
import { routeForward } from "../../routing/route-call.ts";
import { leadsOn } from "../../routing/route-plan.ts";
import { rungAt } from "../../routing/rung-at.ts";
import { originOf, type Scene } from "../house.ts";
import { goneOn, hunt, reachedNobody } from "../ring/ring.ts";
import { announced, mayTell, music, waits } from "./enter-queue.ts";
import { waitersOf } from "./waiters.ts";

/** Somebody rings for him: the time to give up has to wait so long, in seconds. */
const PATIENCE = 5;
/** How long an extension or an agent alone rings each time, in seconds. */
const RING_SECONDS = 20;

interface Waiting {
  readonly leg: Leg;
  readonly topic: QueueVisit;
}

function waitingIn(call: Call): Waiting | null {
  const topic = dialogueAbout(call, "queue")?.topic;
  const leg = presentLeg(call, call.waiting);
  return topic === undefined || leg === null ? null : { leg, topic };
}

/** A prompt is over: the next one follows, or music. */
export function queuePlayed(_: moves.Out, call: Call, scene: Scene): Call {
  const { dialogue } = call;
  const topic = dialogueAbout(call, "queue")?.topic;
  if (dialogue === null || topic === undefined) return call;
  const [prompt, ...queue] = dialogue.queue;
  return prompt === undefined ? music(call, topic, scene) : { ...call, dialogue: { ...dialogue, prompt, queue } };
}

/** What is due: he is told where he is now, or he has waited for too long. */
export function queueDue(out: moves.Out, call: Call, scene: Scene): Call {
  const here = waitingIn(call);
  if (here === null) return call;
  const { topic, leg } = here;
  const { now } = scene.ground;
  const { number, expiresAt, onExpiry: to } = topic;
  if (expiresAt === null || now < expiresAt) return announced(call, topic, placeOf(call, topic, scene), scene);
  if (call.hunt !== null) return waits(call, { ...topic, expiresAt: now + PATIENCE * 1000 }, [], now);
  const plan = scene.house.plans.of(call.view);
  const { mostSeconds, onEmpty } = queueOf(plan, number);
  const why = reason("queue-expired", { number, seconds: mostSeconds ?? 0 });
  // Who has waited because everybody has gone is led where one who comes now would be.
  if (queueRefusal(plan, number, scene.house.live) === "empty") {
    const told = because(call, reason("queue-empty", { number }));
    return leaves(out, told, leg, { topic, end: "empty", to: onEmpty ?? to, why }, scene);
  }
  return leaves(out, call, leg, { topic, end: "expired", to, why }, scene);
}

function placeOf(call: Call, { number }: QueueVisit, { house, ground }: Scene): number {
  const ticket = call.queue?.ticket ?? 0;
  const before = waitersOf(number, ground.calls()).filter(
    ({ id, queue }) => id !== call.id && (queue?.ticket ?? 0) < ticket,
  );
  return before.length + 1 + house.callBacksBefore(number, ticket);
}

/** A key leads out of the queue, or keeps the place for a call back; any other one means nothing here. */
export function queueKeyed(out: moves.Out, call: Call, digit: string, scene: Scene): Call {
  const here = waitingIn(call);
  if (here === null) return call;
  const { topic, leg } = here;
  const { number } = topic;
  const { leaveKey, leaveTo, callBackKey } = queueOf(scene.house.plans.of(call.view), number);
  if (digit === leaveKey) {
    return leaves(out, call, leg, { topic, end: "left", to: leaveTo, why: reason("queue-left", { number }) }, scene);
  }
  return digit === callBackKey && scene.house.mayCallBack(call) ? calledBackLater(out, call, leg, topic, scene) : call;
}

/** He is told that it is noted, and that is all: his place is kept without him. */
function calledBackLater(out: moves.Out, call: Call, leg: Leg, { number }: QueueVisit, scene: Scene): Call {
  scene.house.keepPlace(call);
  const quiet = stopped(out, call);
  const told = because(quiet, reason("queue-call-back", { number, to: leg.number }));
  const count = told.hunts + 1;
  const prompt = scene.house.prompt("queue-noted");
  const dialogue = { count, topic: { kind: "confirm" }, prompt, queue: [], seconds: RING_SECONDS } as const;
  return { ...ended(told, "called-back", scene), hunts: count, dialogue };
}

/** It is his turn: these members ring for him while he goes on hearing music. */
export function served(out: moves.Out, call: Call, members: readonly string[], scene: Scene): Call {
  const here = waitingIn(call);
  const { dialogue } = call;
  if (here === null || dialogue === null || call.hunt !== null) return call;
  const { topic } = here;
  // Members are those of now: who has come with a reload takes calls of those who have waited since before it.
  const plan = scene.house.plans.of(scene.house.currentView() ?? call.view);
  const at = members.flatMap((member) => rungAt(plan, member, scene.house.live) ?? []);
  const seconds = plan.groups.get(topic.number)?.memberSeconds ?? RING_SECONDS;
  const reasons = mayTell(call) ? [reason("queue-rings", { numbers: members, seconds })] : [];
  const ring = { kind: "ring", number: topic.number, extensions: [...new Set(at)], outside: [], seconds } as const;
  const offering = { ...call, dialogue: { ...dialogue, topic: { ...topic, offered: members } } };
  return hunt(out, offering, { ...ring, turns: null, forwards: NO_FORWARDS, trail: [], reasons }, {}, scene);
}

interface Leaving {
  readonly topic: QueueVisit;
  readonly end: QueueEnd;
  readonly to: ForwardTo | null;
  readonly why: Reason;
}

/** Who rings for him stops, and he goes where the queue says; from there on as whoever reaches nobody. */
function leaves(out: moves.Out, call: Call, leg: Leg, { topic, end, to, why }: Leaving, scene: Scene): Call {
  const over = { ...ended(because(stopped(out, call), why), end, scene), dialogue: null };
  const { number: by, otherwise } = topic;
  if (to === null) return reachedNobody(out, over, leg, otherwise, "no-answer", scene);
  const { now: at } = scene.ground;
  const offer = { by, to, why: "no-answer", origin: originOf(leg), trail: [], never: [seatOf(leg)], at } as const;
  const plan = routeForward(scene.house.plans.of(call.view), offer, scene.house.live);
  if (leadsOn(plan)) return goneOn(out, over, leg, plan, { otherwise }, scene);
  return reachedNobody(out, because(over, ...plan.reasons), leg, otherwise, "no-answer", scene);
}

/** Nobody rings for him any more. */
function stopped(out: moves.Out, call: Call): Call {
  let next: Call = { ...call, hunt: null };
  for (const id of call.hunt?.legs ?? []) next = moves.release(out, next, id, "cancelled");
  return next;
}

const ended = (call: Call, end: QueueEnd, { ground }: Scene): Call =>
  call.queue === null ? call : { ...call, queue: { ...call.queue, end, leftAt: ground.now } };
