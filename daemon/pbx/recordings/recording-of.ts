import type { BegunRecording, Recording } from "../../contracts/recording.ts";
import type { Call, CallRecording } from "../calls/call.ts";
import type { EngineEvent } from "../engine/engine.ts";

export type Recorded = Extract<EngineEvent, { readonly type: "leg.recorded" }>;

/** What is known of a recording when it begins; null while it has not. */
export function begunRecordingOf(call: Call, recording: CallRecording): BegunRecording | null {
  const outside = call.legs.get(recording.leg);
  const other = call.waiting === recording.leg ? call.talking : call.waiting;
  const inside = other === null ? undefined : call.legs.get(other);
  if (recording.startedAt === null || outside === undefined || inside === undefined) return null;
  return {
    ...{ recording: recording.id, call: call.id, startedAt: recording.startedAt },
    direction: outside.direction === "in" ? "incoming" : "outgoing",
    outside: { number: outside.number, name: outside.name },
    inside: { number: inside.number, name: inside.name },
    ...{ line: outside.trunk ?? "", rule: recording.rule, reason: recording.reason },
  };
}

/** The whole of it, once its file is. */
export function recordingOf(begun: BegunRecording, { why, seconds }: Recorded, stoppedBy: string | null): Recording {
  const end = why === "released" ? "ended" : why;
  return { ...begun, seconds, end, stoppedBy };
}
