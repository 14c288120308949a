import type { DestinationClass } from "../../../model/plan/destination-class.ts";
import { writtenIn } from "../../../model/plan/number-form.ts";
import { type ReadNumber, toE164 } from "../../../model/plan/phone-number.ts";
import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxExtension, PbxTrunk, PbxView } from "../../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "../dial-plan.ts";
import { holds } from "../when.ts";
import { type Called, calledByRule } from "./called-by-rule.ts";
import { refusalOf } from "./rights.ts";

type OutboundRule = PbxView["outboundRules"][number];

/** One way out, tried in its turn. */
export interface OutsideAttempt {
  readonly trunk: PbxTrunk;
  /** E.164, or a short number as it is dialled. */
  readonly number: string;
  /** What it may cost; the dearest counts. */
  readonly classes: readonly DestinationClass[];
  /** The equipment of the line itself is called, which is told who calls like a telephone of the house [GRP-12]. */
  readonly isBehind?: boolean;
}

export interface OutsideLiveness {
  /** The line is registered, or answers; one that nobody has asked yet is believed in. */
  isUsable(trunk: string): boolean;
  /** Calls on a line, or that a group sends out. */
  callsBy(number: string): { readonly incoming: number; readonly outgoing: number };
  /** Why this extension, group or line may send no call outside now: a limit that was reached; null: it may. */
  outsideLimit(emitter: string): Reason | null;
  /** What the directory calls who has that number outside (E.164); empty: nothing [MEX-05]. */
  nameOf(number: string): string;
}

/** Who sends a call outside. */
export interface OutsideEmitter {
  /** Of an extension, a group, or the line that led the caller here. */
  readonly number: string;
  readonly site: string | null;
  /** Groups for whose rules it counts as well. */
  readonly groups: ReadonlySet<string> | undefined;
  /** Whose rights and black lists decide; null: the administrator has named the number himself. */
  readonly judged: PbxExtension | null;
}

export interface OutsideOffer {
  readonly by: OutsideEmitter;
  /** As it was dialled, without codes. */
  readonly dialled: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export type OutsideRoute =
  | { readonly kind: "outside"; readonly attempts: readonly OutsideAttempt[]; readonly reasons: readonly Reason[] }
  | { readonly kind: "refuse"; readonly cause: OutsideRefusal; readonly reasons: readonly Reason[] };

type OutsideRefusal = "forbidden" | "not-found" | "congestion";

/** More ways are never tried: a caller who waits longer has hung up. */
const MOST_ATTEMPTS = 8;

/**
 * The lines that the outbound rules name for a number, in their order [SOR-01…10]: rules that do not fit are passed
 * over, lines that are down or full leave their place to the next rule [LIG-23, SOR-10], and what the extension may not
 * call goes nowhere.
 */
export function routeOutside(plan: DialPlan, offer: OutsideOffer, live: OutsideLiveness): OutsideRoute {
  const limit = live.outsideLimit(offer.by.number);
  if (limit !== null) return refuse("forbidden", [limit]);
  const none = reason("no-rule", { dialled: offer.dialled });
  return byRules(plan, plan.view.outboundRules, offer, none, ({ place, trunk }) => {
    const calls = live.callsBy(trunk.number).outgoing;
    if (!live.isUsable(trunk.number)) return reason("line-down", { place, trunk: trunk.number });
    return calls >= trunk.maxOutgoing ? reason("line-full", { place, trunk: trunk.number, calls }) : null;
  });
}

/**
 * The same by other rules of that shape. `none`: why it is refused when none of them fits; `trouble`: why a line cannot
 * be used now, null: it can.
 */
export function byRules(
  plan: DialPlan,
  rules: readonly OutboundRule[],
  { by, dialled, at }: OutsideOffer,
  none: Reason,
  trouble: (found: Fitting) => Reason | null,
): OutsideRoute {
  const { typed, read } = asDialled(plan, dialled);
  const found = fitting(plan, rules, by, typed, at);
  if (found.length === 0) return refuse("not-found", [none]);

  const reasons: Reason[] = [];
  const attempts: OutsideAttempt[] = [];
  let refused: Reason | null = null;
  const calledBy = calledByRule(plan, typed, read);
  const judge = judgement(plan, by.judged, at);
  for (const fit of found) {
    const { rule, place, trunk } = fit;
    if (attempts.length === MOST_ATTEMPTS) break;
    const called = calledBy(rule);
    const { number } = called;
    const refusal = judge(called);
    refused ??= refusal;
    if (refusal !== null) continue;
    const why = trouble(fit);
    reasons.push(why ?? reason("by-rule", { place, trunk: trunk.number, number }));
    if (why !== null) continue;
    attempts.push({ trunk, number, classes: called.judged.map(({ destination }) => destination.class) });
  }
  if (attempts.length > 0) return { kind: "outside", attempts, reasons };
  if (refused !== null) return refuse("forbidden", [refused]);
  return refuse("congestion", [...reasons, reason("no-line-free")]);
}

export interface Fitting {
  readonly rule: OutboundRule;
  /** From 1, as people count. */
  readonly place: number;
  readonly trunk: PbxTrunk;
}

function fitting(
  plan: DialPlan,
  rules: readonly OutboundRule[],
  by: OutsideEmitter,
  typed: string,
  at: number,
): readonly Fitting[] {
  const found: Fitting[] = [];
  let place = 0;
  // There may be hundreds, most of them for other numbers.
  for (const rule of rules) {
    place += 1;
    if (!typed.startsWith(rule.prefix) || !isEmitter(rule, by) || !holds(plan.view, rule.when, at)) continue;
    const trunk = plan.trunks.get(rule.trunk);
    if (trunk !== undefined) found.push({ rule, place, trunk });
  }
  return found;
}

const isEmitter = ({ emitter, site }: OutboundRule, by: OutsideEmitter): boolean =>
  (site === null || site === by.site) &&
  (emitter === null || emitter === by.number || by.groups?.has(emitter) === true);

/** Rules speak of what people dial: 0…, 00…, 3xxx; a telephone that writes + means the same number, read here. */
function asDialled({ view }: DialPlan, dialled: string): { readonly typed: string; readonly read: ReadNumber | null } {
  if (!dialled.startsWith("+")) return { typed: dialled, read: null };
  const read = toE164(dialled, view.place.country);
  if (read.kind !== "outside") return { typed: dialled, read: null };
  return { typed: writtenIn(read.number, view.place.country).dialled, read };
}

/** Whether the extension may call there, asked once for all rules that make the same of the number. */
function judgement(plan: DialPlan, extension: PbxExtension | null, at: number): (called: Called) => Reason | null {
  const known = new Map<Called, Reason | null>();
  return (called) => {
    if (extension === null) return null;
    const before = known.get(called);
    if (before !== undefined) return before;
    let refusal: Reason | null = null;
    for (const one of called.judged) refusal ??= refusalOf(plan, extension, one, at);
    known.set(called, refusal);
    return refusal;
  };
}

const refuse = (cause: OutsideRefusal, reasons: readonly Reason[]): OutsideRoute => ({
  kind: "refuse",
  cause,
  reasons,
});
