import { describe, expect, test } from "vitest";
import { reason } from "../model/reason.ts";
import { leg } from "./call-record.fixture.ts";
import type { CallRecord, QueueEnd } from "./call-record.ts";
import { talliesOf } from "./tallies-of.ts";

/** A call from outside, taken after 5 s and talked for a minute by agent 301 at 201, after it waited in queue 810 for 3 s. */
const taken: CallRecord = {
  ...{ call: "c", revision: 1, caller: { number: "0612345678", name: "" }, dialled: "0122334400" },
  ...{ startedAt: 0, answeredAt: 5000, endedAt: 65_000, outcome: "answered", reasons: [] },
  answeredBy: "301",
  agent: "301",
  queue: { ...{ number: "810", name: "", enteredAt: 2000, leftAt: 5000 }, end: "answered", isCallBack: false },
  legs: [leg("in", "0612345678", "900"), { ...leg("out", "201", null), answeredAt: 5000, endedAt: 65_000 }],
};
const of = (subject: string, record: CallRecord) =>
  talliesOf(record)
    .filter((tally) => tally.of === subject)
    .map(({ number, figures }) => [number, figures]);

describe("STA-07 AGT-05: agents and queues", () => {
  test("an agent has the calls that he takes, at whatever telephone, and those that he makes", () => {
    expect(of("agent", taken)).toEqual([["301", { answered: 1, waitSeconds: 5, talkSeconds: 60 }]]);
    expect(of("agent", { ...taken, answeredBy: "202" })).toEqual([
      ["301", { emitted: 1, reached: 1, talkSeconds: 60 }],
    ]);
    expect(of("agent", { ...taken, agent: null })).toEqual([]);
  });

  test("who waits is answered by the queue when an agent takes him", () => {
    expect(of("queue", taken)).toEqual([["810", { answered: 1, waitSeconds: 3, talkSeconds: 60 }]]);
  });

  const ending = (end: QueueEnd): CallRecord => ({
    ...taken,
    ...{ agent: null, answeredAt: null, answeredBy: null, outcome: "cancelled" },
    queue: taken.queue == null ? null : { ...taken.queue, end },
  });

  test.each(["abandoned", "left", "expired", "empty"] as const)("%s is missed by the queue", (end) => {
    expect(of("queue", ending(end))).toEqual([["810", { missed: 1, talkSeconds: 0 }]]);
  });

  test("who asks to be called back is counted when he is", () => {
    expect(of("queue", ending("called-back"))).toEqual([]);
  });
});

test("a group that rings for its queue has the call, too", () => {
  const [first, rung] = taken.legs;
  const legs = first === undefined || rung === undefined ? [] : [first, { ...rung, forGroup: "810" }];

  expect(of("group", { ...taken, legs })).toEqual([["810", { answered: 1, waitSeconds: 5, talkSeconds: 60 }]]);
});

test("who calls an agent that is nowhere has made a call", () => {
  const legs = [leg("in", "201", null)];
  const reasons = [reason("is-agent", { number: "301", name: "Léa" })];
  const call: CallRecord = {
    ...taken,
    agent: null,
    queue: null,
    answeredAt: null,
    answeredBy: null,
    outcome: "unavailable",
    legs,
    reasons,
  };

  expect(of("extension", call)).toEqual([["201", { emitted: 1, reached: 0, talkSeconds: 0 }]]);
});

test("a call during which the exchange died is nobody's", () => {
  expect(talliesOf({ ...taken, legs: [], outcome: "interrupted" })).toEqual([]);
});

test("a record from before groups were told counts for its extensions and lines", () => {
  const { agent: _, queue: __, ...old } = taken;

  expect(talliesOf(old).map(({ of: subject, number }) => `${subject} ${number}`)).toEqual([
    "office ",
    "extension 201",
    "line 900",
  ]);
});
