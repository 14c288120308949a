import { describe, expect, test } from "vitest";
import type { Dhcp, DhcpLease, Withheld } from "../../contracts/dhcp.ts";
import { localTime } from "../table.ts";
import { inWords, withheldInWords } from "./dhcp.ts";

const end = Date.UTC(2026, 10, 27, 18, 0, 0);
const lease: DhcpLease = {
  ...{ macAddress: "7C2F8040EC1A", ipAddress: "192.168.1.201", expiresAt: end, name: "base\u001b[31m" },
  ...{ vendorClass: "N510_IP_PRO", requested: [66], askedAt: end, maker: "gigaset", model: "N510 IP PRO" },
  ...{ number: "202", isFixed: true },
};
const serves: Dhcp["state"] = {
  ...{ kind: "serves", interface: "eth0", address: "192.168.1.10", netmask: "255.255.255.0", leaseMinutes: 720 },
  ...{ pool: { first: "192.168.1.200", last: "192.168.1.250" }, gateway: null, dnsServers: [], ntpServer: null },
  ...{ domain: null, leftOut: [{ macAddress: "001565191920", number: "203", ipAddress: "10.0.0.7" }] },
};
const nothing: Dhcp = {
  ...{ state: { kind: "off" }, server: { state: "stopped", trouble: "not wanted" }, others: null },
  ...{ interfaces: [], leases: [], given: null },
};
const runs: Dhcp["server"] = { state: "ready", trouble: null };

describe("sipleo dhcp", () => {
  test("DHC-01: tells what is given, which fixed address is not, and each lease in a line", () => {
    const others = { interface: "eth0", at: end, servers: [], code: null };
    const told = inWords({
      ...nothing,
      state: serves,
      server: runs,
      others,
      leases: [lease],
      given: { used: 1, size: 51 },
    });

    expect(told.split("\n")).toEqual([
      "The box gives addresses on eth0 (192.168.1.10), from 192.168.1.200 to 192.168.1.250, 1 of 51 given.",
      "The fixed address 10.0.0.7 of extension 203 cannot be given there.",
      `No other server answered on eth0, ${localTime(end)}.`,
      expect.stringMatching(/^MAC +ADDRESS +UNTIL +DEVICE +NAME +EXTENSION$/),
      expect.stringMatching(/^7C2F8040EC1A {2}192\.168\.1\.201 \(fixed\) .* gigaset N510 IP PRO {2}base.* 202$/),
      "",
    ]);
    expect(told).not.toContain("\u001b");
  });

  test("says that nothing is given while dnsmasq does not run, in its own words", () => {
    const server: Dhcp["server"] = { state: "failed", trouble: "address in use\u001b[31m" };

    expect(
      inWords({ ...nothing, state: serves, server })
        .split("\n")
        .slice(0, 2),
    ).toEqual([
      expect.stringMatching(/^No addresses are given now: dnsmasq is failed \(address in use.*\)\.$/),
      "It is to give addresses on eth0 (192.168.1.10), from 192.168.1.200 to 192.168.1.250.",
    ]);
    expect(inWords({ ...nothing, state: serves, server })).not.toContain("\u001b");
  });

  test("says why nothing is given", () => {
    expect(inWords(nothing)).toBe("The box gives no addresses: the DHCP server is not switched on.\nNo lease runs.\n");
    const others = { interface: "eth0", at: end, servers: ["192.168.1.1"], code: null };
    const why: Withheld = { kind: "others-serve", interface: "eth0", servers: ["192.168.1.1"] };
    expect(inWords({ ...nothing, state: { kind: "withheld", why }, others })).toBe(
      [
        "The box gives no addresses: others give some on eth0 (192.168.1.1).",
        `Others answered (192.168.1.1) on eth0, ${localTime(end)}.`,
        "No lease runs.\n",
      ].join("\n"),
    );
  });

  test.each<Withheld>([
    { kind: "no-interface" },
    { kind: "no-address", interface: "eth0" },
    { kind: "network-too-small", interface: "eth0" },
    { kind: "pool-outside-network", interface: "eth0", pool: { first: "10.0.0.1", last: "10.0.0.2" } },
    { kind: "not-asked-yet", interface: "eth0" },
    { kind: "unaskable", interface: "eth0", code: "EADDRINUSE" },
    { kind: "no-dnsmasq" },
    { kind: "dnsmasq-refuses", said: "bad option at line 7" },
    { kind: "not-allowed" },
  ])("has a line for $kind with all that is known of it", (why) => {
    const facts = Object.entries(why).flatMap(([key, value]) =>
      key === "kind" || typeof value !== "string" ? [] : value,
    );
    for (const fact of facts) expect(withheldInWords(why)).toContain(fact);
    // It ends a sentence that has begun, and has its full stop from there.
    expect(withheldInWords(why)).toMatch(/^[a-z].*[^.]$/);
  });
});
