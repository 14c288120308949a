import { type Static, Type } from "typebox";
import { oneOf } from "../model/config/named-fields.ts";
import { CALL_DIRECTIONS } from "./call-direction.ts";

/**
 * The record of one text message that the box has taken: written once, then told what becomes of it. Times: milliseconds
 * since the epoch.
 */

const closed = { additionalProperties: false } as const;
const optionalTime = Type.Union([Type.Integer(), Type.Null()]);

/** A UUID of version 7 (RFC 9562 §5.7): names of messages sort by the moment at which they were taken. */
const messageName = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
});

/** How far a message has got to one of the extensions that it is for; a telephone that has it says nothing of a reader. */
export const messageDeliverySchema = Type.Object(
  {
    extension: Type.String(),
    /** `given-up`: nobody took it in 30 days; `box-full`: too many waited there already. */
    state: oneOf(["waiting", "delivered", "given-up", "box-full"]),
    /** Since when it is so. */
    at: Type.Integer(),
  },
  closed,
);

export const messageRecordSchema = Type.Object(
  {
    message: messageName,
    at: Type.Integer(),
    direction: oneOf(CALL_DIRECTIONS),
    /** As telephones show it; empty: who writes hides it. */
    from: Type.Object({ number: Type.String(), name: Type.String() }, closed),
    /** The number that was written to, as it was written. */
    to: Type.String(),
    /** The extension or group that it is for; null: somebody outside. */
    addressee: Type.Union([Type.String(), Type.Null()]),
    /** The line that brought or took it. */
    line: Type.Union([Type.String(), Type.Null()]),
    text: Type.String(),
    /** The extensions that it is for: one, or the members of the group. */
    deliveries: Type.Array(messageDeliverySchema),
    /**
     * `kept`: for extensions, see `deliveries`; `sent`: a line has taken it; `failed`: none did; `interrupted`: the
     * exchange died before a line had answered.
     */
    outcome: oneOf(["kept", "sent", "failed", "interrupted"]),
    /** SIP status that its sender was answered; 0: none. */
    status: Type.Integer(),
    /** The extension that has opened it first, for all that it is for; null: unread. */
    read: Type.Union([Type.Object({ by: Type.String(), at: Type.Integer() }, closed), Type.Null()]),
  },
  closed,
);

/** What `pbx` tells of a message: that it was taken, and later how it has got to each extension. */
export const messageFactSchema = Type.Union([
  Type.Object({ kind: Type.Literal("message-record"), record: messageRecordSchema }, closed),
  Type.Object(
    { kind: Type.Literal("message-delivery"), message: messageName, delivery: messageDeliverySchema },
    closed,
  ),
]);

/** Which messages are wanted. */
export const messageFilterSchema = Type.Object(
  {
    /** Written to this extension, itself or as a member of a group, or by it; null: whoever it is. */
    extension: Type.Union([Type.String({ maxLength: 16 }), Type.Null()]),
    /** Only those that are for somebody here (with `extension`: for that one) and that nobody has opened. */
    unread: Type.Boolean(),
  },
  closed,
);

/** When a message was last added, delivered, opened or deleted; null: not since `store` has started. */
export const messagesChangedSchema = Type.Object({ changedAt: optionalTime }, closed);

export type MessageRecord = Static<typeof messageRecordSchema>;
export type MessageDelivery = Static<typeof messageDeliverySchema>;
export type MessageFact = Static<typeof messageFactSchema>;
export type MessageFilter = Static<typeof messageFilterSchema>;
