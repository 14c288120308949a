import { expect, test } from "vitest";
import { type Found, knownOthers } from "./known-others.ts";
import type { Interface } from "./surroundings.ts";

const MINUTE = 60_000;
const there: Interface = {
  ...{ name: "eth0", address: "192.168.1.10", netmask: "255.255.255.0" },
  hardwareAddress: "00:08:5d:11:22:33",
};
const found: Found = { asked: there, heardAt: 0, servers: { kind: "asked", servers: ["192.168.1.254"] } };

test("DHC-05: who does not serve goes by what he has just heard in this network, and by nothing older", () => {
  expect(knownOthers(there, false, found, MINUTE)).toEqual(found.servers);
  expect(knownOthers(there, false, found, 3 * MINUTE)).toBeNull();
  expect(knownOthers({ ...there, address: "10.0.0.10" }, false, found, MINUTE)).toBeNull();
  expect(knownOthers(there, false, null, 0)).toBeNull();
});

test("who serves already goes on, whoever appeared since", () => {
  expect(knownOthers(there, true, found, 0)).toEqual({ kind: "asked", servers: [] });
});
