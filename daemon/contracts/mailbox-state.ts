import { type Static, Type } from "typebox";
import { mailboxSchema } from "../model/config/mailboxes.ts";
import { mailboxIdSchema, voiceMessageIdSchema, voiceMessageSchema } from "./voice-message.ts";

/** Mailboxes as they are now, and what may be asked of `pbx` about their messages. */

const closed = { additionalProperties: false } as const;
const author = Type.String({ minLength: 1, maxLength: 64 });
const { id, name, owner, number, kind, isDefault } = mailboxSchema.properties;

/** A mailbox of the configuration that runs [BVL-04]. */
export const mailboxStateSchema = Type.Object(
  {
    ...{ id, name, owner, number, kind, isDefault },
    /** Messages. */
    fresh: Type.Integer(),
    saved: Type.Integer(),
    /** Its owner may hear them from elsewhere. */
    hasPin: Type.Boolean(),
    /** A greeting was spoken at the telephone; it greets before the configured one. */
    hasSpokenGreeting: Type.Boolean(),
  },
  closed,
);

/** A piece of a WAV from byte `at` on, base64; `next` is null when it was the last one. */
const pieceRequest = { at: Type.Integer({ minimum: 0 }) } as const;
const pieceSchema = Type.Union([
  Type.Object({ bytes: Type.String(), next: Type.Union([Type.Integer(), Type.Null()]) }, closed),
  /** There is no such sound. */
  Type.Null(),
]);

const known = Type.Object({ known: Type.Boolean() }, closed);

/** Part of pbxContract. */
export const mailboxMethods = {
  "mailboxes.list": {
    request: Type.Object({}, closed),
    answer: Type.Object({ items: Type.Array(mailboxStateSchema) }, closed),
  },
  /** Of one mailbox, the oldest first; null: there is no such mailbox. */
  "mailbox.messages": {
    request: Type.Object({ mailbox: mailboxIdSchema }, closed),
    answer: Type.Union([Type.Object({ items: Type.Array(voiceMessageSchema) }, closed), Type.Null()]),
  },
  /** The first piece is noted in the audit: somebody listens to what was said to somebody else. */
  "mailbox.hear": {
    request: Type.Object({ message: voiceMessageIdSchema, author, ...pieceRequest }, closed),
    answer: pieceSchema,
  },
  "mailbox.save": { request: Type.Object({ message: voiceMessageIdSchema, author }, closed), answer: known },
  "mailbox.remove": { request: Type.Object({ message: voiceMessageIdSchema, author }, closed), answer: known },
  /** The greeting that was spoken at the telephone. */
  "mailbox.greeting": {
    request: Type.Object({ mailbox: mailboxIdSchema, ...pieceRequest }, closed),
    answer: pieceSchema,
  },
  /** What is configured greets again. */
  "mailbox.dropGreeting": { request: Type.Object({ mailbox: mailboxIdSchema, author }, closed), answer: known },
  /** The code with which the owner of a mailbox hears all of his from elsewhere; null takes it away. */
  "mailbox.setPin": {
    request: Type.Object(
      { mailbox: mailboxIdSchema, pin: Type.Union([Type.String({ maxLength: 16 }), Type.Null()]), author },
      closed,
    ),
    answer: Type.Union([
      Type.Object({ kind: Type.Literal("set") }, closed),
      Type.Object({ kind: Type.Literal("refused"), message: Type.String(), english: Type.String() }, closed),
      Type.Object({ kind: Type.Literal("unknown") }, closed),
    ]),
  },
} as const;

export type MailboxState = Static<typeof mailboxStateSchema>;
