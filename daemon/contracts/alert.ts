import { type Static, Type } from "typebox";
import { reasonSchema } from "../model/reason.ts";

/** What is wrong now, since when, and how badly; what to do about it is said by model/remedies.ts. */
export const alertSchema = Type.Object(
  {
    /** Names it while it lasts. */
    key: Type.String(),
    /** `error`: calls are lost, or would be; `warning`: they get through all the same. */
    level: Type.Union([Type.Literal("error"), Type.Literal("warning")]),
    what: reasonSchema,
    /** Null: `what` says it all. */
    why: Type.Union([reasonSchema, Type.Null()]),
    /** Milliseconds since the epoch. */
    since: Type.Integer(),
  },
  { additionalProperties: false },
);

export type Alert = Static<typeof alertSchema>;
