import type { ForwardTo } from "../../model/config/forward-to.ts";
import type { AbsenceOrder, ForwardWhen } from "../../model/profiles/absence.ts";
import type { Failure, Forwards } from "../../model/profiles/forwards.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { PbxAgent, PbxConference, PbxExtension, PbxGroup, PbxView } from "../../model/snapshot/pbx-view.ts";
import { readAbsenceCode } from "./absence-code.ts";
import { type AgentOrder, readAgentCode } from "./agent-code.ts";
import { readCallBackCode } from "./call-back-code.ts";
import type { DialPlan } from "./dial-plan.ts";
import { readIntercomCode } from "./intercom-code.ts";
import { membersOf } from "./members-of.ts";
import { lineThatRings, routeBehind } from "./outside/behind-line.ts";
import { readDialled } from "./outside/dialled.ts";
import { routeEmergency } from "./outside/emergency.ts";
import { routeOutside } from "./outside/outbound.ts";
import { emitterOf, externalsOf, onlyOutside, routedOutside } from "./outside-members.ts";
import { readPickUpCode } from "./pick-up-code.ts";
import { routeIntercom } from "./route-intercom.ts";
import { because, type CallOffer, type Liveness, leadsOn, type RoutePlan, refuse, selfOf } from "./route-plan.ts";
import { routeToQueue } from "./route-queue.ts";
import { firstTurn, inTurn } from "./route-turn.ts";
import { rungAt } from "./rung-at.ts";
import { isAbsent, type State, stateOf } from "./state-of.ts";
import { treatmentOf } from "./treatment-of.ts";
import { readLeaveMessage, routeToMailbox, routeVoicemail } from "./voicemail.ts";

/** Decides where a call goes. Reads nothing but its arguments: the same offer always gets the same plan. */
export function routeCall(plan: DialPlan, offer: CallOffer, live: Liveness): RoutePlan {
  if (offer.caller.kind !== "extension") return routeInside(plan, offer, offer.dialled, live) ?? nobodys(offer.dialled);
  const caller = plan.extensions.get(offer.caller.number);
  const { number, isHiddenOnce, short } = readDialled(plan, offer.dialled);
  const told = [
    ...(short === null ? [] : [reason("short-number", { number: short, full: number })]),
    ...(isHiddenOnce ? [reason("hidden-once")] : []),
  ];
  if (caller !== undefined && plan.emergencyNumbers.has(number)) return emergency(plan, caller, number, live);
  if (number === plan.view.specialNumbers.toggleHidden && number !== "") {
    return {
      kind: "service",
      service: { kind: "toggle-hidden" },
      reasons: [reason("toggles-hidden", { code: number })],
    };
  }
  // What rings is for call control to find: whoever comes here has found nothing.
  if (readPickUpCode(plan.view.specialNumbers, number) !== null) {
    return refuse("not-found", reason("nothing-to-pick-up", { code: number }));
  }
  const left = readLeaveMessage(plan.view.specialNumbers, number);
  if (left !== null) {
    return because(routeToMailbox(plan, left, null), [
      reason("leave-message-code", { code: plan.view.specialNumbers.leaveMessage, number: left }),
    ]);
  }
  const order = readAbsenceCode(plan.view.specialNumbers, number);
  if (caller !== undefined && order !== null) return routeAbsence(plan, order, offer, live);
  const agents = readAgentCode(plan.view.specialNumbers, number);
  if (caller !== undefined && agents !== null) return routeAgentCode(plan, agents, number);
  const callsBack = readCallBackCode(plan.view.specialNumbers, number);
  if (caller !== undefined && callsBack !== null && offer.trail.length === 0) {
    return { kind: "service", service: callsBack, reasons: [reason("call-back-code", { code: number })] };
  }
  const spokenTo = readIntercomCode(plan.view.specialNumbers, number);
  if (caller !== undefined && spokenTo !== null) {
    return routeIntercom(plan, { caller, dialled: number, number: spokenTo }, offer, live);
  }
  const inside = routeInside(plan, offer, number, live);
  if (inside !== undefined) return because(inside, told);
  if (caller === undefined || !OUTSIDE_NUMBER.test(number)) return because(nobodys(offer.dialled), told);
  const by = emitterOf(plan, offer.caller);
  const hidden = isHiddenOnce ? true : null;
  return because(
    routedOutside(
      plan,
      routeOutside(plan, { by, dialled: number, at: offer.at }, live),
      { number, hidden, offer },
      live,
    ),
    told,
  );
}

