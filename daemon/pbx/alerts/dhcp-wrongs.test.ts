import { describe, expect, test } from "vitest";
import type { Dhcp, Withheld } from "../../contracts/dhcp.ts";
import { sentenceOf } from "../../model/reason.ts";
import { dhcpWrongs } from "./dhcp-wrongs.ts";

const serves: Dhcp["state"] = {
  kind: "serves",
  ...{ interface: "eth0", address: "192.168.1.150", netmask: "255.255.255.0" },
  ...{ pool: { first: "192.168.1.200", last: "192.168.1.250" }, leaseMinutes: 720 },
  ...{ gateway: null, dnsServers: [], ntpServer: null, domain: null, leftOut: [] },
};
const dhcp = (change: Partial<Dhcp> = {}): Dhcp => ({
  state: serves,
  server: { state: "ready", trouble: null },
  others: { interface: "eth0", at: 0, servers: [], code: null },
  interfaces: [],
  leases: [],
  given: { used: 3, size: 51 },
  ...change,
});
const keys = (change: Partial<Dhcp>) => dhcpWrongs(dhcp(change)).map(({ key }) => key);

test("ACC-07: who gives addresses, or is not to give any, raises no alert", () => {
  expect(keys({})).toEqual([]);
  expect(keys({ state: { kind: "off" }, server: { state: "stopped", trouble: "nothing to do" } })).toEqual([]);
  // An administrator who stops it knows.
  expect(keys({ server: { state: "stopped", trouble: null } })).toEqual([]);
  expect(dhcpWrongs(null)).toEqual([]);
});

test("ACC-07 DHC-05 DHC-06: what keeps telephones from their addresses is told", () => {
  expect(keys({ server: { state: "failed", trouble: "failed to bind" } })).toEqual(["dhcp-server"]);
  expect(keys({ others: { interface: "eth0", at: 0, servers: ["192.168.1.1"], code: null } })).toEqual(["dhcp-others"]);
  expect(keys({ given: { used: 51, size: 51 } })).toEqual(["dhcp-pool"]);
  const leftOut = [{ macAddress: "E434D7300542", number: "201", ipAddress: "10.0.0.9" }];
  expect(keys({ state: { ...serves, leftOut } })).toEqual(["dhcp-fixed-201"]);
});

describe("addresses that are withheld are told with the reason in words", () => {
  const whys: readonly Withheld[] = [
    { kind: "no-interface" },
    { kind: "no-address", interface: "eth9" },
    { kind: "network-too-small", interface: "eth0" },
    { kind: "pool-outside-network", interface: "eth0", pool: { first: "10.0.0.1", last: "10.0.0.9" } },
    { kind: "unaskable", interface: "eth0", code: "EADDRINUSE" },
    { kind: "others-serve", interface: "eth0", servers: ["192.168.1.1", "192.168.1.2"] },
    { kind: "no-dnsmasq" },
    { kind: "dnsmasq-refuses", said: "bad option at line 3" },
    { kind: "not-allowed" },
  ];

  test.each(whys)("$kind", (why) => {
    const [wrong, ...others] = dhcpWrongs(dhcp({ state: { kind: "withheld", why } }));

    expect(others).toEqual([]);
    expect(wrong?.level).toBe("error");
    for (const language of ["fr", "en"] as const) {
      expect(sentenceOf(wrong?.why ?? "dhcp-?", language)).not.toMatch(/dhcp-|\{|\?/);
    }
  });

  test("while others are still being asked nothing is told", () => {
    expect(
      dhcpWrongs(dhcp({ state: { kind: "withheld", why: { kind: "not-asked-yet", interface: "eth0" } } })),
    ).toEqual([]);
  });
});
