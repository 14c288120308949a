import { classOf, type Destination } from "../../../model/plan/destination-class.ts";
import { type ReadNumber, toE164 } from "../../../model/plan/phone-number.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "../dial-plan.ts";

type OutboundRule = PbxView["outboundRules"][number];

/** A number outside, with what rights and cost are given for. */
export interface Judgeable {
  /** E.164, or digits as they are. */
  readonly number: string;
  readonly destination: Destination;
}

/** What a rule makes of what was dialled [SOR-05, SOR-06]. */
export interface Called {
  /** What goes out: E.164, or digits as they are. */
  readonly number: string;
  /**
   * All that it may be to who bills it: what goes out, and, where the rule puts something before it, what was dialled. A
   * code of another operator is no number of the plan, and 1 before 0899… would else make a call to America of it.
   */
  readonly judged: readonly Judgeable[];
}

/** Each change that rules make is read once, and what they leave as it was not at all when it is known already. */
export function calledByRule(
  { view }: DialPlan,
  typed: string,
  known: ReadNumber | null,
): (rule: OutboundRule) => Called {
  const from = { country: view.place.country, emergencyNumbers: view.emergency.numbers };
  const judgeable = (read: ReadNumber): Judgeable => ({ number: read.number, destination: classOf(read, from) });
  const read = (text: string): ReadNumber => {
    if (text === typed && known !== null) return known;
    const reading = toE164(text, view.place.country);
    return reading.kind === "none" ? { kind: "short", number: text } : reading;
  };
  const made = new Map<string, Called>();
  return ({ remove, add }) => {
    const change = `${remove} ${add}`;
    const before = made.get(change);
    if (before !== undefined) return before;
    const rest = typed.slice(remove);
    const out = read(add + rest);
    const dialled = add === "" ? out : read(rest);
    const isOther = dialled.kind === "outside" && dialled.number !== out.number;
    const called = { number: out.number, judged: isOther ? [judgeable(out), judgeable(dialled)] : [judgeable(out)] };
    made.set(change, called);
    return called;
  };
}
