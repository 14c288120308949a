import { type Static, Type } from "typebox";
import { oneOf } from "../../model/config/named-fields.ts";
import { absenceSchema } from "../../model/profiles/absence.ts";
import { reasonSchema } from "../../model/reason.ts";
import { CALL_DIRECTIONS } from "../call-direction.ts";
import { conferenceSeatSchema } from "../conference.ts";
import { directoryChangedSchema } from "../directory.ts";
import { extensionStateSchema } from "../extension-state.ts";
import { lineStateSchema } from "../line-state.ts";
import { liveDeltaSchema, livePictureSchema } from "../live.ts";
import { messagesChangedSchema } from "../message-record.ts";
import { addressTrialSchema } from "../own-address.ts";
import { reloadReportSchema } from "../revision.ts";
import { serviceOrderSchema } from "../service-order.ts";

/**
 * What a browser hears on the WebSocket `/api/v1/live`: one `picture`, then `delta`s (live.ts). Entries by key:
 * `extension/201`, `agent/301` and `queue/800` (queue-state.ts), `group/800`, `line/900`, `call/<name of the call>`, `alert/<key>` (alert.ts), `process/pbx`, `configuration`, `reload`, `journal`,
 * `messages`, `directory`, `health` (health.ts), `telephones`, `dhcp`, `trial`, `links`, `clock`.
 */

const closed = { additionalProperties: false } as const;
const revision = Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]);

/** `extension/<number>`: one extension of the configuration that runs [POS-12, POS-13]. */
export const liveExtensionSchema = Type.Object(
  {
    number: Type.String(),
    name: Type.String(),
    state: extensionStateSchema,
    /** Calls that go outside show no number now: by *69, else as it is configured [PRE-04, POS-09]. */
    hidesNumber: Type.Boolean(),
    /** Do not disturb and forwards, as they were set by codes. */
    absence: absenceSchema,
    devices: Type.Array(
      Type.Object(
        { userAgent: Type.String(), source: Type.String(), transport: Type.String(), reachable: Type.Boolean() },
        closed,
      ),
    ),
  },
  closed,
);

/** `group/<number>`: one group of the configuration that runs; out of service while nobody of it can be rung [GRP-01, A-14]. */
export const liveGroupSchema = Type.Object(
  { number: Type.String(), state: Type.Union([Type.Literal("in-service"), Type.Literal("out-of-service")]) },
  closed,
);

/** `line/<number>`: one outside line of the configuration that runs [LIG-34]. */
export const liveLineSchema = Type.Object(
  {
    number: Type.String(),
    name: Type.String(),
    state: lineStateSchema,
    why: reasonSchema,
    since: Type.Integer(),
  },
  closed,
);

/** `call/<name>`: a call that is up. Times: milliseconds since the epoch. */
export const liveCallSchema = Type.Object(
  {
    call: Type.String(),
    caller: Type.Object({ number: Type.String(), name: Type.String() }, closed),
    dialled: Type.String(),
    /** Seen from the office. */
    direction: oneOf(CALL_DIRECTIONS),
    /** Who talks to the caller, or is being rung. */
    parties: Type.Array(Type.String()),
    /** What those of them are called who are outside and known, by the number in `parties`; absent: none of them is. */
    names: Type.Optional(Type.Record(Type.String(), Type.String())),
    state: Type.Union([Type.Literal("ringing"), Type.Literal("talking"), Type.Literal("ending")]),
    startedAt: Type.Integer(),
    answeredAt: Type.Union([Type.Integer(), Type.Null()]),
    /** Whoever is in a conference has a call of his own; null: in none. */
    conference: Type.Union([conferenceSeatSchema, Type.Null()]),
  },
  closed,
);

/** `process/<name>`: one process of the box; `trouble` is for people, null when nothing is wrong. */
export const liveProcessSchema = Type.Object(
  {
    name: Type.String(),
    state: Type.String(),
    startedAt: Type.Union([Type.Integer(), Type.Null()]),
    restarts: Type.Integer(),
    trouble: Type.Union([Type.String(), Type.Null()]),
    isNeeded: Type.Boolean(),
    order: Type.Union([serviceOrderSchema, Type.Null()]),
  },
  closed,
);

/** `configuration`: what is saved and what runs [REC-02…05]. */
export const liveConfigurationSchema = Type.Object(
  {
    saved: revision,
    savedBy: Type.Union([Type.String(), Type.Null()]),
    running: revision,
    reloadNeeded: Type.Boolean(),
    reloading: Type.Boolean(),
    /** Saving works: the database is open and the disk takes it. */
    writable: Type.Boolean(),
  },
  closed,
);

/** `reload`: the reload that is under way, or the last one; steps of all who take part [REC-04…06]. */
export const liveReloadSchema = reloadReportSchema;

/** `journal`: changes whenever a call record is added; names the newest. */
export const liveJournalSchema = Type.Object({ newest: Type.Union([Type.String(), Type.Null()]) }, closed);

/** `messages`: changes whenever a text message is added, delivered, opened or deleted; says nothing of them. */
export const liveMessagesSchema = messagesChangedSchema;

/** `directory`: changes whenever a contact is added, changed or removed; says nothing of it. */
export const liveDirectorySchema = directoryChangedSchema;

/** `telephones`: changes whenever something of a telephone does that fetches its settings here; says nothing of it. */
export const liveTelephonesSchema = Type.Object({ version: Type.Integer({ minimum: 0 }) }, closed);

/** `dhcp`: changes whenever a lease does, or what is given; says nothing of it. */
export const liveDhcpSchema = Type.Object({ version: Type.Integer({ minimum: 0 }) }, closed);

/** `trial`: the address of the box that is on trial, for every page to say so; not there while none is. */
export const liveTrialSchema = addressTrialSchema;

/** `links`: which services `web` can ask now. */
export const liveLinksSchema = Type.Object({ box: Type.Boolean(), store: Type.Boolean(), pbx: Type.Boolean() }, closed);

/**
 * `clock`: what time it is at the box, in milliseconds since the epoch; told every `CLOCK_MS`, so that a browser whose
 * clock is wrong counts right, and that one which hears nothing any more knows it.
 */
export const liveClockSchema = Type.Object({ at: Type.Integer() }, closed);
export const CLOCK_MS = 15_000;

/** A frame of the WebSocket. */
export const liveFrameSchema = Type.Union([
  Type.Object({ kind: Type.Literal("picture"), ...livePictureSchema.properties }, closed),
  Type.Object({ kind: Type.Literal("delta"), ...liveDeltaSchema.properties }, closed),
]);

export type LiveExtension = Static<typeof liveExtensionSchema>;
export type LiveGroup = Static<typeof liveGroupSchema>;
export type LiveLine = Static<typeof liveLineSchema>;
export type LiveCall = Static<typeof liveCallSchema>;
export type LiveProcess = Static<typeof liveProcessSchema>;
export type LiveConfiguration = Static<typeof liveConfigurationSchema>;
export type LiveReload = Static<typeof liveReloadSchema>;
export type LiveJournal = Static<typeof liveJournalSchema>;
export type LiveMessages = Static<typeof liveMessagesSchema>;
export type LiveDirectory = Static<typeof liveDirectorySchema>;
export type LiveDhcp = Static<typeof liveDhcpSchema>;
export type LiveTrial = Static<typeof liveTrialSchema>;
export type LiveTelephones = Static<typeof liveTelephonesSchema>;
export type LiveLinks = Static<typeof liveLinksSchema>;
export type LiveClock = Static<typeof liveClockSchema>;
export type LiveFrame = Static<typeof liveFrameSchema>;
