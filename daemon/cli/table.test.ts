import { expect, test } from "vitest";
import { duration, table } from "./table.ts";

test("columns are as wide as their widest cell, and no line ends in blanks", () => {
  expect(
    table(
      ["A", "LONG"],
      [
        ["wide cell", "x"],
        ["y", ""],
      ],
    ),
  ).toBe("A          LONG\nwide cell  x\ny\n");
});

test.each([
  [0, "0 s"],
  [8999, "8 s"],
  [65_000, "1 min 5 s"],
  [3_600_000, "1 h"],
  [90_061_000, "1 d 1 h"],
  [-5, "0 s"],
])("%i ms is said as %s", (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});
