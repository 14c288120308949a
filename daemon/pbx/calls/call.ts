import type { ForwardTo } from "../../model/config/forward-to.ts";
import type { DestinationClass } from "../../model/plan/destination-class.ts";
import { type Forwards, NO_FORWARDS } from "../../model/profiles/forwards.ts";
import type { Reason } from "../../model/reason.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { DialRequest, FileSound, LegId, ReleaseCause, RoomId } from "../engine/engine.ts";
import type { ConferenceSeat } from "./conference-seat.ts";
import { isPresent, type Leg } from "./leg.ts";
import type { Consultation, LeftMessage } from "./voicemail-topics.ts";

/** Where the one who waits goes when nobody answers; without any he is released. */
export type Otherwise =
  /** Whoever transferred is called back. */
  | { readonly kind: "ring-back"; readonly number: string }
  /** He is back in the menu that led him there; `rounds`: as in MenuVisit. */
  | { readonly kind: "menu"; readonly menu: string; readonly rounds: number }
  /** He waits again at a parking place. */
  | ({ readonly kind: "park" } & Pick<Parked, "place" | "by" | "rounds">)
  /** He asked for another one: he is back with him, see `aside`. */
  | { readonly kind: "go-back" };

/** Several legs ring at once for one leg that waits; the first answer ends it. */
export interface Hunt {
  /** Counts the hunts of one call from 1, so that a late timer finds its own hunt or none. */
  readonly count: number;
  /** The number that is being called. */
  readonly number: string;
  readonly legs: readonly LegId[];
  /** The one leg among them whose sound the waiting leg hears before the answer. */
  readonly early: LegId | null;
  /** Who waits is up already and hears music meanwhile [GRP-16]; else what rings, or a tone. */
  readonly music: boolean;
  /** Heard over and over in the place of the music; null: the music. */
  readonly announcement: FileSound | null;
  /** Shown before the name of who waits; empty: nothing. */
  readonly label: string;
  /** Given up after so long. */
  readonly seconds: number;
  /** How the legs that have ended did so. */
  readonly causes: readonly ReleaseCause[];
  readonly otherwise: Otherwise | null;
  /**
   * Members of the group that have not rung yet: each does in his turn, for so many seconds, until the time of all is over
   * (milliseconds since the epoch). Null: all ring at once.
   */
  readonly turns: { readonly later: readonly string[]; readonly seconds: number; readonly endsAt: number } | null;
  /** Where the call goes from `number` when this fails, before anybody is called back. */
  readonly forwards: Forwards;
  /** Numbers that have sent the call on to `number`, the first one first. */
  readonly trail: readonly string[];
  /** Numbers that already had their part in this hunt: they are not called again by a redirection. */
  readonly visited: readonly string[];
  /** For a leg that runs by a line: the ways that are left when it fails, in order. */
  readonly ways: ReadonlyMap<LegId, readonly WayOut[]>;
}

/** Where a caller is among the menus [SVI]. */
export interface MenuVisit {
  readonly kind: "menu";
  /** Its name. */
  readonly menu: string;
  /** How often in a row nothing was chosen, through however many menus. */
  readonly rounds: number;
  /** The time to choose runs: the announcement was heard once, or there is none. */
  readonly isOpen: boolean;
  /** What was keyed in so far. */
  readonly digits: string;
}

/** A caller spells a name on the keys, then chooses among those who bear it. */
export interface NameAsked {
  readonly kind: "by-name";
  /** The menu that he comes from, and as in MenuVisit. */
  readonly menu: string;
  readonly rounds: number;
  /** What was keyed in so far. */
  readonly keys: string;
  /** Extensions that he chooses from, by 1, 2, 3 …; none while he spells. */
  readonly found: readonly string[];
  /** How often he was asked. */
  readonly asked: number;
}

/** A caller hears what is to be heard before his call goes on [ENT-07]. */
export interface Greeted {
  readonly kind: "greeted";
  /** Where it goes on, and whether he is asked for his number first. */
  readonly onTo: string;
  readonly asksNumber: boolean;
}

/** A caller is asked for his number [ENT-05]. */
export interface AskedNumber {
  readonly kind: "ask-number";
  /** What was keyed in so far. */
  readonly digits: string;
  /** How often it was asked. */
  readonly asked: number;
  /** Where the call goes afterwards. */
  readonly onTo: string;
}

