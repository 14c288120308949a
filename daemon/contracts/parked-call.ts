import { type Static, Type } from "typebox";

/** A call that waits at a parking place. Times: milliseconds since the epoch. */
export const parkedCallSchema = Type.Object(
  {
    place: Type.String(),
    call: Type.String(),
    /** Who waits. */
    number: Type.String(),
    name: Type.String(),
    /** The extension that has parked him. */
    by: Type.String(),
    since: Type.Integer(),
    /** When it comes back to that extension. */
    until: Type.Integer(),
  },
  { additionalProperties: false },
);

export type ParkedCall = Static<typeof parkedCallSchema>;
