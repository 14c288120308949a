import { type Static, Type } from "typebox";

/** What somebody wanted of a process by hand, and when (milliseconds since the epoch). */
export const serviceOrderSchema = Type.Object(
  {
    what: Type.Union([Type.Literal("start"), Type.Literal("stop"), Type.Literal("restart")]),
    author: Type.String(),
    at: Type.Integer(),
  },
  { additionalProperties: false },
);
export type ServiceOrder = Static<typeof serviceOrderSchema>;
