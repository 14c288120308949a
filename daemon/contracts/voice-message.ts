import { type Static, Type } from "typebox";
import { MAILBOX_ID } from "../model/config/mailboxes.ts";
import { oneOf } from "../model/config/named-fields.ts";

/** Voice messages, as `pbx` keeps them, and what it tells `store` of them. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;

export const mailboxIdSchema = Type.String({ pattern: MAILBOX_ID });
/** A UUID of version 7: names the message for ever, and its folder. */
export const voiceMessageIdSchema = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });

export const VOICE_MESSAGE_STATES = ["new", "saved"] as const;

const caller = Type.Object(
  {
    /** As the house shows it; empty: hidden. */
    number: Type.String({ maxLength: 64 }),
    name: Type.String({ maxLength: 128 }),
  },
  closed,
);

export const voiceMessageSchema = Type.Object(
  {
    message: voiceMessageIdSchema,
    mailbox: mailboxIdSchema,
    state: oneOf(VOICE_MESSAGE_STATES),
    at: Type.Integer(),
    caller,
    /** Of sound. */
    seconds: Type.Number(),
    /** The extension or group from whose mailbox it was passed on; null: it was left here. */
    forwardedBy: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);

/** A message that has just come into a mailbox whose configuration names somebody to be told by e-mail. */
export const voiceMessageFactSchema = Type.Object(
  {
    kind: Type.Literal("voice-message"),
    message: Type.Omit(voiceMessageSchema, ["state"], closed),
  },
  closed,
);

export type VoiceMessage = Static<typeof voiceMessageSchema>;
export type VoiceMessageFact = Static<typeof voiceMessageFactSchema>;
