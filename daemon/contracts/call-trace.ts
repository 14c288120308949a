import { type Static, Type } from "typebox";

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
      Type.Object({ at: Type.Integer(), leg: Type.Union([Type.Integer(), Type.Null()]), text: Type.String() }, closed),
    ),
  },
  closed,
);

export type CallTrace = Static<typeof callTraceSchema>;
