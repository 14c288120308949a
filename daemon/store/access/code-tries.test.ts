import { expect, test } from "vitest";
import { CodeTries } from "./code-tries.ts";

const HOUR = 3_600_000;

test("thirty wrong codes within an hour close the door for that administrator alone, until the first is an hour old", () => {
  const tries = new CodeTries();
  for (let index = 0; index < 30; index += 1) expect(tries.begin("admin", index * 1000)).toBe(0);

  expect(tries.begin("admin", 30_000)).toBe(3570);
  expect(tries.begin("marie", 30_000)).toBe(0);
  expect(tries.begin("admin", HOUR - 1)).toBe(1);
  expect(tries.begin("admin", HOUR)).toBe(0);
  expect(tries.begin("admin", HOUR)).toBe(1);
});

test("a try that was no wrong code is not held against anybody", () => {
  const tries = new CodeTries();
  for (let index = 0; index < 30; index += 1) tries.begin("admin", 0);

  tries.takeBack("admin", 0);
  tries.takeBack("admin", 5);
  tries.takeBack("marie", 0);

  expect(tries.begin("admin", 1)).toBe(0);
  expect(tries.begin("admin", 1)).toBe(3600);
});
