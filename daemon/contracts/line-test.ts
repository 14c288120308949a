import { type Static, Type } from "typebox";
import { reasonSchema } from "../model/reason.ts";
import { lineStateSchema } from "./line-state.ts";

const closed = { additionalProperties: false } as const;

/** What a line said when it was asked [LIG-34]. */
export const lineTestSchema = Type.Object(
  {
    state: lineStateSchema,
    why: reasonSchema,
    /** Every address that its name leads to now. */
    addresses: Type.Array(
      Type.Object(
        {
          /** `udp 192.0.2.1:5060` */
          address: Type.String(),
          /** SIP status of the answer to OPTIONS, any is one; 0: none came. */
          status: Type.Integer(),
          /** Milliseconds, -1 without an answer. */
          roundTripMs: Type.Number(),
        },
        closed,
      ),
    ),
  },
  closed,
);

export type LineTest = Static<typeof lineTestSchema>;
