import { type Static, Type } from "typebox";

/** A place in a queue whose owner has hung up to be called back; kept by the number that he called from. */
export const keptPlaceSchema = Type.Object(
  {
    queue: Type.String({ minLength: 1, maxLength: 16 }),
    queueName: Type.String({ maxLength: 64 }),
    ticket: Type.Integer({ minimum: 0 }),
    name: Type.String({ maxLength: 128 }),
    /** He is an extension of the house. */
    isInside: Type.Boolean(),
    /** Since when he waits, in milliseconds since the epoch. */
    since: Type.Integer({ minimum: 0 }),
    /** How often somebody was ready for him and he did not answer. */
    tries: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);

export type KeptPlace = Static<typeof keptPlaceSchema>;
