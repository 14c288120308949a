import { type Static, Type } from "typebox";
import { oneOf } from "../model/config/named-fields.ts";

/** Recordings of calls [MEX-03, MEX-04]: what is told of one, and how it is heard. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const party = Type.Object({ number: Type.String(), name: Type.String() }, closed);

/** UUID v7 */
export const recordingIdSchema = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
});

/** `interrupted`: the exchange died meanwhile; what was said until then is there. */
export const RECORDING_ENDS = ["ended", "stopped", "limit", "disk-full", "failed", "interrupted"] as const;

/** What is known of a recording when it begins. */
export const begunRecordingSchema = Type.Object(
  {
    recording: recordingIdSchema,
    /** Names its call record. */
    call: Type.String({ minLength: 1, maxLength: 64 }),
    startedAt: Type.Integer(),
    direction: oneOf(["incoming", "outgoing"]),
    /** On the left: the one outside. */
    outside: party,
    /** On the right, when it began. */
    inside: party,
    line: Type.String(),
    /** Name of the rule, and its reason at that time. */
    rule: Type.String(),
    reason: Type.String(),
  },
  closed,
);

export const recordingSchema = Type.Object(
  {
    ...begunRecordingSchema.properties,
    seconds: Type.Number({ minimum: 0 }),
    end: oneOf(RECORDING_ENDS),
    /** Who has stopped it by the key; null: nobody. */
    stoppedBy: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);

export const recordingFactSchema = Type.Object({ kind: Type.Literal("recording"), recording: recordingSchema }, closed);

/** null: whatever it is. */
export const recordingFilterSchema = Type.Object(
  {
    /** Of either side, as it was shown. */
    number: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
    call: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
    rule: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
  },
  closed,
);

const author = Type.String({ minLength: 1, maxLength: 64 });
const reader = Type.String({ minLength: 1, maxLength: 64 });

/** Part of storeContract. */
export const recordingMethods = {
  /** Newest first. With a filter a page may hold fewer than `limit`, even none, and have a `next` all the same. */
  "recordings.list": {
    request: Type.Object(
      {
        before: Type.Union([Type.String({ maxLength: 128 }), Type.Null()]),
        limit: Type.Integer({ minimum: 1, maximum: 1000 }),
        filter: recordingFilterSchema,
      },
      closed,
    ),
    answer: Type.Object({ items: Type.Array(recordingSchema), next: Type.Union([Type.String(), Type.Null()]) }, closed),
  },
  /**
   * Somebody listens, which is noted in the audit before the first sound leaves. It is a WAV of `bytes`, unsealed piece
   * by piece by `recordings.read`; a reader that nobody reads for a minute ends.
   */
  "recordings.open": {
    request: Type.Object({ recording: recordingIdSchema, author }, closed),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("opened"), reader, bytes: Type.Integer() }, closed),
      Type.Object({ kind: Type.Literal("unknown") }, closed),
      /** Its file is gone, or is not sealed for this box. */
      Type.Object({ kind: Type.Literal("unreadable") }, closed),
    ]),
  },
  /** Base64; null: that was all. */
  "recordings.read": {
    request: Type.Object({ reader }, closed),
    answer: Type.Object({ bytes: Type.Union([Type.String(), Type.Null()]) }, closed),
  },
  /** For ever; noted in the audit. */
  "recordings.remove": {
    request: Type.Object({ recording: recordingIdSchema, author }, closed),
    answer: Type.Object({ known: Type.Boolean() }, closed),
  },
} as const;

export type BegunRecording = Static<typeof begunRecordingSchema>;
export type Recording = Static<typeof recordingSchema>;
export type RecordingFact = Static<typeof recordingFactSchema>;
export type RecordingFilter = Static<typeof recordingFilterSchema>;
