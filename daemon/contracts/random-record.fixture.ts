import fc from "fast-check";
import { reason } from "../model/reason.ts";
import { leg } from "./call-record.fixture.ts";
import type { CallRecord, LegRecord, QueueEnd, QueueRecord } from "./call-record.ts";

const extension = fc.constantFrom("201", "202", "203");
const trunk = fc.constantFrom("900", "901");
const CAUSES = ["normal", "busy", "declined", "no-answer", "cancelled", "answered-elsewhere", "transferred"];

/** Whoever rings, in the house or outside, for himself or for a group. */
const rung = (startedAt: number): fc.Arbitrary<LegRecord> =>
  fc
    .record({
      number: extension,
      trunk: fc.option(trunk, { freq: 3 }),
      forGroup: fc.option(fc.constantFrom("800", "801"), { freq: 2 }),
      cause: fc.constantFrom(...CAUSES),
      rings: fc.boolean(),
      answers: fc.boolean(),
    })
    .map(({ number, trunk: by, forGroup, cause, rings, answers }) => ({
      ...leg("out", by === null ? number : "0612345678", by),
      ...{ forGroup, cause, startedAt, endedAt: startedAt + 60_000 },
      ringingAt: rings ? startedAt + 1000 : null,
      answeredAt: answers ? startedAt + 7000 : null,
    }));

const queueRecord = (end: QueueEnd, startedAt: number): QueueRecord => ({
  ...{ number: "810", name: "", enteredAt: startedAt + 2000, leftAt: startedAt + 20_000, end, isCallBack: false },
});

/** Records of all kinds of calls that began between those moments; tests only. */
export const randomRecord = (from: number, to: number): fc.Arbitrary<CallRecord> =>
  fc
    .integer({ min: from, max: to })
    .chain((startedAt) =>
      fc.record({
        call: fc.uuid(),
        startedAt: fc.constant(startedAt),
        caller: extension,
        by: fc.option(trunk, { freq: 2 }),
        legs: fc.array(rung(startedAt), { maxLength: 4 }),
        agent: fc.option(fc.constantFrom("301", "302")),
        queue: fc.option(fc.constantFrom("answered", "abandoned", "left", "expired", "empty", "called-back")),
        interrupted: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
      }),
    )
    .map(({ call, startedAt, caller, by, legs, agent, queue, interrupted }) => {
      const first = { ...leg("in", by === null ? caller : "0612345678", by), startedAt, endedAt: startedAt + 60_000 };
      const up = legs.find(({ answeredAt }) => answeredAt !== null);
      const groups = new Set(legs.flatMap(({ forGroup }) => forGroup ?? []));
      return {
        ...{ call, revision: 1, caller: { number: first.number, name: "" }, dialled: "202", startedAt },
        answeredBy: up?.number ?? null,
        answeredAt: up?.answeredAt ?? null,
        endedAt: startedAt + 60_000,
        agent,
        queue: queue === null ? null : queueRecord(queue, startedAt),
        outcome: up === undefined ? (legs[0]?.cause ?? "not-found") : "answered",
        reasons: [...groups].map((number) => reason("is-group", { number, name: "" })),
        legs: interrupted ? [] : [first, ...legs],
      };
    });
