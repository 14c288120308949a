import { reason } from "../../model/reason.ts";
import type { PbxGroup } from "../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "./dial-plan.ts";
import { externalsOf } from "./outside-members.ts";
import { type CallOffer, type Liveness, type RingPlan, selfOf } from "./route-plan.ts";
import { rungAt } from "./rung-at.ts";
import { isAbsent, stateOf } from "./state-of.ts";

/** The members of a group in the order in which they ring one after the other. */
export function inTurn(
  { number, strategy }: Pick<PbxGroup, "number" | "strategy">,
  members: readonly string[],
  live: Liveness,
): readonly string[] {
  switch (strategy) {
    case "all":
    case "in-order":
      return members;
    case "round-robin": {
      const last = live.firstOf(number);
      const next = last === null ? 0 : members.findIndex((member) => deskOrSelf(member, live) === last) + 1;
      return [...members.slice(next), ...members.slice(0, next)];
    }
    case "longest-idle":
      // Array.prototype.sort is stable: who has not talked yet keeps the order of the group.
      return [...members].sort(
        (one, other) => live.idleSince(deskOrSelf(one, live)) - live.idleSince(deskOrSelf(other, live)),
      );
  }
}

/** Telephones have rung and talked: an agent is known by the one where he is. */
const deskOrSelf = (member: string, live: Liveness): string => live.deskOf(member) ?? member;

type Turn = Pick<RingPlan, "extensions" | "outside" | "reasons">;

/** The first of these who can ring, and those behind him; null: nobody can. */
export function firstTurn(
  plan: DialPlan,
  group: PbxGroup,
  order: readonly string[],
  offer: CallOffer,
  live: Liveness,
): { readonly turn: Turn; readonly later: readonly string[] } | null {
  for (const [index, member] of order.entries()) {
    const turn = turnOf(plan, group, member, offer, live);
    if (turn !== null) return { turn, later: order.slice(index + 1) };
  }
  return null;
}

/** One member and the mobiles that ring with him, as he is at this moment; null: he cannot ring. */
function turnOf(plan: DialPlan, group: PbxGroup, member: string, offer: CallOffer, live: Liveness): Turn | null {
  if (isOut(member, offer)) return null;
  const at = rungAt(plan, member, live);
  if (at === null && plan.agents.has(member)) return null;
  const state = at === null ? "outside" : stateOf(at, live);
  if (state === "busy" || live.isPaused(member)) return null;
  if (at !== null && (isAbsent(live.absence(at.number)) || isOut(at.number, offer))) return null;
  const externals = at === null ? [member] : (plan.ringingWith.get(member) ?? []);
  const along = externalsOf(plan, externals, group, offer, live);
  const extensions = at !== null && state === "free" ? [at] : [];
  if (extensions.length + along.outside.length === 0) return null;
  const reasons = [reason("rings-in-turn", { number: member, seconds: group.memberSeconds }), ...along.reasons];
  return { extensions, outside: along.outside, reasons };
}

/** Whoever calls, or had a part already, is not rung. */
const isOut = (number: string, { caller, never }: CallOffer): boolean =>
  number === selfOf(caller) || never.includes(number);
