import { type Static, Type } from "typebox";
import { defineContract } from "../kit/contract.ts";
import { absenceSchema } from "../model/profiles/absence.ts";
import { reasonSchema } from "../model/reason.ts";
import { absenceMethods } from "./absence-setting.ts";
import { alertSchema } from "./alert.ts";
import { callInstructionSchema, callOutcomeSchema } from "./call-control.ts";
import { callStatusSchema } from "./call-status.ts";
import { callTraceSchema } from "./call-trace.ts";
import { conferenceOrderSchema, conferenceStatusSchema } from "./conference.ts";
import { deviceNewsSchema } from "./device-news.ts";
import { emergencyProofSchema } from "./emergency-proof.ts";
import { extensionStateSchema } from "./extension-state.ts";
import { lineStateSchema } from "./line-state.ts";
import { lineTestSchema, testedNumberSchema } from "./line-test.ts";
import { liveDeltaSchema, livePictureSchema } from "./live.ts";
import { mailboxMethods } from "./mailbox-state.ts";
import { messageSendingSchema, messageSentSchema } from "./message-sending.ts";
import { outsideStateSchema } from "./outside-state.ts";
import { parkedCallSchema } from "./parked-call.ts";
import { profileAnswerSchema, profileChoiceSchema } from "./profile-state.ts";
import { agentAnswerSchema, agentOrderSchema, agentStateSchema, queueStateSchema } from "./queue-state.ts";
import { routeAnswerSchema, routeQuestionSchema } from "./route-explanation.ts";
import { restartOrderSchema, restartSchema } from "./telephone-restart.ts";
import { waitingMessagesSchema } from "./waiting-messages.ts";

/** What others may ask of `pbx`, on the socket `run/pbx.sock` of the home. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const profileOwner = Type.String({ minLength: 1, maxLength: 16 });
const optionalTime = Type.Union([Type.Integer(), Type.Null()]);

/** One registered telephone. */
export const deviceStatusSchema = Type.Object(
  {
    contact: Type.Integer(),
    userAgent: Type.String(),
    /** Where its REGISTER came from: `192.0.2.7:5060`. */
    source: Type.String(),
    transport: Type.String(),
    /** It answered the last OPTIONS; true until the first one has been sent. */
    reachable: Type.Boolean(),
    /** Milliseconds, -1 when not measured. */
    roundTripMs: Type.Number(),
    expiresAt: Type.Integer(),
  },
  closed,
);

/** One extension of the office, registered or not [POS-12, POS-13]. */
export const registrationStatusSchema = Type.Object(
  {
    number: Type.String(),
    name: Type.String(),
    state: extensionStateSchema,
    /** Its number is hidden on calls that go outside now [PRE-04, POS-09]. */
    hidesNumber: Type.Boolean(),
    /** Do not disturb and forwards, as they were set by codes. */
    absence: absenceSchema,
    devices: Type.Array(deviceStatusSchema),
  },
  closed,
);

/** One outside line [LIG-34]. */
export const trunkStatusSchema = Type.Object(
  {
    number: Type.String(),
    name: Type.String(),
    state: lineStateSchema,
    why: reasonSchema,
    since: Type.Integer(),
    expiresAt: optionalTime,
    incoming: Type.Integer(),
    outgoing: Type.Integer(),
  },
  closed,
);

/** Everything that is alive in the engine; see EngineCensus in pbx/engine/engine.ts. */
export const censusSchema = Type.Object(
  {
    legs: Type.Integer(),
    relays: Type.Integer(),
    mixed: Type.Integer(),
    rooms: Type.Integer(),
    recordings: Type.Integer(),
    players: Type.Integer(),
    rtpSockets: Type.Integer(),
    dialogs: Type.Integer(),
    transactions: Type.Integer(),
    subscriptions: Type.Integer(),
    contacts: Type.Integer(),
    transports: Type.Integer(),
    trunkRegistrations: Type.Integer(),
    probes: Type.Integer(),
    messages: Type.Integer(),
    relayedPackets: Type.Integer(),
    poolBytes: Type.Integer(),
  },
  closed,
);

