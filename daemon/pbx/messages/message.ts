import { type Static, Type } from "typebox";

/** A text message that the house has taken, as it waits for the extensions that it is for. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;

export const messageSchema = Type.Object(
  {
    /** Names it for ever (UUID v7); also in the Call-ID of each try, so that a device may know it again. */
    id: Type.String({ minLength: 1, maxLength: 64 }),
    at: Type.Integer(),
    /** As devices show it. */
    sender: Type.Object({ number: Type.String(), name: Type.String(), anonymous: Type.Boolean() }, closed),
    /** The number that was written to. */
    to: Type.String(),
    text: Type.String(),
    /** What makes a request that is sent again the same one. */
    request: Type.Object(
      {
        /** The extension, or the line, that has sent it. */
        from: Type.String(),
        callId: Type.String(),
        cseq: Type.Integer(),
      },
      closed,
    ),
  },
  closed,
);

export type Message = Static<typeof messageSchema>;

/** SIP gives up after 64·T1 (RFC 3261 §17.1.2): until then a request may come again. */
const REPEATED_WITHIN_MS = 32_000;

/**
 * Whether a request is one that was taken before: the same Call-ID and CSeq (RFC 3261 §8.2.2.2). A process that was
 * killed takes its nonces along: a telephone that had no answer yet is challenged again, and its next CSeq says the same
 * words. `born`: when this process began.
 */
export function isRepeated(
  taken: Message,
  { request, text }: Pick<Message, "request" | "text">,
  { now, born }: { readonly now: number; readonly born: number },
): boolean {
  const { from, callId, cseq } = taken.request;
  if (from !== request.from || callId !== request.callId || Math.abs(now - taken.at) > REPEATED_WITHIN_MS) return false;
  return cseq === request.cseq || (taken.at < born && taken.text === text);
}
