import { matchesNumber } from "../../../model/pattern.ts";
import { fromLine, type WrittenNumber, writtenIn } from "../../../model/plan/number-form.ts";
import { toE164 } from "../../../model/plan/phone-number.ts";
import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxSound, PbxTrunk } from "../../../model/snapshot/pbx-view.ts";
import { type DialPlan, type InboundRuleOfPlan, nameOutside } from "../dial-plan.ts";
import { holds } from "../when.ts";
import type { OutsideLiveness } from "./outbound.ts";

/** A call that a line brings. */
export interface InboundOffer {
  readonly trunk: PbxTrunk;
  /** The caller as the line writes him; empty or a word: nobody knows. */
  readonly caller: string;
  /** He hides (RFC 3323, RFC 3325). */
  readonly anonymous: boolean;
  /** The number that was called, as the line writes it. */
  readonly called: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Who calls, as the house shows him. */
export interface OutsideCaller {
  /** E.164, or digits as they came; empty: unknown or hidden. */
  readonly number: string;
  /** As people dial him back. */
  readonly shown: string;
  /** Of an external number of the house, else of a contact; what stands for callers without a number [LIG-21]; else empty. */
  readonly name: string;
}

export interface InboundRoute {
  readonly caller: OutsideCaller;
  /** What is to ring: the number of an extension, group or external number; null: the line leads nowhere. */
  readonly extension: string | null;
  /** The caller has to key in a number first [ENT-04, ENT-05]. */
  readonly asksNumber: boolean;
  /** What he hears before that; null: nothing [ENT-07]. */
  readonly sound: PbxSound | null;
  readonly reasons: readonly Reason[];
}

/** Where a caller of a line is led: his rule [ENT-02…06], else the number he called, else the line [LIG-05]. */
export function routeInbound(plan: DialPlan, offer: InboundOffer, live: Pick<OutsideLiveness, "nameOf">): InboundRoute {
  const { trunk, called } = offer;
  const caller = callerOf(plan, offer, live);
  const arrives = reason("comes-in", { trunk: trunk.number, name: trunk.name, called });
  const found = ruleFor(plan, offer, caller.number);
  const direct = destinationOf(plan, trunk, called);
  if (found === undefined)
    return { caller, extension: direct.extension, asksNumber: false, sound: null, reasons: [arrives, direct.reason] };

  const { rule, place, pattern } = found;
  const by = reason("by-inbound-rule", { place, caller: rule.caller || "*" });
  const asksNumber = rule.asksNumber && (caller.number === "" || pattern !== null);
  const extension = rule.extension ?? direct.extension;
  const reasons = [arrives, by, ...(rule.extension === null ? [direct.reason] : [])];
  return { caller, extension, asksNumber, sound: rule.sound, reasons };
}

/** Who is outside, as the house shows him. */
export function callerOf(
  plan: DialPlan,
  { trunk, caller, anonymous }: Pick<InboundOffer, "trunk" | "caller" | "anonymous">,
  live: Pick<OutsideLiveness, "nameOf">,
): OutsideCaller {
  const { country } = plan.view.place;
  const { internationalPrefix, nationalPrefix, unknownName } = trunk;
  const read = anonymous
    ? ({ kind: "none" } as const)
    : fromLine(caller, { country, internationalPrefix, nationalPrefix });
  if (read.kind === "none") return { number: "", shown: "", name: unknownName };
  const shown = read.kind === "outside" ? writtenIn(read.number, country).dialled : read.number;
  return { number: read.number, shown, name: nameOutside(plan, read.number, live) };
}

function ruleFor(plan: DialPlan, { trunk, at }: InboundOffer, number: string): InboundRuleOfPlan | undefined {
  const written = number === "" ? null : writtenIn(number, plan.view.place.country);
  return plan.inboundRules.find(
    ({ rule, pattern }) =>
      (rule.trunk === null || rule.trunk === trunk.number) &&
      isCaller(rule.caller, pattern, written) &&
      holds(plan.view, rule.when, at),
  );
}

function isCaller(named: string, pattern: InboundRuleOfPlan["pattern"], written: WrittenNumber | null): boolean {
  if (pattern !== null) return written !== null && matchesNumber(pattern, written);
  return named === "" || written === null;
}

/** By the number that was called, whatever form the line writes it in. */
export function destinationOf(
  { view }: DialPlan,
  trunk: PbxTrunk,
  called: string,
): { extension: string | null; reason: Reason } {
  const { country } = view.place;
  const e164 = (text: string): string => {
    const read = toE164(text, country);
    return read.kind === "none" ? text : read.number;
  };
  const wanted = fromLine(called, {
    country,
    internationalPrefix: trunk.internationalPrefix,
    nationalPrefix: trunk.nationalPrefix,
  });
  const number = wanted.kind === "none" ? called : wanted.number;
  const own = trunk.numbers.find((one) => e164(one.number) === number);
  if (own?.extension != null)
    return {
      extension: own.extension,
      reason: reason("number-of-line", { number: own.number, extension: own.extension }),
    };
  if (trunk.extension === null)
    return { extension: null, reason: reason("line-leads-nowhere", { trunk: trunk.number }) };
  return {
    extension: trunk.extension,
    reason: reason("extension-of-line", { trunk: trunk.number, extension: trunk.extension }),
  };
}
