import { type Static, Type } from "typebox";
import { reasonSchema } from "../model/reason.ts";

const closed = { additionalProperties: false } as const;
const optionalTime = Type.Union([Type.Integer(), Type.Null()]);

/** The story of one call: why it went where it went, and what happened on each leg. */
export const callTraceSchema = Type.Object(
  {
    call: Type.String(),
    caller: Type.String(),
    dialled: Type.String(),
    startedAt: Type.Integer(),
    endedAt: optionalTime,
    lines: Type.Array(
      Type.Object({ at: Type.Integer(), leg: Type.Union([Type.Integer(), Type.Null()]), told: reasonSchema }, closed),
    ),
  },
  closed,
);

export type CallTrace = Static<typeof callTraceSchema>;
