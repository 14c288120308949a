import { directionOf } from "../../../daemon/contracts/call-direction.ts";
import type { CallRecord } from "../../../daemon/contracts/call-record.ts";

/** Milliseconds of conversation; 0 when nobody answered. */
export const talkedMs = ({ answeredAt, endedAt }: Pick<CallRecord, "answeredAt" | "endedAt">): number =>
  answeredAt === null ? 0 : Math.max(0, endedAt - answeredAt);

/** Records that were not there yet go on top; each call stands once. */
export function withNewer<Listed extends Pick<CallRecord, "call">>(
  known: readonly Listed[],
  newest: readonly Listed[],
): readonly Listed[] {
  const names = new Set(known.map(({ call }) => call));
  const fresh = newest.filter(({ call }) => !names.has(call));
  return fresh.length === 0 ? known : [...fresh, ...known];
}

/** Whom one would call back: who called, or, of a call to the outside, who was called; empty: he hid his number. */
export const otherSideOf = (record: Pick<CallRecord, "caller" | "dialled" | "legs">): string => {
  const number = directionOf(record) === "outgoing" ? record.dialled : record.caller.number;
  return /^\+?[0-9]{2,40}$/.test(number) ? number : "";
};
