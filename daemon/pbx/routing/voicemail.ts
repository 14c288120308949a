import type { SpecialNumbers } from "../../model/config/outside.ts";
import { reason } from "../../model/reason.ts";
import type { DialPlan } from "./dial-plan.ts";
import { type RoutePlan, refuse } from "./route-plan.ts";

/** Numbers of voicemail: a mailbox answers, or messages are heard. Undefined: none of them. */
export function routeVoicemail(plan: DialPlan, number: string): RoutePlan | undefined {
  const mailbox = plan.mailboxByNumber.get(number);
  if (mailbox !== undefined) {
    return { kind: "voicemail", mailbox, reasons: [reason("is-mailbox-number", { number, mailbox: mailbox.name })] };
  }
  const owner = plan.consultNumbers.get(number);
  if (owner === undefined) return undefined;
  return { kind: "consult", owner, reasons: [reason("is-voicemail-number", { number })] };
}

/** The mailbox of that name, or (null) the default one of an extension or group [BVF-05]. */
export function routeToMailbox(plan: DialPlan, owner: string, id: string | null): RoutePlan {
  const mailbox = id === null ? plan.mailboxesOf.get(owner)?.[0] : plan.mailboxes.get(id);
  if (mailbox === undefined) return refuse("unavailable", reason("no-mailbox", { number: owner }));
  return { kind: "voicemail", mailbox, reasons: [] };
}

/** Reads `*50202`: whose default mailbox is to take a message; null: it is no such code. */
export function readLeaveMessage({ leaveMessage }: SpecialNumbers, dialled: string): string | null {
  if (leaveMessage === "" || !dialled.startsWith(leaveMessage)) return null;
  const number = dialled.slice(leaveMessage.length);
  return /^[0-9]{2,10}$/.test(number) ? number : null;
}
