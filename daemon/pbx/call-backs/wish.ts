import { type Static, Type } from "typebox";

/** An extension waits until a colleague is free. */
export const wishSchema = Type.Object(
  {
    to: Type.String(),
    /** Milliseconds since the epoch: forgotten then. */
    until: Type.Integer(),
  },
  { additionalProperties: false },
);

/** All that an extension waits for, as its journal keeps them. */
export const wishesSchema = Type.Array(wishSchema);

export type Wish = Static<typeof wishSchema>;
