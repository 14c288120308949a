import { expect, test } from "vitest";
import { callRecordSchema } from "../../contracts/call-record.ts";
import { parser } from "../../kit/parse.ts";
import { reason } from "../../model/reason.ts";
import { TelephoneRoom } from "../telephone-room.fixture.ts";
import { interruptedCalls } from "./open-calls.ts";
import { uuidV7 } from "./uuid-v7.ts";

const parseRecord = parser(callRecordSchema, "the record");

test("the record of an answered call tells times, legs and reasons", () => {
  const room = new TelephoneRoom();
  const [a, b] = room.phones("201", "202");
  const start = room.clock.now();

  const calling = a.call("202");
  room.wait(3);
  b.last.answer();
  room.wait(60);
  calling.hangUp();

  const [record] = room.records;
  expect(parseRecord(record)).toMatchObject({
    call: "call-1",
    revision: 1,
    caller: { number: "201", name: "Gérant" },
    dialled: "202",
    answeredBy: "202",
    startedAt: start,
    answeredAt: start + 3000,
    endedAt: start + 63_000,
    outcome: "answered",
    reasons: [
      reason("is-extension", { number: "202", name: "Poste 202" }),
      reason("rings-devices", { number: "202", seconds: 30 }),
    ],
    legs: [
      {
        ...{ direction: "in", number: "201", cause: "normal", answeredAt: start + 3000 },
        // Nobody has sent a packet: nothing was measured, which is no figure.
        quality: { packetsReceived: 0, jitterMs: null, roundTripMs: null, mos: null },
      },
      { direction: "out", number: "202", ringingAt: start, answeredAt: start + 3000, cause: "normal" },
    ],
  });
});

test("setting the clock while a call is up changes none of its durations", () => {
  const room = new TelephoneRoom();
  const [a, b] = room.phones("201", "202");
  const start = room.clock.now();

  const calling = a.call("202");
  room.clock.set(-3_600_000);
  room.wait(3);
  b.last.answer();
  room.clock.set(7_200_000);
  room.wait(60);
  calling.hangUp();

  expect(room.records[0]).toMatchObject({ startedAt: start, answeredAt: start + 3000, endedAt: start + 63_000 });
});

test("a call that was cut off ends no sooner than it was answered, though the clock was set back meanwhile", () => {
  const opened = { call: "a", revision: 3, caller: { number: "201", name: "G" }, dialled: "202", startedAt: 10 };

  expect(interruptedCalls([{ opened }], 5)).toMatchObject([{ endedAt: 10 }]);
  expect(interruptedCalls([{ opened }, { answered: { call: "a", at: 12, by: "202" } }], 5)).toMatchObject([
    { answeredAt: 12, endedAt: 12 },
  ]);
});

test("the record of a refused call has no quality to tell", () => {
  const room = new TelephoneRoom();
  room.phone("201").call("299");

  expect(parseRecord(room.records[0])).toMatchObject({ outcome: "not-found", legs: [{ quality: null, status: 404 }] });
});

test("calls that were up when the exchange died are interrupted, those that had ended are not told again", () => {
  const opened = (call: string) => ({
    opened: { call, revision: 3, caller: { number: "201", name: "G" }, dialled: "202", startedAt: 10 },
  });
  const lines = [
    opened("a"),
    opened("b"),
    { answered: { call: "b", at: 12, by: "202" } },
    opened("c"),
    { ended: "a" },
    5,
  ];

  const records = interruptedCalls(lines, 99);

  expect(records.map((record) => parseRecord(record).call)).toEqual(["b", "c"]);
  expect(records).toMatchObject([
    { outcome: "interrupted", answeredAt: 12, answeredBy: "202", startedAt: 10, endedAt: 99 },
    { outcome: "interrupted", answeredAt: null },
  ]);
});

test("names of calls are UUIDs of version 7 that sort by time", () => {
  const zeros = "00000000-0000-4000-8000-000000000000";

  expect(uuidV7(0x018f_0000_0001, zeros)).toBe("018f0000-0001-7000-8000-000000000000");
  expect(uuidV7(1000) < uuidV7(1001)).toBe(true);
  expect(uuidV7(Date.now())).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
