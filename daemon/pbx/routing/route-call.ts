import type { PbxExtension } from "../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "./dial-plan.ts";
import { membersOf } from "./members-of.ts";

/** Causes that routing refuses with; a subset of the engine's. */
export type RefusalCause = "busy" | "unavailable" | "not-found";

export type RoutePlan =
  | {
      readonly kind: "ring";
      /** The number that is called: an extension or a group. */
      readonly number: string;
      /** Extensions whose devices ring, all at once. */
      readonly extensions: readonly PbxExtension[];
      readonly seconds: number;
      readonly reasons: readonly string[];
    }
  | { readonly kind: "refuse"; readonly cause: RefusalCause; readonly reasons: readonly string[] };

export interface CallOffer {
  /** With whose rights: the caller, or who transfers or redirects. */
  readonly caller: string;
  readonly dialled: string;
  /** Numbers that shall not ring (who waits, who has redirected already), besides the caller. */
  readonly never: readonly string[];
}

/** What is live at the moment of the decision. */
export interface Liveness {
  isRegistered(extension: string): boolean;
  /** Calls that the extension takes part in, in and out. */
  callsOf(extension: string): number;
}

/** Decides where a call goes. Reads nothing but its arguments: the same offer always gets the same plan. */
export function routeCall(plan: DialPlan, offer: CallOffer, live: Liveness): RoutePlan {
  const { dialled } = offer;
  if (offer.caller === dialled) return refuse("busy", `${dialled} calls its own number: busy`);
  if (offer.never.includes(dialled)) return refuse("busy", `${dialled} already has its part in this call: busy`);

  const extension = plan.extensions.get(dialled);
  if (extension !== undefined) return routeToExtension(extension, live);
  const group = plan.groups.get(dialled);
  if (group !== undefined) return routeToGroup(plan, group.number, offer, live);
  return refuse("not-found", `${printable(dialled)} is nobody's number: not found`);
}

function routeToExtension(extension: PbxExtension, live: Liveness): RoutePlan {
  const { number, name, ringSeconds } = extension;
  const is = `${number} is extension "${name}"`;
  const state = stateOf(extension, live);
  if (state === "busy") return refuse("busy", is, `it has ${live.callsOf(number)} calls, its limit: busy`);
  if (state === "unregistered") return refuse("unavailable", is, "no device is registered: unavailable");
  const reasons = [is, `rings all its devices for ${ringSeconds} s`];
  return { kind: "ring", number, extensions: [extension], seconds: ringSeconds, reasons };
}

function routeToGroup(plan: DialPlan, number: string, offer: CallOffer, live: Liveness): RoutePlan {
  const group = plan.groups.get(number);
  const seconds = group?.ringSeconds ?? 0;
  const is = `${number} is group "${group?.name ?? ""}"`;
  const excluded = new Set([offer.caller, ...offer.never]);
  const members = membersOf(plan, number).filter((member) => !excluded.has(member.number));
  const states = new Map(members.map((member) => [member, stateOf(member, live)] as const));
  const free = members.filter((member) => states.get(member) === "free");
  const left = [...states]
    .filter(([, state]) => state !== "free")
    .map(([member, state]) => `${member.number} ${state}`);
  const skipped = left.length === 0 ? [] : [`does not ring: ${left.join(", ")}`];

  if (free.length > 0) {
    const rings = `rings ${free.map((member) => member.number).join(", ")} for ${seconds} s`;
    return { kind: "ring", number, extensions: free, seconds, reasons: [is, rings, ...skipped] };
  }
  const anyBusy = [...states.values()].includes("busy");
  return anyBusy
    ? refuse("busy", is, ...skipped, "nobody is free: busy")
    : refuse("unavailable", is, ...skipped, "nobody is registered: unavailable");
}

function stateOf(extension: PbxExtension, live: Liveness): "free" | "busy" | "unregistered" {
  if (!live.isRegistered(extension.number)) return "unregistered";
  return live.callsOf(extension.number) >= extension.simultaneousCalls ? "busy" : "free";
}

const refuse = (cause: RefusalCause, ...reasons: readonly string[]): RoutePlan => ({ kind: "refuse", cause, reasons });

/** What a device dials is text from outside: cut, and without anything that a terminal would act upon. */
export const printable = (text: string): string => JSON.stringify(text.slice(0, 40)).slice(1, -1);
