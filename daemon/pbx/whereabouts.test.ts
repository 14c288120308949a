import { expect, test } from "vitest";
import { whereabouts } from "./whereabouts.ts";

const on = (name: string, ...addresses: string[]) => ({
  ...{ name, hasCable: true },
  addresses: addresses.map((address) => ({ address, netmask: "255.255.255.0" })),
});
const gateway = { interface: "eth0", address: "192.168.1.1" };
const free = { gateway, kept: null, trial: null };

test("a box has moved when an address or the way out is another one, in whatever order they are told", () => {
  const before = whereabouts({ ...free, interfaces: [on("eth0", "192.168.1.57", "10.0.0.2")] });

  expect(whereabouts({ ...free, interfaces: [on("eth0", "10.0.0.2", "192.168.1.57")] })).toBe(before);
  expect(whereabouts({ ...free, interfaces: [on("eth0", "192.168.1.58", "10.0.0.2")] })).not.toBe(before);
  const other = { interface: "eth0", address: "192.168.1.2" };
  expect(whereabouts({ ...free, gateway: other, interfaces: [on("eth0", "10.0.0.2", "192.168.1.57")] })).not.toBe(
    before,
  );
});

test("an interface that neither leads out nor has a fixed address may come and go", () => {
  const [eth0, eth1] = [on("eth0", "192.168.1.57"), on("eth1", "10.0.0.2")];
  const kept = { interface: "eth1", address: "10.0.0.2", prefix: 24, gateway: null, dnsServers: [] };

  expect(whereabouts({ ...free, interfaces: [eth0, eth1] })).toBe(whereabouts({ ...free, interfaces: [eth0] }));
  expect(whereabouts({ ...free, kept, interfaces: [eth0, eth1] })).toContain("10.0.0.2");
  expect(whereabouts({ ...free, gateway: null, interfaces: [eth0, eth1] })).toContain("10.0.0.2");
});

test("a box without any address has not moved: it is nowhere", () => {
  expect(whereabouts({ ...free, gateway: null, interfaces: [on("eth0")] })).toBeNull();
});
