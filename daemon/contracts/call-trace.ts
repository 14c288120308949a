import { type Static, Type } from "typebox";
import { oneOf } from "../model/config/named-fields.ts";
import { reasonSchema } from "../model/reason.ts";

const closed = { additionalProperties: false } as const;
const optionalTime = Type.Union([Type.Integer(), Type.Null()]);

/** A SIP message as it stood on the wire; credentials, keys of sound and pressed keys are withheld. */
export const tracedMessageSchema = Type.Object(
  {
    at: Type.Integer(),
    leg: Type.Integer(),
    /** By us. */
    sent: Type.Boolean(),
    transport: Type.String(),
    /** `192.0.2.7:5060` */
    far: Type.String(),
    text: Type.String(),
  },
  closed,
);

/** The story of one call: why it went where it went, what happened on each leg, and what was said in SIP. */
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
    /** Who is at the other end of each leg. */
    legs: Type.Array(
      Type.Object({ leg: Type.Integer(), direction: oneOf(["in", "out"]), number: Type.String() }, closed),
    ),
    messages: Type.Array(tracedMessageSchema),
  },
  closed,
);

export type TracedMessage = Static<typeof tracedMessageSchema>;
export type CallTrace = Static<typeof callTraceSchema>;
