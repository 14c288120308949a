import type { Static } from "typebox";
import type { ownTextMessageSchema } from "../../contracts/api/own-routes.ts";
import type { MessageRecord } from "../../contracts/message-record.ts";

/** A text message as the owner of that number sees it, without who else has got it. Pure. */
export function ownTextMessage(record: MessageRecord, number: string): Static<typeof ownTextMessageSchema> {
  const { message, at, from, to, text, read, deliveries } = record;
  const isFor = deliveries.some(({ extension }) => extension === number);
  return isFor
    ? { message, at, direction: "received", other: { ...from }, text, isRead: read !== null }
    : { message, at, direction: "written", other: { number: to, name: "" }, text, isRead: true };
}
