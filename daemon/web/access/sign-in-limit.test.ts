import fc from "fast-check";
import { expect, test } from "vitest";
import { SignInLimit } from "./sign-in-limit.ts";

const attacker = "192.0.2.66";
const owner = "192.0.2.1";

/** Tries that are let through until this time, one every second. */
function tries(limit: SignInLimit, address: string, from: number, seconds: number): number {
  const each = Array.from({ length: seconds }, (_, second) => limit.begin(address, "admin", from + second * 1000));
  return each.filter(({ kind }) => kind === "go").length;
}

test("a typing error costs nothing, guessing costs a growing pause", () => {
  const limit = new SignInLimit();

  expect([0, 1, 2, 3].map((now) => limit.begin(attacker, "admin", now).kind)).toEqual(["go", "go", "go", "go"]);
  expect(limit.begin(attacker, "admin", 4)).toEqual({ kind: "wait", seconds: 1 });
  expect(limit.begin(attacker, "admin", 1003).kind).toBe("go");
  expect(limit.begin(attacker, "admin", 1100)).toEqual({ kind: "wait", seconds: 2 });
});

test("an hour of guessing from one address is a handful of tries", () => {
  expect(tries(new SignInLimit(), attacker, 0, 3600)).toBeLessThan(25);
});

test("the owner gets in at another address while an attacker is paused", () => {
  const limit = new SignInLimit();
  tries(limit, attacker, 0, 600);

  expect(limit.begin(attacker, "admin", 600_000).kind).toBe("wait");
  expect(limit.begin(owner, "admin", 600_000).kind).toBe("go");
});

test("who guesses from many addresses has one try from each, and the owner still gets in", () => {
  const limit = new SignInLimit();
  const addresses = Array.from({ length: 200 }, (_, index) => `198.51.100.${index}`);
  for (const address of addresses) limit.begin(address, "admin", 0);

  const again = addresses.filter((address) => limit.begin(address, "admin", 10).kind === "go");
  expect(again).toEqual([]);
  expect(limit.begin(owner, "admin", 10).kind).toBe("go");
});

test("the addresses of one subscriber of IPv6 are one", () => {
  const limit = new SignInLimit();
  for (let index = 1; index <= 4; index++) limit.begin(`2001:db8:0:1::${index}`, "admin", 0);

  expect(limit.begin("2001:db8:0:1::9", "admin", 1).kind).toBe("wait");
  expect(limit.begin("2001:db8:0:2::9", "admin", 1).kind).toBe("go");
});

test("success makes an address trusted again, and a service that was away leaves it as it was", () => {
  const limit = new SignInLimit();
  for (let now = 0; now < 3; now++) limit.begin(owner, "admin", now);
  limit.begin(owner, "admin", 3);
  limit.undone(owner, "admin", 3);
  expect(limit.begin(owner, "admin", 4).kind).toBe("go");

  limit.succeeded(owner, "admin", 5);
  expect([6, 7, 8, 9].map((now) => limit.begin(owner, "admin", now).kind)).toEqual(["go", "go", "go", "go"]);
});

test("who signs in to an account of his own does not guess the faster at another's", () => {
  const limit = new SignInLimit();
  let guesses = 0;
  for (let second = 0; second < 60; second++) {
    if (limit.begin(attacker, "admin", second * 1000).kind === "go") guesses++;
    if (limit.begin(attacker, "201", second * 1000).kind === "go") limit.succeeded(attacker, "201", second * 1000);
  }

  expect(guesses).toBeLessThan(12);
});

test("however many come, only so many are remembered", () => {
  const limit = new SignInLimit();
  for (let index = 0; index < 12_000; index++)
    limit.begin(`10.${index >> 8}.${index & 255}.1`, `account ${index}`, index);

  expect(limit.remembered).toBe(10_000);
});

test("whatever the order of tries, an address is never let through more often than its pauses allow", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 200 }), (steps) => {
      const limit = new SignInLimit();
      let now = 0;
      const through: number[] = [];
      for (const step of steps) {
        now += step;
        if (limit.begin(attacker, "admin", now).kind === "go") through.push(now);
      }
      const gaps = through.slice(1).map((at, index) => at - (through[index] ?? 0));
      expect(gaps.slice(3).every((gap, index) => gap >= Math.min(2 ** index, 300) * 1000)).toBe(true);
    }),
  );
});
