import { expect, test } from "vitest";
import { WrongPasswords } from "./wrong-passwords.ts";

test("an address is told of one wrong password a second, however many it tries at once; others do not wait for it", () => {
  const wrong = new WrongPasswords();

  const waits = Array.from({ length: 12 }, () => wrong.waitOf("10.0.0.66", false, 5_000));

  expect(waits).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10].map((seconds) => seconds * 1_000));
  expect(wrong.waitOf("10.0.0.11", false, 5_000)).toBe(1_000);
  expect(wrong.waitOf("10.0.0.66", false, 60_000)).toBe(1_000);
});

test("one that is right is told at once, but not before the wrong ones of the same address", () => {
  const wrong = new WrongPasswords();
  expect(wrong.waitOf("10.0.0.66", true, 5_000)).toBe(0);
  wrong.waitOf("10.0.0.66", false, 5_000);
  wrong.waitOf("10.0.0.66", false, 5_000);

  expect(wrong.waitOf("10.0.0.66", true, 5_500)).toBe(1_500);
  expect(wrong.waitOf("10.0.0.11", true, 5_500)).toBe(0);
  expect(wrong.waitOf("10.0.0.66", true, 7_000)).toBe(0);
});
