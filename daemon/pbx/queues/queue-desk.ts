import type { Clock, Timer } from "../../kit/clock.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Agents } from "../agents/agents.ts";
import { type Call, dialogueAbout, presentLeg } from "../calls/call.ts";
import { knownAs } from "../calls/leg.ts";
import type { CallBackOrder, CallNotice } from "../calls/switchboard.ts";
import type { LegId } from "../engine/engine.ts";
import { estimatedWait, TALKS_REMEMBERED } from "../features/queue/estimated-wait.ts";
import type { DialPlan, DialPlans } from "../routing/dial-plan.ts";
import { queueMembers, queueOf } from "../routing/queue-of.ts";
import type { Liveness } from "../routing/route-plan.ts";
import { inTurn } from "../routing/route-turn.ts";
import { rungAt } from "../routing/rung-at.ts";
import { type Assignment, assign, type QueueNow, type Waiter } from "./assign.ts";
import type { KeptPlaces, PlaceOf } from "./kept-places.ts";
import { memberState } from "./member-state.ts";

/** Who did not take a call is left alone for so long, in seconds: else a telephone that is busy would be called without end. */
const REST_AFTER_MISS = 5;

interface Parts {
  readonly clock: Clock;
  readonly plans: DialPlans;
  currentView(): PbxView | null;
  readonly live: Liveness;
  readonly agents: Agents;
  readonly places: KeptPlaces;
  callOf(id: string): Call | undefined;
  tell(call: string, notice: CallNotice): void;
  callBack(order: CallBackOrder): void;
  /** Something in the queue looks different now. */
  readonly changed: (queue: string) => void;
}

/** Somebody who talks because of a queue. */
interface Talk {
  readonly member: string;
  readonly queue: string;
  readonly since: number;
  readonly wrapUpSeconds: number;
  readonly leg: LegId;
}

/**
 * Brings those who wait and those who are free together. Decides nothing by itself: at every change, a moment later, all
 * queues are looked at anew (assign.ts), so that no order of events can leave somebody waiting while somebody is free.
 */
