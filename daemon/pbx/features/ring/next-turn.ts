import type { Call, Hunt } from "../../calls/call.ts";
import { type Leg, seatOf } from "../../calls/leg.ts";
import type { RingPlan } from "../../routing/route-plan.ts";
import { firstTurn } from "../../routing/route-turn.ts";
import { callerOf, originOf, type Scene } from "../house.ts";

/**
 * Members of a group ring one after the other: the next one who can ring now, with the hunt that goes on for him.
 * Null: there is none, or the time of the group is over.
 */
export function nextTurn(
  { view }: Call,
  hunt: Hunt,
  waiting: Leg,
  scene: Scene,
): { readonly plan: RingPlan; readonly hunt: Hunt } | null {
  const { turns, number, forwards, trail, visited } = hunt;
  const plan = scene.house.plans.of(view);
  const group = plan.groups.get(number);
  const { now: at } = scene.ground;
  if (turns === null || group === undefined || at >= turns.endsAt) return null;
  const never = [...visited, seatOf(waiting)];
  const offer = { caller: callerOf(waiting), origin: originOf(waiting), dialled: number, never, trail, at };
  const found = firstTurn(plan, group, turns.later, offer, scene.house.live);
  if (found === null) return null;
  const { turn, later } = found;
  const seconds = Math.min(turns.seconds, Math.ceil((turns.endsAt - at) / 1000));
  return {
    plan: { kind: "ring", number, ...turn, seconds, turns: { later, seconds: turns.seconds }, forwards, trail },
    hunt: { ...hunt, turns: { ...turns, later } },
  };
}
