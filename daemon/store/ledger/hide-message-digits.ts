import type { MessageRecord } from "../../contracts/message-record.ts";
import { withoutLastDigits } from "./hide-digits.ts";

/** Shorter ones are numbers of services or of the office; a code may stand before: #31#0612345678. */
const SOMEBODYS = /[0-9]{7,}$/;

/**
 * The record of a message without the last four digits of whoever is outside, and without his name; what was written, and
 * who of the office wrote or got it, stays. The same record when there was nothing to hide. Pure.
 */
export function hideMessageDigits(record: MessageRecord): MessageRecord {
  const { direction, from, to } = record;
  if (direction === "incoming" && SOMEBODYS.test(from.number))
    return { ...record, from: { number: withoutLastDigits(from.number), name: "" } };
  if (direction === "outgoing" && SOMEBODYS.test(to)) return { ...record, to: withoutLastDigits(to) };
  return record;
}
