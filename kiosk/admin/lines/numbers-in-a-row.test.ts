import { expect, test } from "vitest";
import { numbersInARow } from "./numbers-in-a-row.ts";

test("the numbers of a block keep their first zero and their plus", () => {
  expect(numbersInARow("01 22 33 44 98", 4)).toEqual(["0122334498", "0122334499", "0122334500", "0122334501"]);
  expect(numbersInARow("+33122334400", 2)).toEqual(["+33122334400", "+33122334401"]);
});

test("what is no number, or no count, or does not fit its digits, is refused", () => {
  expect(numbersInARow("", 2)).toBeNull();
  expect(numbersInARow("siège", 2)).toBeNull();
  expect(numbersInARow("0122334400", 0)).toBeNull();
  expect(numbersInARow("0122334400", 501)).toBeNull();
  expect(numbersInARow("0122334400", Number.NaN)).toBeNull();
  expect(numbersInARow("998", 3)).toBeNull();
});
