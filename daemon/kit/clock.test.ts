import { expect, test } from "vitest";
import { DrivenClock, wait } from "./clock.ts";

test("timers run in the order in which they fall due, each at its own moment", () => {
  const clock = new DrivenClock(0);
  const seen: string[] = [];
  clock.after(30, () => seen.push(`late ${clock.now()}`));
  clock.after(10, () => seen.push(`early ${clock.now()}`));

  clock.advance(100);

  expect(seen).toEqual(["early 10", "late 30"]);
  expect(clock.now()).toBe(100);
  expect(clock.timers).toBe(0);
});

test("a repeated timer runs until it is cancelled", () => {
  const clock = new DrivenClock();
  let runs = 0;
  const timer = clock.every(10, () => {
    runs += 1;
  });

  clock.advance(35);
  timer.cancel();
  clock.advance(100);

  expect(runs).toBe(3);
});

test("a timer that a timer starts runs in the same stretch of time", () => {
  const clock = new DrivenClock();
  const seen: number[] = [];
  clock.after(10, () => clock.after(10, () => seen.push(clock.monotonic())));

  clock.advance(50);

  expect(seen).toEqual([20]);
});

test("who waits is released by time or by the signal, and leaves no timer behind", async () => {
  const clock = new DrivenClock();
  const signal = new AbortController();

  const both = Promise.all([wait(clock, 10), wait(clock, 1000, signal.signal)]);
  clock.advance(10);
  signal.abort();

  await both;
  await wait(clock, 1000, signal.signal);
  expect(clock.timers).toBe(0);
});

test("setting the clock moves the time of day, not the time that passes", () => {
  const clock = new DrivenClock(1000);
  const seen: number[] = [];
  clock.after(10, () => seen.push(clock.monotonic()));

  clock.set(-500);
  expect(clock.now()).toBe(500);
  clock.advance(10);

  expect(seen).toEqual([10]);
});
