import { type Static, Type } from "typebox";

/** Text messages that wait for extensions; what they say is not told. */
export const waitingMessagesSchema = Type.Array(
  Type.Object(
    {
      number: Type.String(),
      waiting: Type.Integer({ minimum: 1 }),
      /** When the first of them came, milliseconds since the epoch. */
      oldest: Type.Integer(),
    },
    { additionalProperties: false },
  ),
);

export type WaitingMessages = Static<typeof waitingMessagesSchema>;
