import type { MessageDelivery, MessageFilter, MessageRecord } from "../../contracts/message-record.ts";

/** What becomes of the record of a message; pure. The same record when nothing does. */

/** It has got to an extension, or never will; what was said first of one stays. */
export function withDelivery(record: MessageRecord, told: MessageDelivery): MessageRecord {
  const isNews = ({ extension, state }: MessageDelivery): boolean =>
    extension === told.extension && state === "waiting" && told.state !== "waiting";
  if (!record.deliveries.some(isNews)) return record;
  return { ...record, deliveries: record.deliveries.map((one) => (isNews(one) ? told : one)) };
}

/** Opened by one is read for all that it is for; null: it is not for that extension. */
export function opened(record: MessageRecord, by: string, at: number): MessageRecord | null {
  if (!isFor(record, by)) return null;
  return record.read === null ? { ...record, read: { by, at } } : record;
}

export const unopened = (record: MessageRecord): MessageRecord =>
  record.read === null ? record : { ...record, read: null };

/** Whether it is one of those that are asked for. */
export function isWantedMessage(record: MessageRecord, { extension, unread }: MessageFilter): boolean {
  if (unread && record.read !== null) return false;
  if (extension !== null) return isFor(record, extension) || (!unread && isBy(record, extension));
  return !unread || record.deliveries.length > 0;
}

const isFor = ({ deliveries }: MessageRecord, number: string): boolean =>
  deliveries.some(({ extension }) => extension === number);

const isBy = ({ direction, from }: MessageRecord, number: string): boolean =>
  direction !== "incoming" && from.number === number;