/** A forward is set only where it could lead now, but for who is busy or not there. */
function routeAbsence(
  plan: DialPlan,
  order: AbsenceOrder,
  { caller, at, dialled: code }: CallOffer,
  live: Liveness,
): RoutePlan {
  const told = [reason("absence-code", { code })];
  const by = selfOf(caller);
  const why = whyNotSet(plan, order, { by, at }, live);
  return why === null ? { kind: "service", service: order, reasons: told } : refuse("forbidden", ...told, ...why);
}

/** Why somebody may not forward his calls there; null: he may. */
export function whyNotSet(
  plan: DialPlan,
  order: AbsenceOrder,
  { by, at }: Pick<ForwardOffer, "by" | "at">,
  live: Liveness,
): readonly Reason[] | null {
  if (order.kind !== "forward" || order.to === null) return null;
  const to = { kind: "number", number: order.to } as const;
  const found = routeForward(plan, { by, to, why: order.when, origin: "inside", trail: [], never: [], at }, live);
  const isWrong = found.kind === "refuse" && (found.cause === "forbidden" || found.cause === "not-found");
  return isWrong || found.kind === "service" || order.to === by ? found.reasons : null;
}

/** An agent can log in at a telephone if there is such an agent, and he has a PIN. */
function routeAgentCode(plan: DialPlan, order: AgentOrder, code: string): RoutePlan {
  const told = reason("agent-code", { code });
  const number = order.kind === "agent-login" ? order.agent : null;
  const agent = number === null ? null : plan.agents.get(number);
  if (number !== null && agent === undefined) return refuse("not-found", told, reason("no-such-agent", { number }));
  if (number !== null && agent?.pinHash === null) return refuse("forbidden", told, reason("agent-no-pin", { number }));
  return { kind: "service", service: order, reasons: [told] };
}

