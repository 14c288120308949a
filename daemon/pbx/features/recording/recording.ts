import { reason } from "../../../model/reason.ts";
import { because, type Call, type CallRecording, presentLeg } from "../../calls/call.ts";
import { isUp, type KnownLegEvent } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import type { LegId } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";
import { type Conversation, ruleFor } from "./rule-for.ts";

/** WAV files end at twelve hours of stereo in wideband; so does a recording, whatever the call does. */
const LONGEST_SECONDS = 43_200;

/** What stops a recording, pressed by either side while they talk: star, then nine. */
export const STOP_KEYS = ["*", "9"] as const;

/**
 * Sees to the recording of a call after each of its steps, from its state alone: whether a rule is for who talks now,
 * whether everybody has been told, and whether it is to begin. Who joins later is told before he talks.
 */
export function recorded(out: moves.Out, call: Call, scene: Scene): Call {
  const talk = conversationOf(call);
  if (talk === null) return call;
  const { recording } = call;
  if (recording === null) return takenAlong(call, talk, scene) ?? announced(call, talk, scene);
  if (recording.state === "over" || recording.saying !== null) return call;
  if (!isTold(recording, talk)) return withRecording(call, { ...recording, saying: scene.house.prompt("recording") });
  return recording.state === "announced" ? begun(out, call, recording, scene) : call;
}

/** The two who talk, when the call may be recorded at all: never one for help, nor one within the house. */
function conversationOf(call: Call): Conversation | null {
  if (call.isEmergency || call.isTest || call.endedAt !== null) return null;
  const [one, other] = [presentLeg(call, call.waiting), presentLeg(call, call.talking)];
  if (one === null || other === null || !isUp(one) || !isUp(other)) return null;
  const outside = [one, other].find(({ trunk }) => trunk !== null);
  if (outside === undefined) return null;
  return { outside, inside: outside === one ? other : one };
}

/**
 * Who is put through after asking comes from another call, and what is recorded of him with him: his recording goes on
 * here, and the one he comes to is told.
 */
function takenAlong(call: Call, { outside }: Conversation, scene: Scene): Call | null {
  if (call.view.recordings.rules.length === 0) return null;
  for (const { id, recording } of scene.ground.calls()) {
    if (id === call.id || recording?.leg !== outside.id || recording.state !== "running") continue;
    const saying = scene.house.prompt("recording");
    return because(withRecording(call, { ...recording, saying }), whyOf(recording));
  }
  return null;
}

const whyOf = ({ rule, reason: why }: CallRecording) => reason("is-recorded", { rule, why });

function announced(call: Call, talk: Conversation, scene: Scene): Call {
  const rule = ruleFor(scene.house.plans.of(call.view), call, talk);
  if (rule === null) return call;
  const id = scene.ground.newCall();
  const next: CallRecording = {
    ...{ id, path: scene.house.recordingPath(id), rule: rule.name, reason: rule.reason },
    ...{ leg: talk.outside.id, told: [], saying: scene.house.prompt("recording"), state: "announced" },
    ...{ startedAt: null, stoppedBy: null, starredBy: null },
  };
  return because(withRecording(call, next), whyOf(next));
}

/** Both are recorded, so that both are told. */
const isTold = ({ told }: CallRecording, { outside, inside }: Conversation): boolean =>
  told.includes(outside.id) && told.includes(inside.id);

function begun(out: moves.Out, call: Call, recording: CallRecording, scene: Scene): Call {
  const { leg, path } = recording;
  const request = { path, sides: "both", maxSeconds: LONGEST_SECONDS, sealFor: call.view.recordings.sealFor } as const;
  out.push({ do: "record", leg, request });
  return withRecording(call, { ...recording, state: "running", startedAt: scene.ground.now });
}

/** Who has heard the notice to its end has been told; they talk when both have. */
export function noticeHeard(call: Call, id: LegId): Call {
  const { recording } = call;
  if (recording?.saying == null) return call;
  const told = recording.told.includes(id) ? recording.told : [...recording.told, id];
  const present = [call.waiting, call.talking].filter((leg) => leg !== null);
  const saying = present.every((leg) => told.includes(leg)) ? null : recording.saying;
  return withRecording(call, { ...recording, told, saying });
}

type Digit = Extract<KnownLegEvent, { type: "leg.digit" }>;

/** Star and nine, from either side: it is over, and both are told so. */
export function stopKeyed(out: moves.Out, call: Call, { leg: id, digit }: Digit, scene: Scene): Call {
  const { recording } = call;
  const leg = call.legs.get(id);
  if (leg === undefined || recording === null || recording.state === "over") return call;
  const [first, second] = STOP_KEYS;
  const isSecond = digit === second && recording.starredBy === leg.id;
  if (!isSecond) return withRecording(call, { ...recording, starredBy: digit === first ? leg.id : null });
  if (recording.state === "running") out.push({ do: "stop-recording", leg: recording.leg, path: recording.path });
  const saying = scene.house.prompt("recording-stopped");
  const over = { ...recording, state: "over", stoppedBy: leg.number, saying, told: [], starredBy: null } as const;
  return because(withRecording(call, over), reason("recording-stopped", { number: leg.number }));
}

type Ended = Extract<KnownLegEvent, { type: "leg.recorded" }>;

/** Its file is whole. */
export function recordingEnded(call: Call, { path, why, text }: Ended): Call {
  const { recording } = call;
  if (recording === null || recording.path !== path) return call;
  const over = withRecording(call, { ...recording, state: "over" });
  return why === "disk-full" || why === "failed" ? because(over, reason("recording-failed", { text })) : over;
}

const withRecording = (call: Call, recording: CallRecording): Call => ({ ...call, recording });
