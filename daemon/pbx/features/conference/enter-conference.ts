import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxConference } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call } from "../../calls/call.ts";
import type { ConferenceSeat } from "../../calls/conference-seat.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { PromptName } from "../../prompts/prompt-folder.ts";
import type { Scene } from "../house.ts";
import { membersAt, seated } from "./seats.ts";

/** How long he may take for each try, prompt included, in seconds. */
const PATIENCE = 25;
/** How long the last words to somebody may take, in seconds. */
const LAST_WORDS = 15;

/** A conference room answers: its owner gets in by his telephone, others by the PIN, or as they are. */
export function enterConference(out: moves.Out, call: Call, leg: Leg, room: PbxConference, scene: Scene): Call {
  const over: Call = { ...call, hunt: null, group: null };
  const up = moves.answer(out, over, leg.id, null, scene.ground.now);
  if (leg.trunk === null && leg.number === room.owner) return letIn(up, room, true, scene);
  if (room.asksPin || room.ownerHasPin) {
    return isGuessedAt(room, leg, scene) ? guessedAt(up, room, scene) : asksPin(up, room, 1, scene);
  }
  return letIn(up, room, false, scene);
}

/** Too many wrong PINs have come from outside: who is there waits, whoever he is; a telephone of the house never does. */
export const isGuessedAt = ({ number }: PbxConference, { trunk }: Pick<Leg, "trunk">, scene: Scene): boolean =>
  trunk !== null && !scene.house.mayTryPin(number);

export const guessedAt = (call: Call, { number }: PbxConference, scene: Scene): Call =>
  sentOut(call, number, "conference-no-pin", reason("conference-guessed"), scene);

/** He is at the door, and asked for the PIN. */
export function asksPin(call: Call, { number }: PbxConference, tries: number, scene: Scene): Call {
  const asked = tries === 1 ? because(call, reason("conference-asks-pin")) : call;
  const { house } = scene;
  const words: readonly PromptName[] = tries === 1 ? ["conference-pin"] : ["conference-wrong-pin", "conference-pin"];
  const seat: ConferenceSeat = { ...placeIn(number), stage: "door", tries };
  return seated(asked, seat, { prompts: words.map((name) => house.prompt(name)), seconds: PATIENCE });
}

/** He may enter, if there is a place and the room is open. The owner is never locked out. */
export function letIn(call: Call, room: PbxConference, leads: boolean, scene: Scene): Call {
  const { number, capacity } = room;
  const members = membersAt(scene, number).filter((member) => member.call.id !== call.id);
  if (members.length >= capacity) {
    return sentOut(call, number, "conference-full", reason("conference-full", { places: capacity }), scene);
  }
  const isLocked = members.some(({ seat }) => seat.isLocked);
  if (isLocked && !leads) return sentOut(call, number, "conference-locked", reason("conference-locked"), scene);
  const inRoom = members[0]?.seat.room ?? scene.ground.newRoom();
  const seat: ConferenceSeat = { ...placeIn(number), room: inRoom, leads, isLocked };
  const { now } = scene.ground;
  const known: Call = { ...call, answeredAt: call.answeredAt ?? now, answeredBy: number };
  if (room.waitsForOwner && !leads && !members.some(({ seat: theirs }) => theirs.stage === "in")) {
    const prompts = [scene.house.prompt("conference-waits")];
    return seated(because(known, reason("conference-waits")), { ...seat, stage: "waits" }, { prompts });
  }
  const told = leads ? [reason("conference-leads")] : [];
  return seated(because(known, reason("conference-entered", { room: number }), ...told), { ...seat, stage: "in" });
}

/** He is told why, and released. */
export function sentOut(call: Call, number: string | null, words: PromptName, why: Reason, scene: Scene): Call {
  const prompts = [scene.house.prompt(words)];
  return seated(because(call, why), placeIn(number), { prompts, seconds: LAST_WORDS });
}

/** A place that nothing is known of yet. */
export const placeIn = (number: string | null): ConferenceSeat => ({
  kind: "conference",
  number,
  room: null,
  stage: "out",
  digits: "",
  tries: 0,
  leads: false,
  muted: false,
  keptMuted: false,
  speaks: false,
  isLocked: false,
});
