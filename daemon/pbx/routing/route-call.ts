import { type Reason, reason } from "../../model/reason.ts";
import type { PbxExtension, PbxGroup, PbxSite } from "../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "./dial-plan.ts";
import { membersOf } from "./members-of.ts";
import { readDialled } from "./outside/dialled.ts";
import { routeEmergency } from "./outside/emergency.ts";
import {
  type OutsideAttempt,
  type OutsideEmitter,
  type OutsideLiveness,
  type OutsideRoute,
  routeOutside,
} from "./outside/outbound.ts";

/** Causes that routing refuses with; a subset of the engine's. */
export type RefusalCause = "busy" | "unavailable" | "not-found" | "forbidden" | "congestion";

/** Somebody outside who rings, by the first line that works. */
export interface OutsideMember {
  /** As the house knows it: what records and telephones show. */
  readonly number: string;
  readonly name: string;
  readonly attempts: readonly OutsideAttempt[];
  /** Hidden for this call; null: as the extension and the line say. */
  readonly hidden: boolean | null;
  /** An emergency call, and where it stands. */
  readonly emergency: { readonly site: PbxSite | null } | null;
  /** The group that sends the call out; null: whoever calls does. */
  readonly group: PbxGroup | null;
}

export type RoutePlan =
  | {
      readonly kind: "ring";
      /** The number that is called: an extension, a group, or one outside. */
      readonly number: string;
      /** Extensions whose devices ring, all at once, */
      readonly extensions: readonly PbxExtension[];
      /** and with them these. */
      readonly outside: readonly OutsideMember[];
      readonly seconds: number;
      readonly reasons: readonly Reason[];
    }
  /** A service code: nobody rings. */
  | { readonly kind: "service"; readonly service: "toggle-hidden"; readonly reasons: readonly Reason[] }
  | { readonly kind: "refuse"; readonly cause: RefusalCause; readonly reasons: readonly Reason[] };

/** Who calls, with the rights that this gives him. A line may reach what the configuration names, and nothing else. */
export type Caller =
  | { readonly kind: "extension"; readonly number: string }
  | { readonly kind: "trunk"; readonly trunk: string };

