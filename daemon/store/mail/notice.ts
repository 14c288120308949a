import { type Static, Type } from "typebox";
import { voiceMessageFactSchema } from "../../contracts/voice-message.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { GIVEN_UP_AFTER_MS, pauseAfter } from "../../model/notice-pauses.ts";

/** A voice message of which somebody is to be told by e-mail, and how far that has come. */
export const noticeSchema = Type.Object(
  {
    message: voiceMessageFactSchema.properties.message,
    state: oneOf(["waiting", "sent", "given-up", "unwanted"]),
    /** Since it is known, and since it is so: milliseconds since the epoch. */
    since: Type.Integer(),
    at: Type.Integer(),
    tries: Type.Integer({ minimum: 0 }),
    nextAt: Type.Integer(),
  },
  { additionalProperties: false },
);
export type Notice = Static<typeof noticeSchema>;

/** What has come to its end is remembered so long, so that the same fact told twice is not sent twice. */
const REMEMBERED_MS = 14 * 24 * 3_600_000;

export const begun = (message: Notice["message"], now: number): Notice => ({
  message,
  state: "waiting",
  since: now,
  at: now,
  tries: 0,
  nextAt: now,
});

/** It has been tried in vain. Pure. */
export function afterTrouble(notice: Notice, isFinal: boolean, now: number): Notice {
  const tries = notice.tries + 1;
  const isOver = isFinal || now - notice.since > GIVEN_UP_AFTER_MS;
  if (isOver) return { ...notice, state: "given-up", at: now, tries };
  return { ...notice, tries, nextAt: now + pauseAfter(tries) };
}

export const ended = (notice: Notice, state: "sent" | "unwanted", now: number): Notice => ({
  ...notice,
  state,
  at: now,
  tries: notice.tries + 1,
});

export const isForgotten = ({ state, at }: Notice, now: number): boolean =>
  state !== "waiting" && now - at > REMEMBERED_MS;
