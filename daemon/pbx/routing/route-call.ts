import { type Reason, reason } from "../../model/reason.ts";
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
      readonly reasons: readonly Reason[];
    }
  | { readonly kind: "refuse"; readonly cause: RefusalCause; readonly reasons: readonly Reason[] };

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
  if (offer.caller === dialled) return refuse("busy", reason("own-number", { number: dialled }));
  if (offer.never.includes(dialled)) return refuse("busy", reason("in-call-already", { number: dialled }));

  const extension = plan.extensions.get(dialled);
  if (extension !== undefined) return routeToExtension(extension, live);
  const group = plan.groups.get(dialled);
  if (group !== undefined) return routeToGroup(plan, group.number, offer, live);
  return refuse("not-found", reason("nobodys-number", { dialled }));
}

function routeToExtension(extension: PbxExtension, live: Liveness): RoutePlan {
  const { number, name, ringSeconds } = extension;
  const is = reason("is-extension", { number, name });
  const state = stateOf(extension, live);
  if (state === "busy") return refuse("busy", is, reason("at-its-limit", { number, calls: live.callsOf(number) }));
  if (state === "unregistered") return refuse("unavailable", is, reason("no-device", { number }));
  const reasons = [is, reason("rings-devices", { number, seconds: ringSeconds })];
  return { kind: "ring", number, extensions: [extension], seconds: ringSeconds, reasons };
}

function routeToGroup(plan: DialPlan, number: string, offer: CallOffer, live: Liveness): RoutePlan {
  const group = plan.groups.get(number);
  const seconds = group?.ringSeconds ?? 0;
  const is = reason("is-group", { number, name: group?.name ?? "" });
  const excluded = new Set([offer.caller, ...offer.never]);
  const members = membersOf(plan, number).filter((member) => !excluded.has(member.number));
  const states = new Map(members.map((member) => [member, stateOf(member, live)] as const));
  const those = (state: State) => members.filter((member) => states.get(member) === state);
  const free = those("free");
  const busy = those("busy").map((member) => member.number);
  const unregistered = those("unregistered").map((member) => member.number);
  const skipped = [
    ...(busy.length === 0 ? [] : [reason("members-busy", { numbers: busy })]),
    ...(unregistered.length === 0 ? [] : [reason("members-unregistered", { numbers: unregistered })]),
  ];

  if (free.length > 0) {
    const rings = reason("rings-members", { numbers: free.map((member) => member.number), seconds });
    return { kind: "ring", number, extensions: free, seconds, reasons: [is, rings, ...skipped] };
  }
  return busy.length > 0
    ? refuse("busy", is, ...skipped, reason("nobody-free"))
    : refuse("unavailable", is, ...skipped, reason("nobody-registered"));
}

type State = "free" | "busy" | "unregistered";

function stateOf(extension: PbxExtension, live: Liveness): State {
  if (!live.isRegistered(extension.number)) return "unregistered";
  return live.callsOf(extension.number) >= extension.simultaneousCalls ? "busy" : "free";
}

const refuse = (cause: RefusalCause, ...reasons: readonly Reason[]): RoutePlan => ({ kind: "refuse", cause, reasons });
