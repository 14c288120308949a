import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxTrunk } from "../../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "../dial-plan.ts";
import type { OutsideAttempt, OutsideLiveness } from "./outbound.ts";

export type BehindRoute =
  | { readonly kind: "outside"; readonly attempts: readonly OutsideAttempt[]; readonly reasons: readonly Reason[] }
  | {
      readonly kind: "refuse";
      readonly cause: "forbidden" | "busy" | "unavailable";
      readonly reasons: readonly Reason[];
    };

/** A line that equipment registers on (an adapter with telephones, a door phone, another exchange) can be rung; a line to an operator leads to nobody in particular. */
export function lineThatRings({ trunks }: Pick<DialPlan, "trunks">, number: string): PbxTrunk | null {
  const trunk = trunks.get(number);
  return trunk?.registration === "inbound" ? trunk : null;
}

/**
 * Rings the equipment behind a line, by the name that it has registered with: adapters answer to no other [GRP-12, LIG-08].
 * It costs nothing, and counts among the calls of the line and of who sends it out (`by`).
 */
export function routeBehind(trunk: PbxTrunk, by: string, live: OutsideLiveness): BehindRoute {
  const { number, name, user } = trunk;
  const is = reason("is-line", { number, name });
  const limit = live.outsideLimit(by);
  if (limit !== null) return refuse("forbidden", is, limit);
  if (!live.isUsable(number)) return refuse("unavailable", is, reason("equipment-absent", { trunk: number }));
  const calls = live.callsBy(number).outgoing;
  if (calls >= trunk.maxOutgoing) return refuse("busy", is, reason("equipment-busy", { trunk: number, calls }));
  return { kind: "outside", attempts: [{ trunk, number: user, classes: ["free"], isBehind: true }], reasons: [is] };
}

const refuse = (
  cause: Extract<BehindRoute, { readonly kind: "refuse" }>["cause"],
  ...reasons: readonly Reason[]
): BehindRoute => ({ kind: "refuse", cause, reasons });
