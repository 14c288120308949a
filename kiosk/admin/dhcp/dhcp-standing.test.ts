import { expect, test } from "vitest";
import { dhcpStanding } from "./dhcp-standing.ts";

test("a DHCP server that has nothing to give is idle, and not one that somebody stopped", () => {
  expect(dhcpStanding(undefined)).toBe("unlisted");
  expect(dhcpStanding({ state: "stopped", trouble: "it is off" })).toBe("idle");
  expect(dhcpStanding({ state: "stopped", trouble: null })).toBe("stopped");
  for (const state of ["waiting", "starting", "ready", "stopping", "gone", "failed"])
    expect(dhcpStanding({ state, trouble: "dnsmasq is not installed" })).toBe("running");
});
