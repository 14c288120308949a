import { type Static, Type } from "typebox";
import { INTERNAL_NUMBER } from "../model/numbers.ts";
import { reasonSchema } from "../model/reason.ts";

/** A text message that is written by the API in the name of an extension, and what became of it. */

const closed = { additionalProperties: false } as const;
const message = Type.String();

/** So long a line may take to say what it thinks of a message, in milliseconds. */
export const MESSAGE_SENDING_MS = 32_000;

export const messageSendingSchema = Type.Object(
  {
    /** The extension that writes: its rights, limits and presentation hold. */
    from: Type.String({ pattern: INTERNAL_NUMBER }),
    /** As it would be dialled. */
    to: Type.String({ pattern: "^[+*#0-9]{1,40}$" }),
    /** 1,300 bytes at most, as from a telephone. */
    text: Type.String({ minLength: 1, maxLength: 1300, pattern: "^[^\\u0000]*$" }),
  },
  closed,
);

export const messageSentSchema = Type.Union([
  /** It is on the disk, and on its way to the extensions. */
  Type.Object({ kind: Type.Literal("kept"), message }, closed),
  /** The line has taken it. */
  Type.Object({ kind: Type.Literal("sent"), message, line: Type.String() }, closed),
  /** No line has taken it; `status`: what its sender is answered. */
  Type.Object(
    { kind: Type.Literal("failed"), message, line: Type.Union([Type.String(), Type.Null()]), status: Type.Integer() },
    closed,
  ),
  /** It may not go there, or cannot. */
  Type.Object({ kind: Type.Literal("refused"), status: Type.Integer(), why: reasonSchema }, closed),
  /** The disk takes nothing now, or no configuration runs. */
  Type.Object({ kind: Type.Literal("unable") }, closed),
  Type.Object({ kind: Type.Literal("unknown-sender") }, closed),
]);

export type MessageSending = Static<typeof messageSendingSchema>;
export type MessageSent = Static<typeof messageSentSchema>;
