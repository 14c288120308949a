import type { CallRecord, LegRecord, QueueRecord } from "../../contracts/call-record.ts";
import type { Call } from "../calls/call.ts";
import type { Leg } from "../calls/leg.ts";
import type { LegQuality } from "../engine/engine.ts";

/** The record of a call that has ended; pure. */
export function recordOf(call: Call, endedAt: number): CallRecord {
  return {
    call: call.id,
    revision: call.view.revision,
    caller: call.caller,
    dialled: call.dialled,
    answeredBy: call.answeredBy,
    agent: agentOf(call),
    queue: queueOf(call, endedAt),
    recorded: recordedOf(call),
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    endedAt,
    outcome: call.answeredAt === null ? (call.cause ?? "failure") : "answered",
    reasons: [...call.reasons],
    legs: [...call.legs.values()].map((leg) => legRecord(leg, endedAt)),
  };
}

/** Who answered last, if he is an agent; else who called. */
function agentOf({ legs, answeredBy }: Call): string | null {
  const agents = [...legs.values()].flatMap((leg) =>
    leg.agent === null || leg.answeredAt === null ? [] : [leg.agent.number],
  );
  return agents.find((agent) => agent === answeredBy) ?? agents[0] ?? null;
}

/** The last stay in a queue; it ended with the call, at the latest. */
function queueOf({ queue }: Call, endedAt: number): QueueRecord | null {
  if (queue === null) return null;
  const { number, name, enteredAt, leftAt, end, isCallBack } = queue;
  return { number, name, enteredAt, leftAt: leftAt ?? endedAt, end: end ?? "abandoned", isCallBack };
}

/** One that was announced and never began is none. */
function recordedOf({ recording }: Call): Exclude<CallRecord["recorded"], undefined> {
  if (recording === null || recording.startedAt === null) return null;
  return { recording: recording.id, rule: recording.rule, reason: recording.reason };
}

function legRecord(leg: Leg, endedAt: number): LegRecord {
  const {
    id,
    direction,
    number,
    trunk,
    forGroup,
    userAgent,
    startedAt,
    ringingAt,
    answeredAt,
    cause,
    status,
    quality,
  } = leg;
  return {
    leg: id,
    direction,
    number,
    trunk,
    forGroup,
    userAgent,
    startedAt,
    ringingAt,
    answeredAt,
    endedAt: leg.endedAt ?? endedAt,
    cause: cause ?? leg.leaving ?? "normal",
    status,
    quality: quality === null ? null : toldQuality(quality),
  };
}

/** The engine says -1 where it has measured nothing; nobody shall take that for a figure. */
function toldQuality(quality: LegQuality): LegRecord["quality"] {
  const { packetsLostFar, jitterMs, roundTripMs, mos } = quality;
  const told = (figure: number): number | null => (figure < 0 ? null : figure);
  return {
    ...quality,
    packetsLostFar: told(packetsLostFar),
    jitterMs: told(jitterMs),
    roundTripMs: told(roundTripMs),
    mos: told(mos),
  };
}
