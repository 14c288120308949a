import { expect, test } from "vitest";
import { leg } from "../../contracts/call-record.fixture.ts";
import type { CallRecord } from "../../contracts/call-record.ts";
import { reason } from "../../model/reason.ts";
import { hideDigits } from "./hide-digits.ts";

const record = (change: Partial<CallRecord>): CallRecord => ({
  call: "call-1",
  revision: 1,
  caller: { number: "201", name: "Gérant" },
  dialled: "202",
  answeredBy: "202",
  startedAt: 0,
  answeredAt: 1,
  endedAt: 2,
  outcome: "answered",
  reasons: [],
  legs: [leg("in", "201", null), leg("out", "202", null)],
  ...change,
});

test("GAP-16: of a call to the outside the last four digits go, wherever the number stands", () => {
  const hidden = hideDigits(
    record({
      dialled: "0612345678",
      answeredBy: "0612345678",
      reasons: [reason("by-rule", { place: 1, trunk: "900", number: "+33612345678" })],
      legs: [leg("in", "201", null), leg("out", "0612345678", "900"), leg("out", "0612345678", "901")],
    }),
  );

  expect(JSON.stringify(hidden)).not.toContain("5678");
  expect(hidden).toMatchObject({
    caller: { number: "201", name: "Gérant" },
    dialled: "061234XXXX",
    answeredBy: "061234XXXX",
    reasons: [{ code: "by-rule", facts: { place: 1, trunk: "900", number: "+3361234XXXX" } }],
    legs: [{ number: "201" }, { number: "061234XXXX", trunk: "900" }, { number: "061234XXXX", trunk: "901" }],
  });
});

test("of a caller from outside the name goes too; which of our numbers he called, and who answered, stay", () => {
  const hidden = hideDigits(
    record({
      caller: { number: "0612345678", name: "Mme Martin" },
      dialled: "0122334400",
      reasons: [reason("is-external", { number: "0612345678", name: "Mme Martin" })],
      legs: [leg("in", "0612345678", "900"), leg("out", "202", null)],
    }),
  );

  expect(hidden).toMatchObject({
    caller: { number: "061234XXXX", name: "" },
    dialled: "0122334400",
    answeredBy: "202",
    reasons: [{ facts: { number: "061234XXXX", name: "" } }],
  });
});

test.each([
  ["*31#0612345678", "*31#061234XXXX"],
  ["*21*0612345678#", "*21*061234XXXX#"],
  ["*61*+33612345678", "*61*+3361234XXXX"],
  ["#21#", "#21#"],
  ["*8202", "*8202"],
])("GAP-16: of %s, which holds a number behind a code, %s is kept", (dialled, kept) => {
  const hidden = hideDigits(record({ dialled, reasons: [reason("absence-code", { code: dialled })] }));

  expect(hidden).toMatchObject({ dialled: kept, reasons: [{ facts: { code: kept } }] });
});

test("a number outside that was refused had no leg, and is hidden all the same", () => {
  expect(hideDigits(record({ dialled: "00442079460018", legs: [leg("in", "201", null)] })).dialled).toBe(
    "0044207946XXXX",
  );
});

test.each([
  ["a call inside", {}],
  ["an extension with a long number", { dialled: "20200001", legs: [leg("out", "20200001", null)] }],
  ["an emergency", { dialled: "112", legs: [leg("out", "112", "900")] }],
  ["a call on a line that goes by its public number", { legs: [leg("out", "3114", "0122334455")] }],
])("%s stays as it is", (_, change) => {
  const told = record(change);

  expect(hideDigits(told)).toBe(told);
});

test("a record of which the digits are hidden is not changed again", () => {
  const once = hideDigits(record({ dialled: "0612345678", legs: [leg("out", "0612345678", "900")] }));

  expect(hideDigits(once)).toBe(once);
});
