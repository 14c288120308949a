import { expect, test } from "vitest";
import { leaseTime } from "./lease-time.ts";

test("a lease time has the units that it takes", () => {
  expect([5, 720, 1470, 43_200].map((minutes) => leaseTime(minutes, "j"))).toEqual([
    "5\u00a0min",
    "12\u00a0h",
    "1\u00a0j 30\u00a0min",
    "30\u00a0j",
  ]);
});
