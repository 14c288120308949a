import type { DialPlan } from "../routing/dial-plan.ts";
import { callerOf } from "../routing/outside/inbound.ts";
import type { OutsideLiveness } from "../routing/outside/outbound.ts";
import type { Message } from "./message.ts";
import type { Written } from "./written.ts";

/** What was written as a message of the house: who wrote it goes by the name and number that the house gives. Pure. */
export function messageOf(
  { from, dialled, anonymous, text, callId, cseq }: Written,
  plan: DialPlan,
  taken: Pick<Message, "id" | "at">,
  live: Pick<OutsideLiveness, "nameOf">,
): Message {
  const rest = { ...taken, to: dialled, text };
  if (from.kind === "extension") {
    const { extension: number } = from;
    const sender = { number, name: plan.extensions.get(number)?.name ?? "", anonymous: false };
    return { ...rest, sender, request: { from: number, callId, cseq } };
  }
  const trunk = plan.trunks.get(from.trunk);
  const caller = from.asserted ?? from.number;
  const shown = trunk === undefined ? null : callerOf(plan, { trunk, caller, anonymous }, live);
  const sender = { number: shown?.shown ?? "", name: shown?.name ?? "", anonymous: shown?.shown === "" };
  return { ...rest, sender, request: { from: from.trunk, callId, cseq } };
}
