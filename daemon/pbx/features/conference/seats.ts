import { type Call, dialogueAbout, openDialogue } from "../../calls/call.ts";
import { type Member, memberOf } from "../../calls/conference-member.ts";
import type { ConferenceSeat } from "../../calls/conference-seat.ts";
import type { FileSound, RoomId } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";

/** Nobody stays longer in a conference, nor waits longer for its owner, in seconds. */
export const LONGEST_STAY = 86_400;

/** Everybody inside the room, in the order of their calls. */
export const membersOf = (calls: Iterable<Call>, room: RoomId): readonly Member[] =>
  allMembers(calls).filter(({ seat }) => seat.room === room);

/** Everybody inside the room that has this number. */
export const membersAt = ({ ground }: Scene, number: string): readonly Member[] =>
  allMembers(ground.calls()).filter(({ seat }) => seat.number === number);

const allMembers = (calls: Iterable<Call>): readonly Member[] => [...calls].flatMap((call) => memberOf(call) ?? []);

/** The same place, a little different. What is being said goes on. */
export function reseated(call: Call, change: Partial<ConferenceSeat>): Call {
  const dialogue = dialogueAbout(call, "conference");
  return dialogue === null ? call : { ...call, dialogue: { ...dialogue, topic: { ...dialogue.topic, ...change } } };
}

interface Seating {
  readonly prompts?: readonly FileSound[];
  readonly seconds?: number;
}

/** A place, with what is said first; the time that it may last begins anew. */
export function seated(call: Call, seat: ConferenceSeat, { prompts = [], seconds = LONGEST_STAY }: Seating = {}): Call {
  const count = call.hunts + 1;
  const [prompt = null, ...queue] = prompts;
  return { ...call, hunts: count, dialogue: openDialogue({ count, topic: seat, prompt, queue, seconds }) };
}

/** He is told something, and hears the others again afterwards. */
export function hearing(call: Call, sound: FileSound): Call {
  const dialogue = dialogueAbout(call, "conference");
  return dialogue === null ? call : { ...call, dialogue: { ...dialogue, prompt: sound, queue: [] } };
}
