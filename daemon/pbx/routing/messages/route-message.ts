import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxExtension, PbxTrunk } from "../../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "../dial-plan.ts";
import { membersOf } from "../members-of.ts";
import { readDialled } from "../outside/dialled.ts";
import { destinationOf } from "../outside/inbound.ts";
import { byRules, type OutsideAttempt, type OutsideLiveness } from "../outside/outbound.ts";

/** Why a text message is not taken, in the words of the protocol. */
export type MessageRefusal = "not-found" | "forbidden" | "congestion";

export type MessagePlan =
  /** For this extension or group: to each of these extensions. */
  | { readonly kind: "deliver"; readonly addressee: string; readonly numbers: readonly string[] }
  /** To somebody outside, by the first line that works. */
  | {
      readonly kind: "outside";
      readonly attempts: readonly OutsideAttempt[];
      /** A code before the number hides who writes, for this once. */
      readonly isHiddenOnce: boolean;
    }
  | { readonly kind: "refuse"; readonly cause: MessageRefusal; readonly why: Reason };

export interface MessageOffer {
  /** The extension that writes. */
  readonly sender: PbxExtension;
  readonly dialled: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A text message that a line brings. */
export interface LineMessageOffer {
  readonly trunk: PbxTrunk;
  /** As the line writes it. */
  readonly called: string;
}

export interface MessageLiveness extends Pick<OutsideLiveness, "isUsable"> {
  /** Why this extension may send no text message outside now; null: it may. */
  messageLimit(emitter: string): Reason | null;
}

/** What can be a number outside. No code of an operator is one. */
const OUTSIDE_NUMBER = /^\+?[0-9]{2,24}$/;

/** Where the text message of an extension goes [SMS-05, SMS-06]. Nobody who needs help may think that it arrived. */
export function routeMessage(plan: DialPlan, offer: MessageOffer, live: MessageLiveness): MessagePlan {
  const { sender } = offer;
  const { number, isHiddenOnce } = readDialled(plan, offer.dialled);
  if (plan.emergencyNumbers.has(number)) return refuse("forbidden", reason("no-text-for-help", { number }));
  const inside = routeInside(plan, number, sender.number);
  if (inside !== undefined) return inside;
  const dialled = plan.externalNumbers.get(number)?.number ?? number;
  if (!OUTSIDE_NUMBER.test(dialled)) return refuse("not-found", reason("nobodys-number", { dialled }));
  return routeOutside(plan, { ...offer, dialled }, isHiddenOnce, live);
}

/** Where a line's text message goes: to the extension of the number that was called, or of the line [LIG-07, A-38]. */
export function routeLineMessage(plan: DialPlan, { trunk, called }: LineMessageOffer): MessagePlan {
  if (!trunk.receivesSms) return refuse("forbidden", reason("line-takes-no-text", { trunk: trunk.number }));
  const { extension: number, reason: why } = destinationOf(plan, trunk, called);
  if (number === null) return refuse("not-found", why);
  return routeInside(plan, number, null) ?? refuse("forbidden", reason("text-led-outside", { number }));
}

/** To an extension, or to all members of a group that takes text messages; the sender has it already. */
function routeInside(plan: DialPlan, number: string, sender: string | null): MessagePlan | undefined {
  if (plan.extensions.has(number)) return { kind: "deliver", addressee: number, numbers: [number] };
  const group = plan.groups.get(number);
  if (group === undefined) return undefined;
  if (!group.receivesSms) return refuse("forbidden", reason("group-takes-no-text", { number }));
  const members = membersOf(plan, number).inside.filter((member) => plan.extensions.has(member));
  const numbers = members.filter((member) => member !== sender);
  if (numbers.length === 0) return refuse("not-found", reason("nobody-to-read", { number }));
  return { kind: "deliver", addressee: number, numbers };
}

/** By the message rules, with the rights and black lists of who writes [SSM-01]. */
function routeOutside(
  plan: DialPlan,
  { sender, dialled, at }: MessageOffer,
  isHiddenOnce: boolean,
  live: MessageLiveness,
): MessagePlan {
  const limit = live.messageLimit(sender.number);
  if (limit !== null) return refuse("forbidden", limit);
  const { number, site } = sender;
  const by = { number, site, groups: plan.groupsOf.get(number), judged: sender };
  const none = reason("no-message-rule", { dialled });
  const route = byRules(plan, plan.view.messageRules, { by, dialled, at }, none, ({ place, trunk }) =>
    live.isUsable(trunk.number) ? null : reason("line-down", { place, trunk: trunk.number }),
  );
  if (route.kind === "outside") return { kind: "outside", attempts: route.attempts, isHiddenOnce };
  return refuse(route.cause, route.reasons.at(-1) ?? none);
}

const refuse = (cause: MessageRefusal, why: Reason): MessagePlan => ({ kind: "refuse", cause, why });
