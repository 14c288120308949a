import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { CallRecord } from "../../contracts/call-record.ts";
import { reason } from "../../model/reason.ts";
import type { Call } from "../calls/call.ts";

/**
 * Lines of the journal of calls that are up: `opened`, `answered`, and `ended` once the record is safe in the spool.
 * What is left open when a process starts was interrupted by the end of the one before.
 */

const openedSchema = Type.Object({
  call: Type.String(),
  revision: Type.Integer(),
  caller: Type.Object({ number: Type.String(), name: Type.String() }),
  dialled: Type.String(),
  startedAt: Type.Integer(),
});
const openedLine = Compile(Type.Object({ opened: openedSchema }));
const answeredLine = Compile(
  Type.Object({ answered: Type.Object({ call: Type.String(), at: Type.Integer(), by: Type.String() }) }),
);
const endedLine = Compile(Type.Object({ ended: Type.String() }));

export const openedOf = (call: Call) => ({
  opened: {
    call: call.id,
    revision: call.view.revision,
    caller: call.caller,
    dialled: call.dialled,
    startedAt: call.startedAt,
  },
});

export const answeredOf = (call: Call) => ({
  answered: { call: call.id, at: call.answeredAt ?? call.startedAt, by: call.answeredBy ?? "" },
});

export const endedOf = (call: string) => ({ ended: call });

/** The lines that an interrupted call needs as long as its record is not on disk. */
export function linesOf({ call, revision, caller, dialled, startedAt, answeredAt, answeredBy }: CallRecord): unknown[] {
  const opened = { opened: { call, revision, caller, dialled, startedAt } };
  return answeredAt === null ? [opened] : [opened, { answered: { call, at: answeredAt, by: answeredBy ?? "" } }];
}

/** The records of calls that were up when the exchange died; their end is not known better than `now`, if that is later. */
export function interruptedCalls(lines: readonly unknown[], now: number): readonly CallRecord[] {
  const open = new Map<string, CallRecord>();
  for (const line of lines) {
    if (openedLine.Check(line)) {
      open.set(line.opened.call, interrupted(line.opened, now));
    } else if (answeredLine.Check(line)) {
      const { call, at, by } = line.answered;
      const record = open.get(call);
      const endedAt = Math.max(at, now);
      if (record !== undefined) open.set(call, { ...record, answeredAt: at, answeredBy: by, endedAt });
    } else if (endedLine.Check(line)) {
      open.delete(line.ended);
    }
  }
  return [...open.values()];
}

function interrupted(opened: Type.Static<typeof openedSchema>, now: number): CallRecord {
  return {
    ...opened,
    answeredBy: null,
    answeredAt: null,
    endedAt: Math.max(opened.startedAt, now),
    outcome: "interrupted",
    reasons: [reason("exchange-ended")],
    legs: [],
  };
}
