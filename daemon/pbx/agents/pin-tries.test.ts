import { expect, test } from "vitest";
import { PinTries } from "./pin-tries.ts";

const MINUTE = 60_000;

test("three wrong PINs lock an agent for a minute, each further one for twice as long, up to an hour", () => {
  const tries = new PinTries();
  let now = 0;
  const locks: number[] = [];
  for (let times = 0; times < 12; times++) {
    tries.begin("301", now);
    const since = now;
    while (!tries.mayTry("301", now)) now += MINUTE;
    locks.push((now - since) / MINUTE);
  }

  expect(locks).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
});

test("the right one ends it, and what one agent does is none of another's", () => {
  const tries = new PinTries();
  for (let times = 0; times < 3; times++) tries.begin("301", 0);

  expect([tries.mayTry("301", 0), tries.mayTry("302", 0)]).toEqual([false, true]);
  tries.right("301");
  expect(tries.mayTry("301", 0)).toBe(true);
});

test("many tries at once are not more than one after the other", () => {
  const tries = new PinTries();
  for (let times = 0; times < 100 && tries.mayTry("301", 0); times++) tries.begin("301", 0);

  expect(tries.mayTry("301", MINUTE - 1)).toBe(false);
  expect(tries.mayTry("301", MINUTE)).toBe(true);
});
