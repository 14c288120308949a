import type { FileSound, LegId, Sound } from "../engine/engine.ts";
import { type Call, presentLeg, type SoundPlan } from "./call.ts";
import type { ConferenceSeat } from "./conference-seat.ts";
import { holds, isUp, type Leg } from "./leg.ts";
import type { Out } from "./moves.ts";

/** A WAV file that is heard once. */
export const playedOnce = (path: string): FileSound => ({ kind: "file", path, loop: false });

const nothing: SoundPlan = { kind: "nothing" };

/** What the sides of a call ought to hear, from its state alone. */
export function planSound(call: Call): SoundPlan {
  if (call.isTest) return tested(presentLeg(call, call.talking));
  const waiting = presentLeg(call, call.waiting);
  if (waiting === null) return nothing;
  const talking = presentLeg(call, call.talking);
  if (talking !== null) return isUp(waiting) && isUp(talking) ? between(call, waiting, talking) : nothing;
  const { dialogue } = call;
  if (dialogue !== null && isUp(waiting)) {
    const { prompt: sound, queue, count, topic } = dialogue;
    if (topic.kind === "set-aside" || topic.kind === "parked") return { kind: "music", to: waiting.id };
    if (sound === null && topic.kind === "conference") return inConference(waiting, topic);
    if (topic.kind === "paging")
      return { kind: "room", to: waiting.id, room: topic.room, muted: waiting.state === "held" };
    return sound === null
      ? { kind: topic.kind === "queue" ? "music" : "listen", to: waiting.id }
      : { kind: "prompt", to: waiting.id, sound, count, left: queue.length };
  }
  if (call.hunt === null || !(isUp(waiting) || waiting.told === "early")) return nothing;
  if (call.hunt.music && isUp(waiting)) return whileMembersRing(waiting, call.hunt.announcement);
  const early = presentLeg(call, call.hunt.early);
  return early === null ? { kind: "ringback", to: waiting.id } : { kind: "talk", one: waiting.id, other: early.id };
}

/** The announcement goes on over the turns of the members: to the ear it is one, whatever rings. */
const whileMembersRing = ({ id: to }: Leg, sound: FileSound | null): SoundPlan =>
  sound === null ? { kind: "music", to } : { kind: "prompt", to, sound, count: 0, left: 0 };

/** Whoever puts the conference on hold is not heard there: what his telephone plays meanwhile is for nobody. */
function inConference(leg: Leg, { room, stage, muted }: ConferenceSeat): SoundPlan {
  if (stage === "waits") return { kind: "music", to: leg.id };
  if (stage !== "in" || room === null) return { kind: "listen", to: leg.id };
  return { kind: "room", to: leg.id, room, muted: muted || leg.state === "held" };
}

/** Who answers a test call hears that somebody is there. */
const tested = (leg: Leg | null): SoundPlan => (leg !== null && isUp(leg) ? { kind: "tone", to: leg.id } : nothing);

/** That they are recorded is said before anything else, and to who is on hold as well. */
function between({ recording }: Call, one: Leg, other: Leg): SoundPlan {
  const saying = recording?.saying ?? null;
  return saying === null ? conversation(one, other) : { kind: "notice", one: one.id, other: other.id, sound: saying };
}

/** Whoever is put on hold hears music; two who hold each other hear nothing. */
function conversation(one: Leg, other: Leg): SoundPlan {
  const oneHolds = holds(one);
  const otherHolds = holds(other);
  if (oneHolds && otherHolds) return { kind: "silence", one: one.id, other: other.id };
  if (oneHolds) return { kind: "music", to: other.id };
  if (otherHolds) return { kind: "music", to: one.id };
  return { kind: "talk", one: one.id, other: other.id };
}

/** Asks the engine for the sound that the call ought to have, when it differs from what it has. */
export function settleSound(out: Out, call: Call, music: Sound | null): Call {
  const plan = planSound(call);
  if (same(plan, call.sound)) return call;
  make(out, plan, music);
  return { ...call, sound: plan };
}

function make(out: Out, plan: SoundPlan, music: Sound | null): void {
  switch (plan.kind) {
    case "nothing": // legs that end take their sound along
      return;
    case "talk":
      out.push({ do: "bridge", one: plan.one, other: plan.other });
      return;
    case "music":
      out.push(music === null ? { do: "silence", leg: plan.to } : { do: "play", leg: plan.to, sound: music });
      return;
    case "ringback":
      out.push({ do: "play", leg: plan.to, sound: { kind: "tone", tone: "ringback" } });
      return;
    case "tone":
      out.push({ do: "play", leg: plan.to, sound: { kind: "tone", tone: "dial" } });
      return;
    case "prompt":
      out.push({ do: "play", leg: plan.to, sound: plan.sound });
      return;
    case "room":
      out.push({ do: "join", leg: plan.to, room: plan.room, muted: plan.muted });
      return;
    case "listen":
      out.push({ do: "silence", leg: plan.to });
      return;
    case "notice":
      for (const leg of [plan.one, plan.other]) out.push({ do: "play", leg, sound: plan.sound });
      return;
    case "silence":
      out.push({ do: "silence", leg: plan.one }, { do: "silence", leg: plan.other });
      return;
  }
}

const ends = (plan: SoundPlan): readonly (LegId | null)[] =>
  "to" in plan ? [plan.to, null] : "one" in plan ? [plan.one, plan.other] : [null, null];

function same(a: SoundPlan, b: SoundPlan): boolean {
  if (a.kind !== b.kind) return false;
  const [a1, a2] = ends(a);
  const [b1, b2] = ends(b);
  const isSamePrompt =
    a.kind !== "prompt" || (b.kind === "prompt" && a.count === b.count && a.left === b.left && a.sound === b.sound);
  const isSameRoom = a.kind !== "room" || (b.kind === "room" && a.room === b.room && a.muted === b.muted);
  const isSameNotice = a.kind !== "notice" || (b.kind === "notice" && a.sound.path === b.sound.path);
  return a1 === b1 && a2 === b2 && isSamePrompt && isSameRoom && isSameNotice;
}
