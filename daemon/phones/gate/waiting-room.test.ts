import { expect, test } from "vitest";
import { DrivenClock } from "../../kit/clock.ts";
import { WaitingRoom } from "./waiting-room.ts";

test("four of an address wait at a time, and others beside them", () => {
  const clock = new DrivenClock();
  const room = new WaitingRoom(clock);
  let answered = 0;
  const enters = (from: string) => room.enter(from, 1000, () => (answered += 1));

  expect(Array.from({ length: 6 }, () => enters("10.0.0.66"))).toEqual([true, true, true, true, false, false]);
  expect(enters("10.0.0.5")).toBe(true);
  clock.advance(1000);
  expect([answered, enters("10.0.0.66")]).toEqual([5, true]);
});

test("256 wait in all; once it is closed nobody is answered", () => {
  const clock = new DrivenClock();
  const room = new WaitingRoom(clock);
  let answered = 0;
  const entered = Array.from({ length: 300 }, (_, n) => room.enter(`10.0.${n}.1`, 1000, () => (answered += 1)));

  expect(entered.filter((one) => one)).toHaveLength(256);
  room.close();
  clock.advance(1000);
  expect(answered).toBe(0);
});