/** What can be a number outside: digits, perhaps with a + before, or a code of an operator. */
const OUTSIDE_NUMBER = /^\+?[0-9*#]{2,24}$/;

function routeInside(plan: DialPlan, offer: CallOffer, dialled: string, live: Liveness): RoutePlan | undefined {
  const self = selfOf(offer.caller);
  if (self === dialled) return refuse("busy", reason("own-number", { number: dialled }));
  if (offer.never.includes(dialled)) return refuse("busy", reason("in-call-already", { number: dialled }));
  const extension = plan.extensions.get(dialled);
  if (extension !== undefined) return routeToExtension(plan, extension, offer, live);
  const group = plan.groups.get(dialled);
  if (group !== undefined) return routeToGroup(plan, group, offer, live);
  const agent = plan.agents.get(dialled);
  if (agent !== undefined) return routeToAgent(plan, agent, offer, live);
  if (plan.places.has(dialled) || dialled === plan.view.parking.next) return routeToPlace(plan, dialled, offer);
  const menuNumber = plan.menuNumbers.get(dialled);
  if (menuNumber !== undefined) return routeToMenu(plan, menuNumber);
  const room = plan.conferences.get(dialled);
  if (room !== undefined) return routeToConference(room, offer);
  const voicemail = routeVoicemail(plan, dialled);
  if (voicemail !== undefined) return voicemail;
  const line = lineThatRings(plan, dialled);
  if (line !== null) {
    const { number } = emitterOf(plan, offer.caller);
    return routedOutside(plan, routeBehind(line, number, live), { number: dialled, hidden: null, offer }, live);
  }
  const external = plan.externalNumbers.get(dialled);
  if (external === undefined) return undefined;
  const { number, name } = external;
  const route = routeOutside(plan, { by: emitterOf(plan, offer.caller), dialled: number, at: offer.at }, live);
  return because(routedOutside(plan, route, { number, hidden: null, offer }, live), [
    reason("is-external", { number, name }),
  ]);
}

/** Only who stands at a telephone of the house parks and fetches: no forward and no line leads there. */
function routeToPlace({ places }: DialPlan, number: string, { caller, trail }: CallOffer): RoutePlan {
  if (caller.kind !== "extension" || trail.length > 0) return nobodys(number);
  return places.has(number)
    ? { kind: "parking", place: number, reasons: [reason("is-place", { number })] }
    : { kind: "parking", place: null, reasons: [reason("is-next-place", { number })] };
}

/** Whoever reaches the number reaches the menu [SVN-04, SVI-26]. */
function routeToMenu(plan: DialPlan, { number, name }: PbxView["menuNumbers"][number]): RoutePlan {
  const menu = plan.menuByNumber.get(number);
  if (menu === undefined) return refuse("unavailable", reason("menu-number-empty", { number, name }));
  return { kind: "menu", menu, reasons: [reason("is-menu-number", { number, name, menu: menu.name })] };
}

/** Who comes by a line needs an open door, whoever led him here. */
function routeToConference(room: PbxConference, { origin }: CallOffer): RoutePlan {
  const { number, name } = room;
  const is = reason("is-conference", { number, name });
  if (origin === "outside" && !room.fromOutside)
    return refuse("forbidden", is, reason("conference-inside-only", { name }));
  return { kind: "conference", room, reasons: [is] };
}

function emergency(plan: DialPlan, caller: PbxExtension, number: string, live: Liveness): RoutePlan {
  const { attempts, site, reasons } = routeEmergency(plan, caller, number, live);
  if (attempts.length === 0) return { kind: "refuse", cause: "congestion", reasons };
  const member = { number, name: "", attempts, hidden: false, emergency: { site }, group: null };
  return { ...onlyOutside(number, member, []), reasons };
}

function routeToExtension(plan: DialPlan, extension: PbxExtension, offer: CallOffer, live: Liveness): RoutePlan {
  const { number, name } = extension;
  const { seconds, forwards, reasons: profile } = treatmentOf(plan, extension, offer, live);
  const is = [reason("is-extension", { number, name }), ...profile];
  const state = stateOf(extension, live);
  const turned = (why: Exclude<Failure, "no-answer">, ...told: readonly Reason[]) =>
    turnedAway(plan, { by: extension, why, to: forwards[why], reasons: [...is, ...told] }, offer, live);
  const absence = live.absence(number);
  const always = absence?.forwards.always ?? null;
  if (always !== null) {
    const to = { kind: "number", number: always } as const;
    return turnedAway(plan, { by: extension, why: "always", to, reasons: is }, offer, live);
  }
  if (absence?.doNotDisturb === true) return turned("busy", reason("do-not-disturb", { number }));
  if (offer.waits === true && state !== "unregistered")
    return queued(plan, { by: extension, forwards, reasons: is }, offer, live);
  if (state === "busy") return turned("busy", reason("at-its-limit", { number, calls: live.callsOf(number) }));
  const along = externalsOf(plan, [...(plan.ringingWith.get(number) ?? [])], null, offer, live);
  if (state === "unregistered" && along.outside.length === 0) {
    return turned("unavailable", reason("no-device", { number }), ...along.reasons);
  }
  const rings = state === "free" ? [reason("rings-devices", { number, seconds })] : [reason("no-device", { number })];
  const extensions = state === "free" ? [extension] : [];
  const reasons = [...is, ...rings, ...along.reasons];
  const { trail } = offer;
  return { kind: "ring", number, extensions, outside: along.outside, seconds, turns: null, forwards, trail, reasons };
}

/** He is rung at the telephone where he is logged in, also while he has a pause: that is for groups and queues [AGT-07]. */
function routeToAgent(plan: DialPlan, agent: PbxAgent, offer: CallOffer, live: Liveness): RoutePlan {
  const { number, name, ringSeconds: seconds, overflow: to } = agent;
  const is = [reason("is-agent", { number, name })];
  const turned = (why: "busy" | "unavailable", ...told: readonly Reason[]) =>
    turnedAway(plan, { by: agent, why, to, reasons: [...is, ...told] }, offer, live);
  const desk = rungAt(plan, number, live);
  if (desk === null) return turned("unavailable", reason("agent-nowhere", { number }));
  const at = desk.number;
  if (at === selfOf(offer.caller)) return refuse("busy", ...is, reason("own-number", { number: at }));
  if (offer.never.includes(at)) return refuse("busy", ...is, reason("in-call-already", { number: at }));
  if (isAbsent(live.absence(at))) return turned("busy", reason("members-absent", { numbers: [at] }));
  const state = stateOf(desk, live);
  const forwards = { "no-answer": to, busy: to, unavailable: to };
  if (offer.waits === true && state !== "unregistered")
    return queued(plan, { by: agent, forwards, reasons: is }, offer, live);
  if (state === "busy") return turned("busy", reason("at-its-limit", { number: at, calls: live.callsOf(at) }));
  if (state === "unregistered") return turned("unavailable", reason("no-device", { number: at }));
  const reasons = [...is, reason("agent-at", { number, desk: at }), reason("rings-devices", { number: at, seconds })];
  const { trail } = offer;
  return { kind: "ring", number, extensions: [desk], outside: [], seconds, turns: null, forwards, trail, reasons };
}

function routeToGroup(plan: DialPlan, group: PbxGroup, offer: CallOffer, live: Liveness): RoutePlan {
  const { number, name } = group;
  const { seconds, forwards: own, reasons: profile } = treatmentOf(plan, group, offer, live);
  const all = membersOf(plan, number);
  const forwards = all.menu === null ? own : orTo(own, { kind: "number", number: all.menu });
  const is = [reason("is-group", { number, name }), ...profile];
  const turned = (why: Exclude<Failure, "no-answer">, ...told: readonly Reason[]) =>
    turnedAway(plan, { by: group, why, to: forwards[why], reasons: [...is, ...told] }, offer, live);
  const calls = live.callsOf(number);
  if (calls >= group.maxIncoming) return turned("busy", reason("group-full", { number, calls }));
  if (group.queue.isOn || offer.waits === true) return queued(plan, { by: group, forwards, reasons: is }, offer, live);
  const excluded = new Set([selfOf(offer.caller), ...offer.never]);
  const invited = all.inside
    .map((member) => ({ member, at: rungAt(plan, member, live) }))
    .filter(({ member, at }) => !excluded.has(member) && (at === null || !excluded.has(at.number)));
  const absent = invited
    .filter(({ member, at }) => live.isPaused(member) || isAbsent(at === null ? null : live.absence(at.number)))
    .map(({ member }) => member);
  const members = invited
    .filter(({ member }) => !absent.includes(member))
    .map(({ member, at }) => ({ member, at, state: at === null ? ("unregistered" as const) : stateOf(at, live) }));
  const those = (wanted: State) => members.filter(({ state }) => state === wanted);
  // An agent may sit at the telephone of another member: it rings once.
  const free = [...new Set(those("free").flatMap(({ at }) => at ?? []))];
  const busy = those("busy").map(({ member }) => member);
  const unregistered = those("unregistered").map(({ member }) => member);
  const mobiles = members
    .filter(({ state }) => state !== "busy")
    .flatMap(({ member }) => plan.ringingWith.get(member) ?? []);
  const externals = [...new Set([...all.externals, ...mobiles])].filter((external) => !excluded.has(external));
  const atOnce = group.strategy === "all";
  const along = atOnce ? externalsOf(plan, externals, group, offer, live) : { outside: [], reasons: [] };
  const skipped = [
    ...(busy.length === 0 ? [] : [reason("members-busy", { numbers: busy })]),
    ...(absent.length === 0 ? [] : [reason("members-absent", { numbers: absent })]),
    ...(unregistered.length === 0 ? [] : [reason("members-unregistered", { numbers: unregistered })]),
    ...along.reasons,
  ];

  const { trail } = offer;
  if (!atOnce) {
    const order = inTurn(group, [...members.map(({ member }) => member), ...all.externals], live);
    const first = firstTurn(plan, group, order, offer, live);
    if (first !== null) {
      const { turn, later } = first;
      const then = later.length === 0 ? [] : [reason("ring-later", { numbers: later })];
      const reasons = [...is, ...turn.reasons, ...then, ...skipped];
      const turns = { later, seconds: group.memberSeconds };
      return { kind: "ring", number, ...turn, seconds, turns, forwards, trail, reasons };
    }
  }
  if (atOnce && free.length + along.outside.length > 0) {
    const numbers = [...free, ...along.outside].map((member) => member.number);
    const reasons = [...is, reason("rings-members", { numbers, seconds }), ...skipped];
    return {
      kind: "ring",
      number,
      extensions: free,
      outside: along.outside,
      seconds,
      turns: null,
      forwards,
      trail,
      reasons,
    };
  }
  return busy.length + absent.length > 0
    ? turned("busy", ...skipped, reason("nobody-free"))
    : turned("unavailable", ...skipped, reason("nobody-registered"));
}

/** A menu among the members answers last: where nothing else is said, the call goes there [GRP-12]. */
const orTo = (forwards: Forwards, to: ForwardTo): Forwards => ({
  "no-answer": forwards["no-answer"] ?? to,
  busy: forwards.busy ?? to,
  unavailable: forwards.unavailable ?? to,
});

interface Queued {
  readonly by: PbxExtension | PbxGroup | PbxAgent;
  readonly forwards: Forwards;
  readonly reasons: readonly Reason[];
}

function queued(plan: DialPlan, { by, forwards, reasons }: Queued, offer: CallOffer, live: Liveness): RoutePlan {
  const found = routeToQueue(plan, by, forwards, live);
  if (found.kind === "queue") return because(found, reasons);
  const { why, to } = found;
  return turnedAway(plan, { by, why, to, reasons: [...reasons, ...found.reasons] }, offer, live);
}

interface TurnedAway {
  readonly by: Pick<PbxExtension, "number">;
  readonly why: Exclude<ForwardWhen, "no-answer">;
  readonly to: ForwardTo | null;
  readonly reasons: readonly Reason[];
}

/** Nobody can be rung there: the call is forwarded, or refused. A forward that leads nowhere changes nothing of the cause. */
function turnedAway(
  plan: DialPlan,
  { by: { number: by }, why, to, reasons }: TurnedAway,
  offer: CallOffer,
  live: Liveness,
): RoutePlan {
  const cause = why === "always" ? "unavailable" : why;
  if (to === null) return refuse(cause, ...reasons);
  const { origin, trail, at, caller } = offer;
  const never = [...offer.never, selfOf(caller)];
  const found = routeForward(plan, { by, to, why, origin, trail, never, at }, live);
  return leadsOn(found) ? because(found, reasons) : refuse(cause, ...reasons, ...found.reasons);
}

export interface ForwardOffer extends Pick<CallOffer, "origin" | "trail" | "never" | "at"> {
  /** The extension, group or agent that forwards: the call goes on with its rights; an agent has those of a group. */
  readonly by: string;
  readonly to: ForwardTo;
  readonly why: ForwardWhen;
}

/** So many may send a call on, one after the other. */
export const MOST_FORWARDS = 5;

/**
 * The way of a call that is forwarded: with the rights of who forwards, as if he had dialled; never to who calls, to whoever
 * had a part in it already, or for help.
 */
export function routeForward(plan: DialPlan, offer: ForwardOffer, live: Liveness): RoutePlan {
  const { by, to, why, origin, never, at } = offer;
  if (to.kind === "voicemail" || plan.consultNumbers.has(to.number)) {
    // Whoever forwards to where he hears his messages wants messages to be left there.
    const mailbox = to.kind === "voicemail" ? to.mailbox : null;
    return because(routeToMailbox(plan, by, mailbox), [reason("forwards-to-voicemail", { number: by, why })]);
  }
  const { number: dialled } = to;
  const told = reason("forwards", { number: by, to: dialled, why });
  const trail = [...offer.trail, by];
  if (trail.length > MOST_FORWARDS)
    return refuse("unavailable", told, reason("too-many-forwards", { most: MOST_FORWARDS }));
  if (trail.includes(dialled) || never.includes(dialled)) {
    return refuse("unavailable", told, reason("forward-goes-round", { number: dialled }));
  }
  if (plan.emergencyNumbers.has(readDialled(plan, dialled).number))
    return refuse("forbidden", told, reason("forward-for-help", { number: dialled }));
  const caller = { kind: plan.extensions.has(by) ? "extension" : "group", number: by } as const;
  return because(routeCall(plan, { caller, dialled, origin, never, trail, at }, live), [told]);
}

const nobodys = (dialled: string): RoutePlan => refuse("not-found", reason("nobodys-number", { dialled }));
