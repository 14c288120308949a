import type { Static } from "typebox";
import type { ownCallSchema } from "../../contracts/api/own-routes.ts";
import type { CallRecord, LegRecord } from "../../contracts/call-record.ts";
import { sameNumberAs } from "../../model/same-number.ts";

export type OwnCall = Static<typeof ownCallSchema>;

/**
 * A call as the owner of that number sees it; null: he took no part. Of the others only who he talked to, or might have,
 * is told: not where the call went on to, nor by whose mobile it was answered. Pure.
 */
export function ownCall(record: CallRecord, number: string): OwnCall | null {
  const isMine = sameNumberAs(number);
  const { call, caller, dialled, startedAt, answeredAt, endedAt } = record;
  if (isMine(caller.number) || madeByAgent(record, isMine)) {
    const talkedMs = answeredAt === null ? 0 : Math.max(0, endedAt - answeredAt);
    const answer = answeredAt === null ? "none" : "answered";
    const other = { number: dialled, name: "" };
    return { call, direction: "made", other, group: null, answer, startedAt, talkedMs };
  }
  const rang = record.legs.filter(
    (leg) => leg.direction === "out" && (isMine(leg.number) || isMine(leg.forGroup ?? "")),
  );
  const isCalled = [dialled, record.answeredBy, record.agent, record.queue?.number].some((one) => isMine(one ?? ""));
  if (rang.length === 0 && !isCalled) return null;
  const [leg] = rang.filter((one) => one.answeredAt !== null);
  const isByAgent = isMine(record.agent ?? "");
  const isAnswered = leg !== undefined || isByAgent || isMine(record.answeredBy ?? "");
  const answer = isAnswered ? "answered" : answeredAt === null ? "none" : "elsewhere";
  const forGroup = rang.map((one) => one.forGroup ?? null).find((group) => group !== null) ?? null;
  return {
    ...{ call, direction: "received", other: { ...caller }, answer, startedAt },
    group: forGroup !== null && isMine(forGroup) ? null : forGroup,
    talkedMs: isAnswered ? talked(leg, record) : 0,
  };
}

/** An agent calls from wherever he has logged in: it is the telephone's number that calls. */
const madeByAgent = ({ agent, answeredBy, legs }: CallRecord, isMine: (number: string) => boolean): boolean =>
  isMine(agent ?? "") &&
  answeredBy !== agent &&
  legs.some((leg) => leg.direction === "in" && (leg.trunk ?? null) === null);

/** Milliseconds of his own leg; of the whole conversation where his leg is not told apart. */
function talked(leg: LegRecord | undefined, { answeredAt, endedAt }: CallRecord): number {
  const from = leg?.answeredAt ?? answeredAt;
  return from === null ? 0 : Math.max(0, (leg?.endedAt ?? endedAt) - from);
}