export class QueueDesk implements Disposable {
  readonly #parts: Parts;
  readonly #waiting = new Map<string, Call>();
  readonly #talks = new Map<string, Talk>();
  /** How long the latest calls of each queue took, in seconds. */
  readonly #lengths = new Map<string, readonly number[]>();
  #timer: Timer | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.agents.onChange(() => this.wake());
  }

  /** Calls in a queue, the next one first. */
  waiting(queue: string): readonly Call[] {
    return [...this.#waiting.values()]
      .filter((call) => call.queue?.number === queue)
      .sort((one, other) => (one.queue?.ticket ?? 0) - (other.queue?.ticket ?? 0));
  }

  /** Numbers in whose queue somebody waits. */
  busyQueues(): ReadonlySet<string> {
    const calls = [...this.#waiting.values()].flatMap(({ queue }) => queue?.number ?? []);
    return new Set([...calls, ...this.#parts.places.all().map(({ queue }) => queue)]);
  }

  waitingFor(queue: string): number {
    return this.waiting(queue).length + this.#placesIn(queue).length;
  }

  lastTicket(queue: string): number {
    return Math.max(0, ...this.#placesIn(queue).map(({ ticket }) => ticket));
  }

  callBacksBefore(queue: string, ticket: number): number {
    return this.#placesIn(queue).filter((place) => place.ticket < ticket).length;
  }

  estimatedWait(queue: string, place: number): number | null {
    const plan = this.#plan();
    if (plan === null) return null;
    const { live, agents } = this.#parts;
    const there = queueMembers(plan, queue).filter((member) => {
      const { state } = memberState(plan, member, live, agents);
      return state !== "logged-out" && state !== "unregistered" && state !== "absent" && state !== "paused";
    });
    return estimatedWait(place, this.#lengths.get(queue) ?? [], there.length);
  }

  changed(before: Call | null, after: Call): void {
    const isWaiting = after.endedAt === null && dialogueAbout(after, "queue") !== null;
    if (isWaiting) this.#waiting.set(after.id, after);
    else this.#waiting.delete(after.id);
    this.#noteMisses(before, after);
    this.#noteTalk(before, after);
    if (before?.queue !== after.queue || before?.hunt !== after.hunt) {
      for (const number of new Set([before?.queue?.number, after.queue?.number])) {
        if (number !== undefined) this.#parts.changed(number);
      }
    }
    if (after.callBack !== null && after.endedAt !== null) this.#calledBack(after);
    this.wake();
  }

  /** Somebody may be free, or have come. */
  wake(): void {
    if (this.#waiting.size === 0 && this.#parts.places.all().length === 0) {
      this.#timer?.cancel();
      this.#timer = undefined;
      return;
    }
    this.#timer ??= this.#parts.clock.after(0, () => this.#look());
  }

  [Symbol.dispose](): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #plan(): DialPlan | null {
    const view = this.#parts.currentView();
    return view === null ? null : this.#parts.plans.of(view);
  }

  #placesIn(queue: string): readonly PlaceOf[] {
    return this.#parts.places.all().filter((place) => place.queue === queue);
  }

  #look(): void {
    this.#timer = undefined;
    const plan = this.#plan();
    if (plan === null) return;
    const places = this.#parts.places.ready();
    const waiters = [...[...this.#waiting.values()].flatMap(waiterOf), ...places.map(waiterAt)];
    // Who is free is the same for all who wait in a queue: asked once, a hundred of them cost no more than one.
    const queues = new Map(
      [...new Set(waiters.map(({ queue }) => queue))].map((one) => [one, this.#queueNow(plan, one)]),
    );
    for (const assignment of assign(waiters, (queue) => queues.get(queue) ?? NOBODY)) {
      const place = places.find(({ number }) => placeId(number) === assignment.waiter.id);
      if (place === undefined) this.#serve(assignment);
      else this.#callBack(place, assignment.members);
    }
  }

  #queueNow(plan: DialPlan, queue: string): QueueNow {
    const { live, agents } = this.#parts;
    const group = plan.groups.get(queue);
    const members = queueMembers(plan, queue);
    const order = group === undefined ? members : inTurn(group, members, live);
    const free = order.flatMap((member) => {
      const { state, at } = memberState(plan, member, live, agents);
      return state === "free" && at !== null ? [{ member, at }] : [];
    });
    return { free, ringsAll: group?.strategy === "all" };
  }

  #serve({ waiter, members }: Assignment): void {
    this.#parts.tell(waiter.id, { kind: "served", members });
    // None of their telephones could be dialled: the call never rang for them, and must not try without a pause.
    const call = this.#parts.callOf(waiter.id);
    if (call?.hunt === null && dialogueAbout(call, "queue") !== null) this.#rest(members, waiter.queue);
  }

  #callBack(place: PlaceOf, members: readonly string[]): void {
    this.#parts.places.begin(place.number);
    const { number, name, isInside, queue, queueName, ticket, since } = place;
    this.#parts.callBack({ number, name, isInside, queue, queueName, ticket, since, members });
  }

  /** `reached` is told when he answers; here it is over, one way or the other. */
  #calledBack({ callBack, queue }: Call): void {
    if (callBack === null) return;
    const how = queue?.end === "answered" ? "reached" : callBack.agent === null ? "alone" : "missed";
    this.#parts.places.ended(callBack.number, how);
    if (how === "alone") this.#rest(callBack.members, queue?.number ?? "");
  }

  #noteMisses(before: Call | null, after: Call): void {
    const was = before === null ? [] : (dialogueAbout(before, "queue")?.topic.offered ?? []);
    const topic = dialogueAbout(after, "queue")?.topic;
    if (was.length > 0 && topic?.offered.length === 0) this.#rest(was, topic.number);
  }

  #rest(members: readonly string[], queue: string): void {
    const plan = this.#plan();
    const most = plan === null ? 0 : queueOf(plan, queue).missesToPause;
    for (const member of members) {
      this.#parts.agents.rest(member, "missed", REST_AFTER_MISS);
      this.#parts.agents.missed(member, most);
    }
  }

  /** From the answer to the end of a talk: then he has some time for himself. */
  #noteTalk(before: Call | null, after: Call): void {
    const talk = this.#talks.get(after.id);
    const plan = this.#plan();
    if (talk !== undefined) {
      // Who is asked to go takes calls again at once, long before his telephone has said goodbye.
      if (legOf(after) === talk.leg && presentLeg(after, talk.leg) !== null) return;
      this.#talks.delete(after.id);
      const length = Math.round((this.#parts.clock.monotonic() - talk.since) / 1000);
      this.#lengths.set(talk.queue, [...(this.#lengths.get(talk.queue) ?? []), length].slice(-TALKS_REMEMBERED));
      if (talk.wrapUpSeconds > 0) this.#parts.agents.rest(talk.member, "wrap-up", talk.wrapUpSeconds);
      return;
    }
    const { queue } = after;
    const leg = legOf(after);
    if (plan === null || leg === null || queue?.end !== "answered" || before?.queue?.end === "answered") return;
    const member = this.#memberOf(plan, after, queue.number);
    if (member === null) return;
    this.#parts.agents.answered(member);
    const { wrapUpSeconds } = queueOf(plan, queue.number);
    this.#talks.set(after.id, {
      member,
      queue: queue.number,
      since: this.#parts.clock.monotonic(),
      wrapUpSeconds,
      leg,
    });
  }

  /** Which member of the queue it is who talks. */
  #memberOf(plan: DialPlan, call: Call, queue: string): string | null {
    const leg = presentLeg(call, call.callBack === null ? call.talking : call.waiting);
    if (leg === null || leg.trunk !== null) return null;
    const members = queueMembers(plan, queue);
    return (
      members.find((member) => member === knownAs(leg)) ??
      members.find((member) => rungAt(plan, member, this.#parts.live)?.number === leg.number) ??
      null
    );
  }
}

const NOBODY: QueueNow = { free: [], ringsAll: false };

/** The leg of who takes calls of the queue: he who answered, or who was called first to call somebody back. */
const legOf = ({ callBack, waiting, talking }: Call): LegId | null => (callBack === null ? talking : waiting);

const placeId = (number: string): string => `place/${number}`;

const waiterAt = ({ number, queue, since, ticket, isInside }: PlaceOf): Waiter => ({
  id: placeId(number),
  queue,
  since,
  ticket,
  passed: [],
  seat: isInside ? number : null,
});

function waiterOf(call: Call): readonly Waiter[] {
  const topic = dialogueAbout(call, "queue")?.topic;
  const leg = presentLeg(call, call.waiting);
  if (topic === undefined || leg === null || call.hunt !== null || call.queue === null) return [];
  const { ticket, enteredAt: since, number: queue } = call.queue;
  return [{ id: call.id, queue, since, ticket, passed: topic.passed, seat: leg.trunk === null ? leg.number : null }];
}
