import { matchesNumber, parsePattern } from "../../../model/pattern.ts";
import { writtenIn } from "../../../model/plan/number-form.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import type { Call } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import type { DialPlan } from "../../routing/dial-plan.ts";

export type RecordingRule = PbxView["recordings"]["rules"][number];

/** Two who talk, one of them outside. */
export interface Conversation {
  readonly outside: Leg;
  readonly inside: Leg;
}

/** The first rule that is for this conversation; null: it is not recorded [MEX-03]. */
export function ruleFor(plan: DialPlan, call: Pick<Call, "group">, talk: Conversation): RecordingRule | null {
  const { recordings } = plan.view;
  if (recordings.sealFor === null) return null;
  return recordings.rules.find((rule) => isFor(rule, plan, call, talk)) ?? null;
}

function isFor(rule: RecordingRule, plan: DialPlan, { group }: Pick<Call, "group">, talk: Conversation): boolean {
  const { outside, inside } = talk;
  const seats = [inside.number, inside.forGroup, group, ...(plan.groupsOf.get(inside.number) ?? [])];
  if (rule.extension !== null && !seats.includes(rule.extension)) return false;
  if (rule.trunk !== null && rule.trunk !== outside.trunk) return false;
  if (rule.direction !== "any" && (rule.direction === "incoming") !== (outside.direction === "in")) return false;
  return rule.numbers === "" || fits(rule.numbers, outside.number, plan);
}

function fits(pattern: string, number: string, { view }: DialPlan): boolean {
  const reading = parsePattern(pattern);
  return reading.ok && matchesNumber(reading.pattern, writtenIn(number, view.place.country));
}
