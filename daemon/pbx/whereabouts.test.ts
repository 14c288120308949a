import { expect, test } from "vitest";
import { whereabouts } from "./whereabouts.ts";

const at = (...addresses: string[]) => [
  { name: "eth0", hasCable: true, addresses: addresses.map((address) => ({ address, netmask: "255.255.255.0" })) },
];
const gateway = { interface: "eth0", address: "192.168.1.1" };

test("a box has moved when an address or the way out is another one, in whatever order they are told", () => {
  const before = whereabouts({ interfaces: at("192.168.1.57", "10.0.0.2"), gateway });

  expect(whereabouts({ interfaces: at("10.0.0.2", "192.168.1.57"), gateway })).toBe(before);
  expect(whereabouts({ interfaces: at("192.168.1.58", "10.0.0.2"), gateway })).not.toBe(before);
  expect(whereabouts({ interfaces: at("192.168.1.57", "10.0.0.2"), gateway: null })).not.toBe(before);
});

test("a box without any address has not moved: it is nowhere", () => {
  expect(whereabouts({ interfaces: at(), gateway: null })).toBeNull();
});
