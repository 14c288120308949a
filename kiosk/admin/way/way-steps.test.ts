import { expect, test } from "vitest";
import type { CallRecord } from "../../../daemon/contracts/call-record.ts";
import type { CallTrace } from "../../../daemon/contracts/call-trace.ts";
import { type Reason, reason } from "../../../daemon/model/reason.ts";
import { kindOf, wayOf } from "./way-steps.ts";

const told: Reason[] = [
  reason("is-group", { number: "800", name: "Tous" }),
  reason("members-busy", { numbers: ["203"] }),
  reason("rings-members", { numbers: ["201", "202"], seconds: 30 }),
];
const record = { reasons: told, startedAt: 1_000 } as unknown as CallRecord;

test("a step has the shape of what it does to the call", () => {
  expect(told.map(kindOf)).toEqual(["step", "stop", "ring"]);
  expect(kindOf(reason("transfers", { number: "201", transferee: "202", dialled: "203" }))).toBe("turn");
  expect(kindOf("a sentence of an old version")).toBe("step");
});

test("steps have their moments while the story of the call is kept", () => {
  const lines = [
    ...told.slice(0, 2).map((one, at) => ({ at: 1_000 + at * 250, leg: null, told: one })),
    { at: 1_300, leg: 2, told: reason("leg-rings", { number: "201" }) },
  ];
  const trace = { lines } as unknown as CallTrace;

  expect(wayOf(record, trace).map(({ after }) => after)).toEqual([0, 250, null]);
  expect(wayOf(record, null).map(({ after }) => after)).toEqual([null, null, null]);
});
