import { expect, test } from "vitest";
import { watchdogPeriod } from "./sd-notify.ts";

test.each<[string, Record<string, string>, number | undefined]>([
  ["half the period that systemd allows", { WATCHDOG_USEC: "30000000", WATCHDOG_PID: "7" }, 15_000],
  ["also without a process id", { WATCHDOG_USEC: "30000000" }, 15_000],
  ["nothing when another process is watched", { WATCHDOG_USEC: "30000000", WATCHDOG_PID: "8" }, undefined],
  ["nothing when nobody watches", {}, undefined],
  ["nothing for garbage", { WATCHDOG_USEC: "soon" }, undefined],
])("%s", (_title, env, period) => {
  expect(watchdogPeriod(env, 7)).toBe(period);
});
