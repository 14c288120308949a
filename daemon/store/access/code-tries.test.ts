import { expect, test } from "vitest";
import { CodeTries } from "./code-tries.ts";

const HOUR = 3_600_000;

test("thirty wrong codes within an hour close the door for that administrator alone, until the first is an hour old", () => {
  const tries = new CodeTries();
  for (let index = 0; index < 29; index += 1) tries.count("admin", index * 1000);
  expect(tries.waitSeconds("admin", 30_000)).toBe(0);
  tries.count("admin", 29_000);

  expect(tries.waitSeconds("admin", 30_000)).toBe(3570);
  expect(tries.waitSeconds("marie", 30_000)).toBe(0);
  expect(tries.waitSeconds("admin", HOUR - 1)).toBe(1);
  expect(tries.waitSeconds("admin", HOUR)).toBe(0);
});