export interface CallOffer {
  /** With whose rights: the caller, or who transfers or redirects. */
  readonly caller: Caller;
  readonly dialled: string;
  /** Numbers that shall not ring (who waits, who has redirected already), besides the caller. */
  readonly never: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What is live at the moment of the decision. */
export interface Liveness extends OutsideLiveness {
  isRegistered(extension: string): boolean;
  /** Calls that the extension takes part in, in and out. */
  callsOf(extension: string): number;
}

/** How long somebody outside is rung, in seconds: voicemail and operators answer long before. */
const OUTSIDE_SECONDS = 180;

/** Decides where a call goes. Reads nothing but its arguments: the same offer always gets the same plan. */
export function routeCall(plan: DialPlan, offer: CallOffer, live: Liveness): RoutePlan {
  if (offer.caller.kind === "trunk") return routeInside(plan, offer, offer.dialled, live) ?? nobodys(offer.dialled);
  const caller = plan.extensions.get(offer.caller.number);
  const { number, isHiddenOnce, short } = readDialled(plan, offer.dialled);
  const told = [
    ...(short === null ? [] : [reason("short-number", { number: short, full: number })]),
    ...(isHiddenOnce ? [reason("hidden-once")] : []),
  ];
  if (caller !== undefined && plan.emergencyNumbers.has(number)) return emergency(plan, caller, number, live);
  if (number === plan.view.specialNumbers.toggleHidden && number !== "") {
    return { kind: "service", service: "toggle-hidden", reasons: [reason("toggles-hidden", { code: number })] };
  }
  const inside = routeInside(plan, offer, number, live);
  if (inside !== undefined) return because(inside, told);
  if (caller === undefined || !OUTSIDE_NUMBER.test(number)) return because(nobodys(offer.dialled), told);
  const by = { number: caller.number, site: caller.site, groups: plan.groupsOf.get(caller.number), judged: caller };
  const hidden = isHiddenOnce ? true : null;
  return because(
    outside(plan, routeOutside(plan, { by, dialled: number, at: offer.at }, live), { number, hidden }),
    told,
  );
}

/** What can be a number outside: digits, perhaps with a + before, or a code of an operator. */
const OUTSIDE_NUMBER = /^\+?[0-9*#]{2,24}$/;

function routeInside(plan: DialPlan, offer: CallOffer, dialled: string, live: Liveness): RoutePlan | undefined {
  const self = offer.caller.kind === "extension" ? offer.caller.number : null;
  if (self === dialled) return refuse("busy", reason("own-number", { number: dialled }));
  if (offer.never.includes(dialled)) return refuse("busy", reason("in-call-already", { number: dialled }));
  const extension = plan.extensions.get(dialled);
  if (extension !== undefined) return routeToExtension(plan, extension, offer, live);
  const group = plan.groups.get(dialled);
  if (group !== undefined) return routeToGroup(plan, group, offer, live);
  const external = plan.externalNumbers.get(dialled);
  if (external === undefined) return undefined;
  const { number, name } = external;
  const route = routeOutside(plan, { by: emitterOf(plan, offer.caller), dialled: number, at: offer.at }, live);
  return because(outside(plan, route, { number, hidden: null }), [reason("is-external", { number, name })]);
}

function emergency(plan: DialPlan, caller: PbxExtension, number: string, live: Liveness): RoutePlan {
  const { attempts, site, reasons } = routeEmergency(plan, caller, number, live);
  if (attempts.length === 0) return { kind: "refuse", cause: "congestion", reasons };
  const member = { number, name: "", attempts, hidden: false, emergency: { site }, group: null };
  return { kind: "ring", number, extensions: [], outside: [member], seconds: OUTSIDE_SECONDS, reasons };
}

function outside(
  plan: DialPlan,
  route: OutsideRoute,
  { number, hidden }: { readonly number: string; readonly hidden: boolean | null },
): RoutePlan {
  if (route.kind === "refuse") return route;
  const { attempts, reasons } = route;
  const name = plan.externalNumbers.get(attempts[0]?.number ?? number)?.name ?? "";
  const member = { number, name, attempts, hidden, emergency: null, group: null };
  return { kind: "ring", number, extensions: [], outside: [member], seconds: OUTSIDE_SECONDS, reasons };
}

/** Who sends a call out to a number that the configuration names: whoever calls, but judged by nobody's rights. */
function emitterOf(plan: DialPlan, caller: Caller): OutsideEmitter {
  if (caller.kind === "trunk") {
    return { number: caller.trunk, site: plan.trunks.get(caller.trunk)?.site ?? null, groups: undefined, judged: null };
  }
  const extension = plan.extensions.get(caller.number);
  const groups = plan.groupsOf.get(caller.number);
  return { number: caller.number, site: extension?.site ?? null, groups, judged: extension ?? null };
}

function routeToExtension(plan: DialPlan, extension: PbxExtension, offer: CallOffer, live: Liveness): RoutePlan {
  const { number, name, ringSeconds } = extension;
  const is = reason("is-extension", { number, name });
  const state = stateOf(extension, live);
  if (state === "busy") return refuse("busy", is, reason("at-its-limit", { number, calls: live.callsOf(number) }));
  const along = externalsOf(plan, [...(plan.ringingWith.get(number) ?? [])], null, offer, live);
  if (state === "unregistered" && along.outside.length === 0) {
    return refuse("unavailable", is, reason("no-device", { number }), ...along.reasons);
  }
  const rings =
    state === "free" ? [reason("rings-devices", { number, seconds: ringSeconds })] : [reason("no-device", { number })];
  const extensions = state === "free" ? [extension] : [];
  const reasons = [is, ...rings, ...along.reasons];
  return { kind: "ring", number, extensions, outside: along.outside, seconds: ringSeconds, reasons };
}

function routeToGroup(plan: DialPlan, group: PbxGroup, offer: CallOffer, live: Liveness): RoutePlan {
  const { number, name, ringSeconds: seconds } = group;
  const is = reason("is-group", { number, name });
  const calls = live.callsOf(number);
  if (calls >= group.maxIncoming) return refuse("busy", is, reason("group-full", { number, calls }));
  const self = offer.caller.kind === "extension" ? [offer.caller.number] : [];
  const excluded = new Set([...self, ...offer.never]);
  const all = membersOf(plan, number);
  const members = all.extensions.filter((member) => !excluded.has(member.number));
  const states = new Map(members.map((member) => [member, stateOf(member, live)] as const));
  const those = (state: State) => members.filter((member) => states.get(member) === state);
  const free = those("free");
  const busy = those("busy").map((member) => member.number);
  const unregistered = those("unregistered").map((member) => member.number);
  const mobiles = members
    .filter((member) => states.get(member) !== "busy")
    .flatMap((member) => plan.ringingWith.get(member.number) ?? []);
  const externals = [...new Set([...all.externals, ...mobiles])].filter((external) => !excluded.has(external));
  const along = externalsOf(plan, externals, group, offer, live);
  const skipped = [
    ...(busy.length === 0 ? [] : [reason("members-busy", { numbers: busy })]),
    ...(unregistered.length === 0 ? [] : [reason("members-unregistered", { numbers: unregistered })]),
    ...along.reasons,
  ];

  if (free.length + along.outside.length > 0) {
    const numbers = [...free, ...along.outside].map((member) => member.number);
    const reasons = [is, reason("rings-members", { numbers, seconds }), ...skipped];
    return { kind: "ring", number, extensions: free, outside: along.outside, seconds, reasons };
  }
  return busy.length > 0
    ? refuse("busy", is, ...skipped, reason("nobody-free"))
    : refuse("unavailable", is, ...skipped, reason("nobody-registered"));
}

/** External numbers that ring along; one for which there is no way is left out, with the reason [EXT-05]. */
function externalsOf(
  plan: DialPlan,
  numbers: readonly string[],
  group: PbxGroup | null,
  offer: CallOffer,
  live: Liveness,
): { readonly outside: readonly OutsideMember[]; readonly reasons: readonly Reason[] } {
  const by = group === null ? { ...emitterOf(plan, offer.caller), judged: null } : groupEmitter(group);
  // GRP-18: what the group sends out at once.
  const calls = group === null ? 0 : live.callsBy(group.number).outgoing;
  if (group !== null && numbers.length > 0 && calls >= group.maxOutgoing) {
    return { outside: [], reasons: [reason("group-full", { number: group.number, calls })] };
  }
  const routed = numbers.map((number) => ({
    number,
    route: routeOutside(plan, { by, dialled: number, at: offer.at }, live),
  }));
  return {
    outside: routed.flatMap(({ number, route }): OutsideMember[] => {
      const name = plan.externalNumbers.get(number)?.name ?? "";
      return route.kind === "refuse"
        ? []
        : [{ number, name, attempts: route.attempts, hidden: null, emergency: null, group }];
    }),
    reasons: routed.flatMap(({ route }) => route.reasons),
  };
}

const groupEmitter = ({ number }: PbxGroup): OutsideEmitter => ({
  number,
  site: null,
  groups: undefined,
  judged: null,
});

type State = "free" | "busy" | "unregistered";

function stateOf(extension: PbxExtension, live: Liveness): State {
  if (!live.isRegistered(extension.number)) return "unregistered";
  return live.callsOf(extension.number) >= extension.simultaneousCalls ? "busy" : "free";
}

const nobodys = (dialled: string): RoutePlan => refuse("not-found", reason("nobodys-number", { dialled }));

const because = (plan: RoutePlan, told: readonly Reason[]): RoutePlan =>
  told.length === 0 ? plan : { ...plan, reasons: [...told, ...plan.reasons] };

const refuse = (cause: RefusalCause, ...reasons: readonly Reason[]): RoutePlan => ({ kind: "refuse", cause, reasons });
