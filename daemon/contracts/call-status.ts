import { type Static, Type } from "typebox";

/** A call that is up, and each of its legs. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;

export const legStatusSchema = Type.Object(
  {
    leg: Type.Integer(),
    direction: Type.Union([Type.Literal("in"), Type.Literal("out")]),
    number: Type.String(),
    /** offered, dialling, ringing, early, answered, held, released. */
    state: Type.String(),
  },
  closed,
);

export const callStatusSchema = Type.Object(
  {
    call: Type.String(),
    revision: Type.Integer(),
    caller: Type.Object({ number: Type.String(), name: Type.String() }, closed),
    dialled: Type.String(),
    state: Type.Union([Type.Literal("ringing"), Type.Literal("talking"), Type.Literal("ending")]),
    startedAt: Type.Integer(),
    answeredAt: Type.Union([Type.Integer(), Type.Null()]),
    legs: Type.Array(legStatusSchema),
  },
  closed,
);

export type CallStatus = Static<typeof callStatusSchema>;
