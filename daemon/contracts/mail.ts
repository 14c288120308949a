import { type Static, Type } from "typebox";
import { words } from "../model/config/field.ts";
import { MAILBOX_ID } from "../model/config/mailboxes.ts";
import { emailField, oneOf } from "../model/config/named-fields.ts";

/** E-mail that `store` sends: notices of voice messages, kept until the server has taken them. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const author = Type.String({ minLength: 1, maxLength: 64 });
const optionalTime = Type.Union([Type.Integer(), Type.Null()]);

export const mailAddressSchema = emailField(words("Adresse", "Address"), words("D'un courriel.", "Of e-mail."))
  .anyOf[0];

/** Why the server did not take it, in words of ours and its own. */
export const mailTroubleSchema = Type.Object(
  {
    /** `given-up`: the last one that was tried for days, or that the server will never take. */
    kind: oneOf(["no-server", "unreachable", "certificate", "no-encryption", "refused", "sign-in", "given-up"]),
    text: Type.String({ maxLength: 500 }),
    at: Type.Integer(),
  },
  closed,
);

export const mailStateSchema = Type.Object(
  {
    /** Notices that have not been sent yet, and when the next one is tried. */
    waiting: Type.Integer(),
    nextAt: optionalTime,
    /** Given up in the last days. */
    givenUp: Type.Integer(),
    sent: Type.Integer(),
    /** Null: the last one was taken, or none was tried. */
    trouble: Type.Union([mailTroubleSchema, Type.Null()]),
  },
  closed,
);

/** A notice of a voice message on its way. */
export const waitingNoticeSchema = Type.Object(
  {
    message: Type.String(),
    mailbox: Type.String({ pattern: MAILBOX_ID }),
    since: Type.Integer(),
    tries: Type.Integer(),
    nextAt: Type.Integer(),
  },
  closed,
);

/** Part of storeContract. */
export const mailMethods = {
  "mail.state": {
    request: Type.Object({}, closed),
    answer: Type.Object({ state: mailStateSchema, waiting: Type.Array(waitingNoticeSchema) }, closed),
  },
  /** Of the account at the SMTP server; null: none. It is never told again. */
  "mail.setPassword": {
    request: Type.Object(
      { password: Type.Union([Type.String({ minLength: 1, maxLength: 256 }), Type.Null()]), author },
      closed,
    ),
    answer: Type.Object({ kind: Type.Literal("set") }, closed),
  },
  /** Sends a line to that address now, by the saved configuration; answers within MAIL_TEST_MS. Null: it was taken. */
  "mail.test": {
    request: Type.Object({ to: mailAddressSchema, author }, closed),
    answer: Type.Object({ trouble: Type.Union([mailTroubleSchema, Type.Null()]) }, closed),
  },
} as const;

/** So long a try may take. */
export const MAIL_TEST_MS = 90_000;

export type MailState = Static<typeof mailStateSchema>;
export type MailTrouble = Static<typeof mailTroubleSchema>;
export type WaitingNotice = Static<typeof waitingNoticeSchema>;
