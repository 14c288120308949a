import type { AbsenceOrder } from "../../model/profiles/absence.ts";
import type { PbxExtension, PbxSound, PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Call } from "../calls/call.ts";
import type { Leg } from "../calls/leg.ts";
import type { Ground } from "../calls/switchboard.ts";
import type { ContactId, Destination, FileSound, Sound } from "../engine/engine.ts";
import type { PromptName } from "../prompts/prompt-folder.ts";
import type { DialPlans } from "../routing/dial-plan.ts";
import { routeCall } from "../routing/route-call.ts";
import type { Caller, Liveness, Origin, RoutePlan } from "../routing/route-plan.ts";
import type { VoicemailHouse } from "./voicemail/voicemail-house.ts";

/** A telephone that can be rung. */
export interface RegisteredDevice {
  readonly contact: ContactId;
  readonly userAgent: string;
}

/** One address of a line. */
export interface LineAddress {
  /** Null: the gateway that has registered here [LIG-08]. */
  readonly destination: Destination | null;
}

/** What features know of the house around a call. */
export interface House {
  /** The view that new calls are routed with; null before there is one. */
  currentView(): PbxView | null;
  readonly plans: DialPlans;
  readonly live: Liveness;
  /** Where a line is reached at this moment, the address that works first; empty: nowhere. */
  addressesOf(trunk: string): readonly LineAddress[];
  /** Whether the extension hides its number for now [PRE-04]; null: as the configuration says. */
  hides(extension: string): boolean | null;
  /** Hides the number, or shows it again; what it is from now on. */
  toggleHidden(extension: string): boolean;
  /** Carries out a code of absence, for as long as nobody takes it back. */
  setAbsence(extension: string, order: AbsenceOrder): void;
  /** Who is logged in at an extension [AGT-07]; null: nobody. */
  agentAt(extension: string): Leg["agent"];
  loginAgent(agent: string, extension: string): void;
  logoutAgent(agent: string): void;
  /** A pause of an agent, or of an extension where nobody is logged in, begins or ends; whether there is one from now on. */
  togglePause(member: string): boolean;
  /** Whether so many wrong PINs of an agent, or for a conference, have come that he, or who is outside, has to wait. */
  mayTryPin(number: string): boolean;
  /** Somebody outside has had all his tries at the PIN of a conference, or (right) has got in. */
  pinTried(number: string, isRight: boolean): void;
  /** The call is told later. */
  judgePin(asked: {
    readonly call: string;
    readonly count: number;
    readonly agent: string;
    readonly pin: string;
  }): void;
  /** The highest ticket of who has left a queue to be called back; 0: nobody has. */
  lastTicket(queue: string): number;
  /** How many of them come before that ticket. */
  callBacksBefore(queue: string, ticket: number): number;
  /** Whether who waits can be called back: he has shown a number, and it may be called. */
  mayCallBack(call: Call): boolean;
  /** His place is kept until he has been called back. */
  keepPlace(call: Call): void;
  /** Seconds that who is at this place will wait; null: nobody can tell. */
  estimatedWait(queue: string, place: number): number | null;
  /** Whom an extension has found busy last; null: nobody lately. */
  lastBusy(extension: string): string | null;
  /** It is called when that one is free; false: it waits for as many as it may already. */
  askCallBack(extension: string, to: string): boolean;
  /** Null: all that it waits for. */
  cancelCallBack(extension: string, to: string | null): void;
  /** What the box itself says: one sentence, or a word of one that the voice says. */
  prompt(name: PromptName): FileSound;
  /** Words that make one sentence by themselves. */
  promptWords(names: readonly PromptName[]): readonly FileSound[];
  /** The file of a recording of that name. */
  recordingPath(id: string): string;
  /** What `store` has rendered; played once. */
  ready(sound: PbxSound): FileSound;
  devicesOf(extension: string): readonly RegisteredDevice[];
  readonly voicemail: VoicemailHouse;
  /** What a held side hears; null: nothing. */
  holdMusic(view: PbxView): Sound | null;
}

/** What a feature works with during one event. */
export interface Scene {
  readonly house: House;
  readonly ground: Ground;
}

/** The extension in the view of a call. */
export const extensionOf = (scene: Scene, view: PbxView, number: string): PbxExtension | undefined =>
  scene.house.plans.of(view).extensions.get(number);

/** With which rights a leg asks for something: a line's are those of a line, whatever number it shows. */
export const callerOf = ({ trunk, number }: Pick<Leg, "trunk" | "number">): Caller =>
  trunk === null ? { kind: "extension", number } : { kind: "trunk", trunk };

/** Whether who waits is in the house. */
export const originOf = ({ trunk }: Pick<Leg, "trunk">): Origin => (trunk === null ? "inside" : "outside");

/** Where a number leads with the rights of that leg, whoever names it: himself, his line, or a menu. */
export function routeFor(
  leg: Pick<Leg, "trunk" | "number">,
  dialled: string,
  view: PbxView,
  scene: Scene,
  waits = false,
): RoutePlan {
  const { house, ground } = scene;
  const offer = { caller: callerOf(leg), origin: originOf(leg), dialled, waits, never: [], trail: [], at: ground.now };
  return routeCall(house.plans.of(view), offer, house.live);
}
