import type { CallRecord } from "../../../daemon/contracts/call-record.ts";

/** Milliseconds of conversation; 0 when nobody answered. */
export const talkedMs = ({ answeredAt, endedAt }: Pick<CallRecord, "answeredAt" | "endedAt">): number =>
  answeredAt === null ? 0 : Math.max(0, endedAt - answeredAt);

/** Records that were not there yet go on top; each call stands once. */
export function withNewer(known: readonly CallRecord[], newest: readonly CallRecord[]): readonly CallRecord[] {
  const names = new Set(known.map(({ call }) => call));
  const fresh = newest.filter(({ call }) => !names.has(call));
  return fresh.length === 0 ? known : [...fresh, ...known];
}

/** The page after: those that are there already stay where they are. */
export function withOlder(known: readonly CallRecord[], older: readonly CallRecord[]): readonly CallRecord[] {
  const names = new Set(known.map(({ call }) => call));
  return [...known, ...older.filter(({ call }) => !names.has(call))];
}
