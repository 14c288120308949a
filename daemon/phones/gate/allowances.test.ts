import { expect, test } from "vitest";
import { Allowances } from "./allowances.ts";

test("forty requests are answered at once, and then twenty a second, over however many connections", () => {
  const allowances = new Allowances();
  const answered = (now: number): number => {
    let count = 0;
    while (allowances.waitOf("telephone", now) === 0) count += 1;
    return count;
  };

  expect(answered(0)).toBe(40);
  expect(allowances.waitOf("telephone", 0)).toBe(50);
  expect([answered(1000), answered(1500), answered(60_000)]).toEqual([20, 10, 40]);
  expect(allowances.waitOf("another", 60_000)).toBe(0);
});

test("what takes long to answer counts as several: nobody has more than a fifth of the time", () => {
  const allowances = new Allowances();
  let [now, busy] = [0, 0];
  while (now < 60_000) {
    const wait = allowances.waitOf("telephone", now);
    const took = wait === 0 ? 120 : 0;
    now += wait + took;
    busy += took;
    allowances.took("telephone", took, now);
  }

  expect(busy / now).toBeLessThan(0.21);
  expect(allowances.waitOf("another", now)).toBe(0);
});
