import { type Static, Type } from "typebox";
import { mailSchema } from "../../model/config/mail.ts";
import { oneOf } from "../../model/config/named-fields.ts";

/** What the child that speaks SMTP is handed on its standard input, and what it says on its standard output. */

const closed = { additionalProperties: false } as const;
const { port, security } = mailSchema.properties;

export const letterSchema = Type.Object(
  {
    server: Type.Object(
      {
        host: Type.String(),
        port,
        security,
        user: Type.String(),
        /** Empty: the server asks for none. */
        password: Type.String(),
      },
      closed,
    ),
    from: Type.String(),
    to: Type.String(),
    subject: Type.String(),
    text: Type.String(),
    /** The same for as long as it is tried, so that a server may see a letter that came twice. */
    messageId: Type.String(),
    attachment: Type.Union([
      Type.Object({ name: Type.String(), type: Type.String(), base64: Type.String() }, closed),
      Type.Null(),
    ]),
  },
  closed,
);

export const sendingSchema = Type.Union([
  Type.Object({ kind: Type.Literal("taken") }, closed),
  Type.Object(
    {
      kind: oneOf(["unreachable", "certificate", "no-encryption", "refused", "sign-in"]),
      /** It will never be taken: the address does not exist, or the letter is not wanted. */
      isFinal: Type.Boolean(),
      text: Type.String(),
    },
    closed,
  ),
]);

export type Letter = Static<typeof letterSchema>;
export type Sending = Static<typeof sendingSchema>;
