import { type Static, Type } from "typebox";
import { reasonSchema } from "../model/reason.ts";

/** The record of one call (the journal, statistics, billing), written once when its last leg has ended. Times: milliseconds since the epoch. */

const optionalTime = Type.Union([Type.Integer(), Type.Null()]);

/** Null where nothing was measured; a record of an earlier version says -1. */
const measured = Type.Union([Type.Number(), Type.Null()]);

export const legQualitySchema = Type.Object(
  {
    codec: Type.String(),
    packetsReceived: Type.Integer(),
    packetsSent: Type.Integer(),
    packetsLost: Type.Integer(),
    /** That the far side says it did not get. */
    packetsLostFar: measured,
    jitterMs: measured,
    roundTripMs: measured,
    /** ITU-T G.107 estimate of how this leg was heard by us, 1.0…4.5. */
    mos: measured,
    /** The last video codec of the leg, or empty; absent in records from before there was video. All else is of the sound. */
    video: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

export const legRecordSchema = Type.Object(
  {
    leg: Type.Integer(),
    direction: Type.Union([Type.Literal("in"), Type.Literal("out")]),
    /** The extension of the device, or the number outside. */
    number: Type.String(),
    /** The line by which it ran, null for a device of the house; absent in records from before there were lines. */
    trunk: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    /** The group that it rang for, null for its own number; absent in records from before it was told. */
    forGroup: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    userAgent: Type.String(),
    startedAt: Type.Integer(),
    ringingAt: optionalTime,
    answeredAt: optionalTime,
    endedAt: Type.Integer(),
    cause: Type.String(),
    /** SIP status that ended the leg, 0 when none did. */
    status: Type.Integer(),
    quality: Type.Union([legQualitySchema, Type.Null()]),
  },
  { additionalProperties: false },
);

/** How a wait in a queue ended: `expired` too long, `empty` too long with nobody logged in, `left` by a key or another feature. */
export const queueEndSchema = Type.Union([
  Type.Literal("answered"),
  Type.Literal("abandoned"),
  Type.Literal("left"),
  Type.Literal("expired"),
  Type.Literal("empty"),
  Type.Literal("called-back"),
]);

/** The last queue in which the caller waited. */
export const queueRecordSchema = Type.Object(
  {
    /** Of the group or extension whose queue it is. */
    number: Type.String(),
    name: Type.String(),
    enteredAt: Type.Integer(),
    /** From there on he waited no more: an agent answered, or it ended as `end` says. */
    leftAt: Type.Integer(),
    end: queueEndSchema,
    /** It is the call by which somebody was called back: he waits since he asked for it. */
    isCallBack: Type.Boolean(),
  },
  { additionalProperties: false },
);

export const callRecordSchema = Type.Object(
  {
    /** Names the call for ever, also across restarts (UUID v7). */
    call: Type.String({ minLength: 1, maxLength: 64 }),
    /** Revision of the configuration that routed it. */
    revision: Type.Integer(),
    caller: Type.Object({ number: Type.String(), name: Type.String() }, { additionalProperties: false }),
    dialled: Type.String(),
    /** Number of who answered last, or null. */
    answeredBy: Type.Union([Type.String(), Type.Null()]),
    /**
     * Number of the agent who talked: who answered last, else who called; null: none took part. Absent in records from
     * before there were agents.
     */
    agent: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    /** Null: in none. Absent in records from before there were queues. */
    queue: Type.Optional(Type.Union([queueRecordSchema, Type.Null()])),
    /** By which rule it was recorded, and why; null: it was not. Absent in records from before there were recordings. */
    recorded: Type.Optional(
      Type.Union([
        Type.Object(
          { recording: Type.String(), rule: Type.String(), reason: Type.String() },
          { additionalProperties: false },
        ),
        Type.Null(),
      ]),
    ),
    startedAt: Type.Integer(),
    answeredAt: optionalTime,
    endedAt: Type.Integer(),
    /** `answered`, a ReleaseCause of the engine, or `interrupted` when the exchange died under it. */
    outcome: Type.String(),
    /** Why the call went where it went, step by step. A string is a sentence of a version that had no codes yet. */
    reasons: Type.Array(Type.Union([reasonSchema, Type.String()])),
    legs: Type.Array(legRecordSchema),
  },
  { additionalProperties: false },
);

export type CallRecord = Static<typeof callRecordSchema>;
export type QueueEnd = Static<typeof queueEndSchema>;
export type QueueRecord = Static<typeof queueRecordSchema>;
export type LegRecord = Static<typeof legRecordSchema>;