export const pbxStatusSchema = Type.Object(
  {
    /** Revision that runs; null before the first snapshot has been found. */
    revision: Type.Union([Type.Integer(), Type.Null()]),
    startedAt: Type.Integer(),
    /** Connected to `store`. */
    store: Type.Boolean(),
    listening: Type.Array(
      Type.Object({ transport: Type.String(), address: Type.String(), port: Type.Integer() }, closed),
    ),
    registrations: Type.Array(registrationStatusSchema),
    trunks: Type.Array(trunkStatusSchema),
    calls: Type.Array(callStatusSchema),
    /** What is wrong now, the worst first. */
    alerts: Type.Array(alertSchema),
    /** Whether emergency calls would go out; null: not proved since the start. */
    emergency: Type.Union([emergencyProofSchema, Type.Null()]),
    census: censusSchema,
    /** Calls since the process started. */
    callsHandled: Type.Integer(),
    /** Facts that `store` has not acknowledged yet. */
    factsWaiting: Type.Integer(),
    /** Text messages that have not reached an extension yet. */
    messagesWaiting: Type.Integer(),
  },
  closed,
);

export const pbxContract = defineContract({
  methods: {
    status: { request: Type.Object({}, closed), answer: pbxStatusSchema },
    /** What is wrong now, the worst first. */
    "alerts.list": {
      request: Type.Object({}, closed),
      answer: Type.Object({ items: Type.Array(alertSchema) }, closed),
    },
    /** Proves now that emergency calls would go out, without calling anybody; answers within 12 s. Null: no view runs. */
    "emergency.prove": {
      request: Type.Object({}, closed),
      answer: Type.Union([emergencyProofSchema, Type.Null()]),
    },
    /**
     * Tests a line now, with a real call to `call` if that is not null; answers within LINE_TEST_MS. Null: there is no
     * such line.
     */
    "line.test": {
      request: Type.Object(
        { trunk: Type.String({ minLength: 1, maxLength: 10 }), call: Type.Union([testedNumberSchema, Type.Null()]) },
        closed,
      ),
      answer: Type.Union([lineTestSchema, Type.Null()]),
    },
    "agents.list": {
      request: Type.Object({}, closed),
      answer: Type.Object({ items: Type.Array(agentStateSchema) }, closed),
    },
    /** Logs an agent in or out, or gives him a pause; what he is then. */
    "agents.order": {
      request: Type.Object(
        { agent: profileOwner, order: agentOrderSchema, author: Type.String({ minLength: 1, maxLength: 64 }) },
        closed,
      ),
      answer: agentAnswerSchema,
    },
    /** Groups with a queue, and whoever else somebody waits for. */
    "queues.list": {
      request: Type.Object({}, closed),
      answer: Type.Object({ items: Type.Array(queueStateSchema) }, closed),
    },
    "profile.show": { request: Type.Object({ number: profileOwner }, closed), answer: profileAnswerSchema },
    /** Chooses a profile over the planning; `chosen` null gives it back to the planning. */
    "profile.choose": {
      request: Type.Object(
        {
          number: profileOwner,
          chosen: Type.Union([profileChoiceSchema, Type.Null()]),
          author: Type.String({ minLength: 1, maxLength: 64 }),
        },
        closed,
      ),
      answer: profileAnswerSchema,
    },
    /** Writes in the name of an extension, as its telephone would; answers within MESSAGE_SENDING_MS. */
    "messages.send": { request: messageSendingSchema, answer: messageSentSchema },
    /** Tells telephones to restart, one after the other; `evenTalking`: also those that are in a call. Noted in the audit. */
    "telephones.restart": {
      request: Type.Object(
        {
          orders: Type.Array(restartOrderSchema, { maxItems: 2000 }),
          evenTalking: Type.Boolean(),
          author: Type.String({ minLength: 1, maxLength: 64 }),
        },
        closed,
      ),
      answer: Type.Object({}, closed),
    },
    /** What became of the last order of each extension, oldest first. */
    "telephones.restarts": {
      request: Type.Object({}, closed),
      answer: Type.Object({ items: Type.Array(restartSchema) }, closed),
    },
    /** From now on this peer is told `device`; the answer is what is registered now. */
    "devices.follow": {
      request: Type.Object({}, closed),
      answer: Type.Object({ registered: Type.Array(deviceNewsSchema) }, closed),
    },
    "messages.waiting": { request: Type.Object({}, closed), answer: waitingMessagesSchema },
    ...mailboxMethods,
    ...absenceMethods,
    /** Which way a call would take; nobody is called. */
    route: { request: routeQuestionSchema, answer: routeAnswerSchema },
    /**
     * Kept for a week, or as far as its place on the disk reaches; `null` when this one is not kept. Of the latest calls a
     * unique beginning of the name is enough.
     */
    "call.trace": {
      request: Type.Object({ call: Type.String({ minLength: 1, maxLength: 64 }) }, closed),
      answer: Type.Union([callTraceSchema, Type.Null()]),
    },
    "call.up": { request: Type.Object({}, closed), answer: Type.Array(callStatusSchema) },
    /** Makes, ends and leads calls in the name of an extension, with its rights; answered as soon as it is under way. */
    "call.control": { request: callInstructionSchema, answer: callOutcomeSchema },
    /** Calls at parking places, in the order of their places. */
    "parking.list": { request: Type.Object({}, closed), answer: Type.Array(parkedCallSchema) },
    "conference.list": { request: Type.Object({}, closed), answer: Type.Array(conferenceStatusSchema) },
    /** `by`: for the stories of the calls. Not found: the conference is over, or the one who is meant is not there. */
    "conference.direct": {
      request: Type.Object(
        {
          id: Type.String({ minLength: 1, maxLength: 32 }),
          order: conferenceOrderSchema,
          by: Type.String({ minLength: 1, maxLength: 128 }),
        },
        closed,
      ),
      answer: Type.Object({ found: Type.Boolean() }, closed),
    },
    /** The latest calls that are kept, newest first. */
    "call.list": {
      request: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 1000 }) }, closed),
      answer: Type.Array(Type.Omit(callTraceSchema, ["lines", "legs", "messages"], closed)),
    },
    /**
     * Live state for browsers: entries `extension/`, `agent/`, `queue/`, `group/`, `line/`, `call/` and `alert/` of contracts/api/live-entries.ts. From now
     * on this peer is told `live.delta`; changes of a fifth of a second come together. Asked again: a fresh picture.
     */
    "live.subscribe": { request: Type.Object({}, closed), answer: livePictureSchema },
    "live.unsubscribe": { request: Type.Object({}, closed), answer: Type.Object({}, closed) },
    /** What the limits against toll fraud have counted; null before there is a configuration. */
    "outside.state": { request: Type.Object({}, closed), answer: Type.Union([outsideStateSchema, Type.Null()]) },
    /** Lets calls go outside again after the limits have cut them; nothing else does. */
    "outside.rearm": {
      request: Type.Object({ author: Type.String({ minLength: 1, maxLength: 64 }) }, closed),
      answer: Type.Object({ kind: Type.Union([Type.Literal("re-armed"), Type.Literal("not-cut")]) }, closed),
    },
  },
  messages: { "live.delta": liveDeltaSchema, device: deviceNewsSchema },
});

export type PbxStatus = Static<typeof pbxStatusSchema>;
export type RegistrationStatus = Static<typeof registrationStatusSchema>;
export type DeviceStatus = Static<typeof deviceStatusSchema>;
export type TrunkStatus = Static<typeof trunkStatusSchema>;
