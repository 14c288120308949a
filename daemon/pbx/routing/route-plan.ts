import type { Absence, AbsenceOrder } from "../../model/profiles/absence.ts";
import type { Forwards } from "../../model/profiles/forwards.ts";
import type { ProfileByHand } from "../../model/profiles/profile-at.ts";
import type { Reason } from "../../model/reason.ts";
import type {
  PbxConference,
  PbxExtension,
  PbxGroup,
  PbxMailbox,
  PbxMenu,
  PbxSite,
} from "../../model/snapshot/pbx-view.ts";
import type { AgentOrder } from "./agent-code.ts";
import type { CallBackOrder } from "./call-back-code.ts";
import type { OutsideAttempt, OutsideLiveness } from "./outside/outbound.ts";

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

/** Somebody rings. */
export interface RingPlan {
  readonly kind: "ring";
  /** The number that is called: an extension, a group, or one outside. */
  readonly number: string;
  /** Extensions whose devices ring, all at once, */
  readonly extensions: readonly PbxExtension[];
  /** and with them these. */
  readonly outside: readonly OutsideMember[];
  readonly seconds: number;
  /** The members of a group that ring after these, each for so many seconds of its time; null: all ring at once. */
  readonly turns: { readonly later: readonly string[]; readonly seconds: number } | null;
  /** Where the call goes from that number when nobody there answers. */
  readonly forwards: Forwards;
  /** Numbers that have sent the call on to this one, the first one first. */
  readonly trail: readonly string[];
  /** Telephones are asked to answer by themselves [GAP-20]; absent: they ring. */
  readonly answersItself?: boolean;
  readonly reasons: readonly Reason[];
}

/** What a service code asks for. */
export type Service = { readonly kind: "toggle-hidden" } | AbsenceOrder | AgentOrder | CallBackOrder;

/** A menu answers. */
export interface MenuPlan {
  readonly kind: "menu";
  readonly menu: PbxMenu;
  readonly reasons: readonly Reason[];
}

/** A call is parked there, or fetched from there; `place` null: the next free one [GAP-14]. */
export interface ParkingPlan {
  readonly kind: "parking";
  readonly place: string | null;
  readonly reasons: readonly Reason[];
}

/** The caller waits for a member of that number to be free. */
export interface QueuePlan {
  readonly kind: "queue";
  readonly number: string;
  readonly name: string;
  /** Where the call goes when the queue itself names nothing. */
  readonly forwards: Forwards;
  readonly reasons: readonly Reason[];
}

/** One speaks, and these hear him through their loudspeakers; `number`: their group [GAP-20]. */
export interface PagingPlan {
  readonly kind: "paging";
  readonly number: string;
  readonly extensions: readonly PbxExtension[];
  readonly reasons: readonly Reason[];
}

/** A conference room does. */
export interface ConferencePlan {
  readonly kind: "conference";
  readonly room: PbxConference;
  readonly reasons: readonly Reason[];
}

/** A mailbox answers. */
export interface VoicemailPlan {
  readonly kind: "voicemail";
  readonly mailbox: PbxMailbox;
  readonly reasons: readonly Reason[];
}

/** Somebody hears messages: those of `owner`, or (null) his own. */
export interface ConsultPlan {
  readonly kind: "consult";
  readonly owner: string | null;
  readonly reasons: readonly Reason[];
}

/** The box itself answers: one kind for each feature that does (features/box-answers.ts). */
export type AnsweringPlan =
  | MenuPlan
  | QueuePlan
  | ParkingPlan
  | PagingPlan
  | ConferencePlan
  | VoicemailPlan
  | ConsultPlan;

export type RoutePlan =
  | RingPlan
  | AnsweringPlan
  /** A service code: nobody rings. */
  | { readonly kind: "service"; readonly service: Service; readonly reasons: readonly Reason[] }
  | { readonly kind: "refuse"; readonly cause: RefusalCause; readonly reasons: readonly Reason[] };

/** Who calls, with the rights that this gives him. A line may reach what the configuration names, and nothing else. */
export type Caller =
  | { readonly kind: "extension"; readonly number: string }
  /** A group that forwards: it may reach what a line may. */
  | { readonly kind: "group"; readonly number: string }
  | { readonly kind: "trunk"; readonly trunk: string };

/** Whether who waits is in the house or has come by a line: profiles tell them apart [PRO-12]. */
export type Origin = "inside" | "outside";

export interface CallOffer {
  /** With whose rights: the caller, or who transfers, redirects or forwards. */
  readonly caller: Caller;
  readonly origin: Origin;
  readonly dialled: string;
  /** Whoever is led on waits in the queue of that number, whether it has one or not: a menu with ACD [SVI-15]. */
  readonly waits?: boolean;
  /** Numbers that shall not ring (who waits, who has redirected already), besides the caller. */
  readonly never: readonly string[];
  /** Numbers that have sent the call on already, the first one first. */
  readonly trail: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What is live at the moment of the decision. */
export interface Liveness extends OutsideLiveness {
  isRegistered(extension: string): boolean;
  /** Calls that the extension takes part in, in and out. */
  callsOf(extension: string): number;
  /** What was chosen for an extension or group, over its planning [PRO-15]; null: nothing. */
  profileByHand(number: string): ProfileByHand | null;
  /** What was set at an extension by codes; null: nothing. */
  absence(extension: string): Absence | null;
  /** The extension at whose telephones an agent is logged in [AGT-07]; null: nowhere. */
  deskOf(agent: string): string | null;
  /** An agent, or an extension, who takes no calls of groups and queues for now. */
  isPaused(member: string): boolean;
  /** Callers in the queue of a number. */
  waitingFor(number: string): number;
  /** Who rang first for a group last time; null: nobody yet. */
  firstOf(group: string): string | null;
  /** Since when an extension has not talked, in milliseconds since the epoch; 0: not since the start. */
  idleSince(extension: string): number;
}

export const refuse = (cause: RefusalCause, ...reasons: readonly Reason[]): RoutePlan => ({
  kind: "refuse",
  cause,
  reasons,
});

/** Somebody rings, or the box answers. */
export const leadsOn = (plan: RoutePlan): plan is RingPlan | AnsweringPlan =>
  plan.kind !== "refuse" && plan.kind !== "service";

/** The same plan, with what was found out before it. */
export const because = <Plan extends RoutePlan>(plan: Plan, told: readonly Reason[]): Plan =>
  told.length === 0 ? plan : { ...plan, reasons: [...told, ...plan.reasons] };

/** Whoever asks is not rung himself, nor the equipment behind the line that brought him. */
export const selfOf = (caller: Caller): string => (caller.kind === "trunk" ? caller.trunk : caller.number);
