import { type Static, Type } from "typebox";
import { IPV4_ADDRESS } from "../model/hardware-address.ts";

/** A telephone that asks everybody on its network where its settings are, by SIP (RFC 6080). Nothing of it is proved. */

const address = Type.String({ pattern: IPV4_ADDRESS });
const written = Type.String({ maxLength: 512 });

export const newcomerSchema = Type.Object(
  {
    /** Where it asks from, and the box on that network. */
    from: address,
    host: address,
    /** Request-URI and header fields as it wrote them; empty: it did not. */
    uri: written,
    fromField: written,
    toField: written,
    event: written,
    userAgent: written,
  },
  { additionalProperties: false },
);
export type Newcomer = Static<typeof newcomerSchema>;
