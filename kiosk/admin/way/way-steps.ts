import type { CallRecord } from "../../../daemon/contracts/call-record.ts";
import type { CallTrace } from "../../../daemon/contracts/call-trace.ts";
import type { Reason } from "../../../daemon/model/reason.ts";

/** What a step of a call's way is, for its shape: it goes on, turns elsewhere, stops, or arrives. */
export type StepKind = "step" | "turn" | "stop" | "ring";

export interface WayStep {
  readonly told: Reason | string;
  readonly kind: StepKind;
  /** Milliseconds since the call began; null where nobody knows. */
  readonly after: number | null;
}

const TURNS = /forward|transfer|redirect|overflow|leads|picks-up|takes-place|puts-together|rings-back|goes-on|menu-to/;
const STOPS = /busy|refus|nobody|no-device|unregistered|not-|limit|full|cut|blocked|too-many|in-vain|unknown|closed/;
const RINGS = /^rings|rings-devices|rings-members|in-turn|ring-later|answered-first|dials|goes-out|tries/;

/** By the code of a reason; one that is not known is a step like others. */
export function kindOf(told: Reason | string): StepKind {
  if (typeof told === "string") return "step";
  if (TURNS.test(told.code)) return "turn";
  if (STOPS.test(told.code)) return "stop";
  return RINGS.test(told.code) ? "ring" : "step";
}

/** The reasons of a record, with the moments that the story of the call knows of them. */
export function wayOf({ reasons, startedAt }: CallRecord, trace: CallTrace | null): readonly WayStep[] {
  const timed = (trace?.lines ?? []).filter(({ leg }) => leg === null);
  return reasons.map((told, index) => {
    const line = timed[index];
    const isIt = line !== undefined && typeof told !== "string" && line.told.code === told.code;
    return { told, kind: kindOf(told), after: isIt ? Math.max(0, line.at - startedAt) : null };
  });
}
