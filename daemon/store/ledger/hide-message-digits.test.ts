import { expect, test } from "vitest";
import { messageRecord } from "../../contracts/message-record.fixture.ts";
import { hideMessageDigits } from "./hide-message-digits.ts";

test.each([
  ["0612345678", "061234XXXX"],
  ["+33612345678", "+3361234XXXX"],
  ["#31#0612345678", "#31#061234XXXX"],
])("GAP-16: of a message to %s the last four digits go", (to, hidden) => {
  const record = messageRecord({ direction: "outgoing", to });

  expect(hideMessageDigits(record)).toEqual({ ...record, to: hidden });
  expect(hideMessageDigits(hideMessageDigits(record))).toEqual({ ...record, to: hidden });
});

test("of who has written from outside the name goes too; the number of ours stays", () => {
  const record = messageRecord({
    direction: "incoming",
    from: { number: "0612345678", name: "Mme Martin" },
    to: "0122334400",
  });

  expect(hideMessageDigits(record)).toEqual({ ...record, from: { number: "061234XXXX", name: "" } });
});

test.each([
  ["a message inside", {}],
  ["one between extensions with long numbers", { from: { number: "20200001", name: "" }, to: "20200002" }],
  ["one to a service", { direction: "outgoing", to: "38000" } as const],
  ["one of who hides his number", { direction: "incoming", from: { number: "", name: "" } } as const],
])("%s stays as it is", (_, change) => {
  const record = messageRecord(change);

  expect(hideMessageDigits(record)).toBe(record);
});
