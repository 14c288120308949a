import { type Static, Type } from "typebox";

/** What is kept of an agent over restarts, by his number; of an extension only that it is paused. */
export const keptLoginSchema = Type.Object(
  {
    /** The extension where he is logged in; null: nowhere. */
    desk: Type.Union([Type.String({ minLength: 1, maxLength: 16 }), Type.Null()]),
    isPaused: Type.Boolean(),
    /** Milliseconds since the epoch. */
    since: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);

export type KeptLogin = Static<typeof keptLoginSchema>;
