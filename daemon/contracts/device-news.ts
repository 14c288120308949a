import { type Static, Type } from "typebox";
import { oneOf } from "../model/config/named-fields.ts";

/** What becomes of the device of an extension, for who follows telephones on their way [POS-17]. */

/** `registered`: it came, or came anew; `heard`: sound of it arrived in a call; `silent`: it talked and none arrived. */
export const DEVICE_NEWS = ["registered", "heard", "silent"] as const;

export const deviceNewsSchema = Type.Object(
  {
    /** Milliseconds since 1970. */
    at: Type.Integer({ minimum: 0 }),
    kind: oneOf(DEVICE_NEWS),
    /** Of its extension. */
    number: Type.String({ maxLength: 16 }),
    /** Where its REGISTER came from, without the port. */
    from: Type.String({ maxLength: 64 }),
    userAgent: Type.String({ maxLength: 200 }),
    /** Call-ID of its registration: another one is a device that started anew (RFC 3261 §10.2.4). */
    session: Type.String({ maxLength: 256 }),
  },
  { additionalProperties: false },
);
export type DeviceNews = Static<typeof deviceNewsSchema>;
