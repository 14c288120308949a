import type { AgentState, QueueState } from "../../contracts/queue-state.ts";
import type { PbxAgent } from "../../model/snapshot/pbx-view.ts";
import type { Agents } from "../agents/agents.ts";
import { type DialPlan, nameOf } from "../routing/dial-plan.ts";
import { queueMembers } from "../routing/queue-of.ts";
import type { Liveness } from "../routing/route-plan.ts";
import type { KeptPlaces } from "./kept-places.ts";
import { memberState } from "./member-state.ts";
import type { QueueDesk } from "./queue-desk.ts";

interface Ground {
  readonly plan: DialPlan;
  readonly live: Liveness;
  readonly agents: Agents;
  readonly desk: Pick<QueueDesk, "waiting" | "busyQueues">;
  readonly places: Pick<KeptPlaces, "all">;
}

/** An agent as pages and programs see him. */
export function agentState({ number, name }: PbxAgent, { plan, live, agents }: Ground): AgentState {
  const { state, at } = memberState(plan, number, live, agents);
  return { number, name, desk: at, state, since: agents.since(number) };
}

export const agentStates = (ground: Ground): readonly AgentState[] =>
  ground.plan.view.agents.map((agent) => agentState(agent, ground));

/** Every group with a queue, and whoever else somebody waits for because of a menu. */
export function queueStates(ground: Ground): readonly QueueState[] {
  const { plan, desk } = ground;
  const own = plan.view.groups.filter(({ queue }) => queue.isOn).map(({ number }) => number);
  return [...new Set([...own, ...desk.busyQueues()])].map((number) => queueState(number, ground));
}

function queueState(queue: string, { plan, live, agents, desk, places }: Ground): QueueState {
  const calls = desk.waiting(queue).map(({ id, caller, queue: stay, hunt }) => ({
    ticket: stay?.ticket ?? 0,
    shown: { call: id, caller: { ...caller }, since: stay?.enteredAt ?? 0, isRinging: hunt !== null },
  }));
  const kept = places
    .all()
    .filter((place) => place.queue === queue)
    .map(({ number, name, ticket, since }) => ({
      ticket,
      shown: { call: null, caller: { number, name }, since, isRinging: false },
    }));
  return {
    number: queue,
    name: nameOf(plan, queue),
    waiting: [...calls, ...kept].sort((one, other) => one.ticket - other.ticket).map(({ shown }) => shown),
    members: queueMembers(plan, queue).map((number) => ({
      number,
      name: nameOf(plan, number),
      ...memberState(plan, number, live, agents),
    })),
  };
}
