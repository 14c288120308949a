import { reason } from "../../../model/reason.ts";
import { because, type Call, dialogueAbout, type Otherwise, openDialogue, type QueueVisit } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { FileSound } from "../../engine/engine.ts";
import { queueOf } from "../../routing/queue-of.ts";
import type { QueuePlan } from "../../routing/route-plan.ts";
import type { Scene } from "../house.ts";
import { announcement } from "./announcement.ts";
import { waitersOf } from "./waiters.ts";

/** An announcement whose end is never heard holds nobody longer than this, in seconds. */
const LONGEST_ANNOUNCEMENT = 120;
/** Nothing is due: the timer only has to be some time. */
const A_DAY = 86_400;
/** So many steps of a call are told. */
const MOST_STEPS = 250;

/** Who waits is taken and hears music from now on; when somebody is free for him is decided in queues/ [SVI-15, A-24]. */
export function enterQueue(
  out: moves.Out,
  call: Call,
  leg: Leg,
  { number, name, forwards }: QueuePlan,
  otherwise: Otherwise | null,
  scene: Scene,
): Call {
  const { house, ground } = scene;
  const { now } = ground;
  const plan = house.plans.of(call.view);
  const { mostSeconds, onExpiry } = queueOf(plan, number);
  const others = waitersOf(number, ground.calls());
  const ticket = Math.max(house.lastTicket(number), others.at(-1)?.queue?.ticket ?? 0) + 1;
  const stay = { number, name, ticket, enteredAt: now, leftAt: null, end: null, isCallBack: false };
  const group = plan.groups.has(number) ? number : call.group;
  const up = moves.answer(out, { ...call, hunt: null, group, queue: stay }, leg.id, null, now);
  const topic: QueueVisit = {
    kind: "queue",
    number,
    offered: [],
    passed: [],
    announceAt: null,
    expiresAt: mostSeconds === null ? null : now + mostSeconds * 1000,
    onExpiry: onExpiry ?? forwards["no-answer"],
    otherwise,
  };
  const place = others.length + 1 + house.callBacksBefore(number, ticket);
  return announced(because(up, reason("queue-entered", { number, place })), topic, place, scene);
}

/** His place, and perhaps how long it will take, as they are at this moment. */
export function announced(call: Call, topic: QueueVisit, place: number, scene: Scene): Call {
  const { house, ground } = scene;
  const { number } = topic;
  const settings = queueOf(house.plans.of(call.view), number);
  const { announcesPlace, announcesWait, leaveKey } = settings;
  const names = announcement({
    place: announcesPlace ? place : null,
    waitSeconds: announcesWait ? house.estimatedWait(number, place) : null,
    callBackKey: house.mayCallBack(call) ? settings.callBackKey : null,
    leaveKey,
  });
  const announceAt = ground.now + LONGEST_ANNOUNCEMENT * 1000;
  return names.length === 0
    ? music(call, topic, scene)
    : waits(
        call,
        { ...topic, announceAt },
        names.map((name) => house.prompt(name)),
        ground.now,
      );
}

/** Music until the next announcement. */
export function music(call: Call, topic: QueueVisit, { house, ground: { now } }: Scene): Call {
  const { announceSeconds } = queueOf(house.plans.of(call.view), topic.number);
  const announceAt = announceSeconds === 0 ? null : now + announceSeconds * 1000;
  return waits(call, { ...topic, announceAt }, [], now);
}

/** Goes on waiting: the timer of the dialogue runs to whatever is due first. */
export function waits(call: Call, topic: QueueVisit, prompts: readonly FileSound[], now: number): Call {
  const [prompt = null, ...queue] = prompts;
  const count = call.hunts + 1;
  const due = [topic.announceAt, topic.expiresAt].filter((at) => at !== null);
  const seconds = due.length === 0 ? A_DAY : Math.max(0, Math.min(...due) - now) / 1000;
  return { ...call, hunts: count, dialogue: openDialogue({ count, topic, prompt, queue, seconds }) };
}

/** Nobody of those who rang for him took the call: he goes on waiting at his place. Null: he does not wait in a queue. */
export function backInQueue(call: Call): Call | null {
  const dialogue = dialogueAbout(call, "queue");
  if (dialogue === null) return null;
  const { topic } = dialogue;
  const { offered: numbers } = topic;
  const told = call.reasons.length < MOST_STEPS ? because(call, reason("queue-missed", { numbers })) : call;
  const passed = [...new Set([...topic.passed, ...numbers])];
  return { ...told, hunt: null, dialogue: { ...dialogue, topic: { ...topic, offered: [], passed } } };
}

/** Whether another step of the call may still be told. */
export const mayTell = ({ reasons }: Call): boolean => reasons.length < MOST_STEPS;