/** An agent who logs in is asked for his PIN [GAP-21]. */
export interface AskedPin {
  readonly kind: "agent-pin";
  readonly agent: string;
  /** What was keyed in so far; nothing once it is being judged. */
  readonly digits: string;
  /** How often it was asked. */
  readonly asked: number;
  readonly isJudged: boolean;
}

/** Music, while the one who talked to him asks somebody else, on the same line. */
export interface SetAside {
  readonly kind: "set-aside";
  /** The leg of the one who asks, in another call meanwhile, and his extension. */
  readonly by: LegId;
  readonly number: string;
}

/** He waits at a parking place, with music [GAP-14]. */
export interface Parked {
  readonly kind: "parked";
  readonly place: string;
  /** The extension that has parked him, and is rung when nobody fetches him. */
  readonly by: string;
  /** How often it was already. */
  readonly rounds: number;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** A caller waits in a queue: music, and now and then his place [SVI-15]. A hunt may run along with this dialogue. */
export interface QueueVisit {
  readonly kind: "queue";
  /** Of the group, extension or agent that he waits for. */
  readonly number: string;
  /** Members that ring for him now. */
  readonly offered: readonly string[];
  /** Members that did not take his call. */
  readonly passed: readonly string[];
  /** When he is told his place again; null: never. In the time of the call, milliseconds since the epoch, as all of these. */
  readonly announceAt: number | null;
  /** When he has waited for too long; null: never. */
  readonly expiresAt: number | null;
  /** Where he goes then; null: as `otherwise` says. */
  readonly onExpiry: ForwardTo | null;
  readonly otherwise: Otherwise | null;
}

/** How a wait in a queue ended; as in contracts/call-record.ts. */
export type QueueEnd = "answered" | "abandoned" | "left" | "expired" | "empty" | "called-back";

/** The last queue in which the caller has waited. */
export interface QueueStay {
  readonly number: string;
  readonly name: string;
  /** Grows from one caller to the next: who has the lowest one is served first. */
  readonly ticket: number;
  readonly enteredAt: number;
  /** Null while he waits. */
  readonly leftAt: number | null;
  readonly end: QueueEnd | null;
  /** The box has called him back: he waits since he asked for it. */
  readonly isCallBack: boolean;
}

/** What a dialogue is about: one kind for each feature that talks, which knows how to go on (features/dialogues.ts). */
export type Topic =
  | { readonly kind: "confirm" }
  | { readonly kind: "announce" }
  | { readonly kind: "line-test" }
  | AskedNumber
  | AskedPin
  | QueueVisit
  | ConferenceSeat
  | MenuVisit
  | NameAsked
  | Greeted
  | SetAside
  | Parked
  /** The next free place is told, and kept for somebody who is about to be put there. */
  | { readonly kind: "offers-place"; readonly place: string }
  /** He speaks to many, who listen in this room [GAP-20]. */
  | { readonly kind: "paging"; readonly group: string; readonly room: RoomId }
  /** A colleague is busy: whether the caller wants to be called when he is free [GAP-23]. */
  | { readonly kind: "offers-call-back"; readonly to: string }
  /** Who waits there is fetched; over at once (features/parking/fetched.ts). */
  | { readonly kind: "fetches"; readonly place: string }
  /** Who has parked a call hears where; `reports`: his telephone waits for the outcome of its REFER. */
  | { readonly kind: "parking-notice"; readonly reports: boolean }
  | LeftMessage
  | Consultation;

/** The box itself talks to the leg that waits, and perhaps listens for digits; no hunt runs meanwhile, but in a queue. */
export interface Dialogue<About extends Topic = Topic> {
  /** Counts with the hunts of the call, so that a late timer finds its own or none. */
  readonly count: number;
  readonly topic: About;
  /** What is played now; null: the box listens. */
  readonly prompt: FileSound | null;
  /** What follows it. */
  readonly queue: readonly FileSound[];
  /** Given up after so long. */
  readonly seconds: number;
}

/** A call that is recorded by a rule [MEX-03], or was. */
export interface CallRecording {
  /** Names it for ever, UUID v7. */
  readonly id: string;
  readonly path: string;
  /** Of the rule. */
  readonly rule: string;
  readonly reason: string;
  /** Whose leg is recorded, on the left; on the right whoever he talks to. It is the one outside. */
  readonly leg: LegId;
  /** Who has heard the notice to its end. */
  readonly told: readonly LegId[];
  /** What is being said to both; they hear one another when it is over. */
  readonly saying: FileSound | null;
  /** `announced`: not begun yet. `over`: stopped, refused by the disk, or at its end. */
  readonly state: "announced" | "running" | "over";
  readonly startedAt: number | null;
  /** Number of who has stopped it by the key; null: nobody. */
  readonly stoppedBy: string | null;
  /** Who has pressed the first of the two keys that stop it last. */
  readonly starredBy: LegId | null;
}

/** What the box tells somebody whom it calls by itself. */
export interface Announcement {
  /** Whom: an extension, a group or an external number. */
  readonly contact: string;
  /** On whose behalf, as the contact sees it. */
  readonly caller: { readonly number: string; readonly name: string };
  /** WAV files, one after the other. */
  readonly prompts: readonly string[];
  /** The call that it is about. */
  readonly about: string;
}

/** Somebody who waited in a queue and hung up is called back, as soon as a member of it has answered. */
export interface CallBack {
  /** Whom: an extension, or a number outside. */
  readonly number: string;
  readonly isInside: boolean;
  /** Members of the queue that are rung for it. */
  readonly members: readonly string[];
  /** Number of who has answered for the queue; null: nobody has yet. */
  readonly agent: string | null;
}

/** One line, by one of its addresses, ready to be dialled. */
export interface WayOut {
  readonly trunk: string;
  /** For people: where the line is reached. */
  readonly address: string;
  /** What a call there may cost. */
  readonly classes: readonly DestinationClass[];
  /** Told when this way is taken: what the operator may not like; null: nothing. */
  readonly warning: Reason | null;
  readonly request: DialRequest;
}

/** What the two sides of a call hear at this moment. */
export type SoundPlan =
  | { readonly kind: "room"; readonly to: LegId; readonly room: RoomId; readonly muted: boolean }
  | { readonly kind: "nothing" }
  | { readonly kind: "talk"; readonly one: LegId; readonly other: LegId }
  | { readonly kind: "music"; readonly to: LegId }
  | { readonly kind: "ringback"; readonly to: LegId }
  /** `count` of the dialogue and `left`, prompts that follow, so that the same one twice is two. */
  | {
      readonly kind: "prompt";
      readonly to: LegId;
      readonly sound: FileSound;
      readonly count: number;
      readonly left: number;
    }
  /** Both hear it, and not each other. */
  | { readonly kind: "notice"; readonly one: LegId; readonly other: LegId; readonly sound: FileSound }
  | { readonly kind: "listen"; readonly to: LegId }
  | { readonly kind: "tone"; readonly to: LegId }
  | { readonly kind: "silence"; readonly one: LegId; readonly other: LegId };

/**
 * A call: one leg that waits, and either a hunt for somebody to talk to or the leg it talks to. Transfers replace legs;
 * the call lives on until its last leg has been announced as released.
 */
export interface Call {
  /** UUID v7: names the call for ever. */
  readonly id: string;
  /** The configuration that it was routed with, kept until it ends. */
  readonly view: PbxView;
  readonly caller: { readonly number: string; readonly name: string };
  readonly dialled: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  readonly endedAt: number | null;
  /** Why it came to nothing or was ended; the first reason counts. */
  readonly cause: ReleaseCause | null;
  /** The group that was called, while it counts against the group's limits [GRP-18, GRP-19]; null: none. */
  readonly group: string | null;
  /** The box itself calls, to test a line [LIG-34]: nobody waits. */
  readonly isTest: boolean;
  /** Calls for help: no limit ends it, no other call takes its line. */
  readonly isEmergency: boolean;
  /** Every leg it ever had, also those that have ended. */
  readonly legs: ReadonlyMap<LegId, Leg>;
  readonly waiting: LegId | null;
  readonly talking: LegId | null;
  readonly hunt: Hunt | null;
  /** Hunts and dialogues so far. */
  readonly hunts: number;
  readonly dialogue: Dialogue | null;
  /** Null: it was in none. */
  readonly queue: QueueStay | null;
  /** Made by the box to tell something: nobody waits until somebody answers; null: somebody calls. */
  readonly announcement: Announcement | null;
  /** The telephone of who calls rings first, and dials when it is taken up: click to call. */
  readonly dialsWhenTakenUp: boolean;
  /** `by` asks somebody here, while in another call `held` hears music for him; null: nobody is set aside. */
  readonly aside: { readonly by: LegId; readonly held: LegId } | null;
  /** Made by the box to call somebody back: nobody waits until a member of the queue answers. */
  readonly callBack: CallBack | null;
  /** Null: no rule is for it. */
  readonly recording: CallRecording | null;
  readonly sound: SoundPlan;
  /** Whose keys the box waits for; null: nobody's. */
  readonly keysOf: LegId | null;
  /** Why it went where it went, step by step. */
  readonly reasons: readonly Reason[];
}

type Opening = Pick<Call, "id" | "view" | "caller" | "dialled">;

/** A call that a device has just offered, or (null) that the box makes by itself. */
export function openCall(opening: Opening, first: Leg | null, now: number): Call {
  return {
    ...opening,
    startedAt: now,
    answeredAt: null,
    answeredBy: null,
    endedAt: null,
    cause: null,
    group: null,
    isTest: false,
    isEmergency: false,
    legs: new Map(first === null ? [] : [[first.id, first]]),
    waiting: first?.id ?? null,
    talking: null,
    hunt: null,
    hunts: 0,
    dialogue: null,
    queue: null,
    announcement: null,
    dialsWhenTakenUp: false,
    aside: null,
    callBack: null,
    recording: null,
    sound: { kind: "nothing" },
    keysOf: null,
    reasons: [],
  };
}

/** A hunt in which nobody rings yet; what is not given is not so. */
export const openHunt = (opening: Pick<Hunt, "count" | "number" | "seconds"> & Partial<Hunt>): Hunt => ({
  legs: [],
  early: null,
  music: false,
  announcement: null,
  label: "",
  causes: [],
  otherwise: null,
  turns: null,
  forwards: NO_FORWARDS,
  trail: [],
  visited: [],
  ways: new Map(),
  ...opening,
});

/** What the box begins to say, or (without a prompt) to listen for; what is not given is not so. */
export const openDialogue = <About extends Topic>(
  opening: Pick<Dialogue<About>, "count" | "topic" | "seconds"> & Partial<Dialogue<About>>,
): Dialogue<About> => ({ prompt: null, queue: [], ...opening });

/** The dialogue that runs, when it is of that kind. */
export function dialogueAbout<Kind extends Topic["kind"]>(
  { dialogue }: Pick<Call, "dialogue">,
  kind: Kind,
): Dialogue<Extract<Topic, { readonly kind: Kind }>> | null {
  return dialogue?.topic.kind === kind ? (dialogue as Dialogue<Extract<Topic, { readonly kind: Kind }>>) : null;
}

/** The leg, while it takes part in the call. */
export function presentLeg(call: Call, id: LegId | null): Leg | null {
  if (id === null) return null;
  const leg = call.legs.get(id);
  return isPresent(leg) ? leg : null;
}

/** The other one of the two that talk; null while nobody has answered. */
export function peerOf(call: Call, id: LegId): Leg | null {
  if (call.waiting === id) return presentLeg(call, call.talking);
  if (call.talking === id) return presentLeg(call, call.waiting);
  return null;
}

/** Puts a leg, new or changed, in its place. */
export function withLeg(call: Call, leg: Leg): Call {
  return { ...call, legs: new Map(call.legs).set(leg.id, leg) };
}

export const because = (call: Call, ...reasons: readonly Reason[]): Call => ({
  ...call,
  reasons: [...call.reasons, ...reasons],
});

/** Remembers why the call ends; the first reason counts. */
export const endingWith = (call: Call, cause: ReleaseCause): Call => (call.cause === null ? { ...call, cause } : call);

/** Closes the books when the last leg has gone. */
export function settled(call: Call, now: number): Call {
  if (call.endedAt !== null) return call;
  for (const leg of call.legs.values()) if (leg.state !== "released") return call;
  return { ...call, endedAt: now, waiting: null, talking: null, hunt: null, dialogue: null };
}
