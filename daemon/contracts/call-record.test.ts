import { expect, test } from "vitest";
import { parser } from "../kit/parse.ts";
import { reason } from "../model/reason.ts";
import { callRecordSchema } from "./call-record.ts";

const parseRecord = parser(callRecordSchema, "the record");
const record = (reasons: readonly unknown[]) => ({
  call: "0193",
  revision: 1,
  caller: { number: "201", name: "Gérant" },
  dialled: "202",
  answeredBy: null,
  startedAt: 1,
  answeredAt: null,
  endedAt: 2,
  outcome: "cancelled",
  reasons,
  legs: [],
});

test.each([
  ["codes", [reason("members-busy", { numbers: ["205"] }), reason("nobody-free")]],
  ["sentences of a version without codes", ["rings all its devices for 30 s"]],
  ["a code of a later version", [{ code: "goes-to-the-moon", facts: { days: 3 } }]],
])("a record may tell its reasons as %s", (_, reasons) => {
  expect(parseRecord(record(reasons)).reasons).toEqual(reasons);
});

test.each([
  [7],
  [{ code: "nobody-free" }],
  [{ code: "nobody-free", facts: { deep: { er: 1 } } }],
  [{ code: "", facts: {} }],
])("%j is no reason", (claim) => {
  expect(() => parseRecord(record([claim]))).toThrow("is not as agreed");
});

test("a record tells of the agent and the queue, and one from before there were any says nothing of them", () => {
  const queue = { number: "800", name: "Vente", enteredAt: 1, leftAt: 2, end: "answered", isCallBack: false };

  expect(parseRecord({ ...record([]), agent: "301", queue })).toMatchObject({ agent: "301", queue });
  expect(parseRecord({ ...record([]), agent: null, queue: null })).toMatchObject({ agent: null, queue: null });
  expect(parseRecord(record([]))).not.toHaveProperty("queue");
  expect(() => parseRecord({ ...record([]), queue: { ...queue, end: "vanished" } })).toThrow("is not as agreed");
});
