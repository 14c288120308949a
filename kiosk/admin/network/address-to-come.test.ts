import { expect, test } from "vitest";
import type { FixedAddress } from "../../../daemon/contracts/own-address.ts";
import { factoryDocument } from "../../../daemon/model/config/factory.ts";
import { addressToCome } from "./address-to-come.ts";

const { network } = factoryDocument();
const saved = { ...network, isFixed: true, interface: "eth0", address: "10.0.0.9", trialMinutes: 5 };
const fixed: FixedAddress = { interface: "eth0", address: "10.0.0.9", prefix: 24, gateway: null, dnsServers: [] };
const nothing = { kept: null, trial: null, putBack: null };

test("a reload that gives the box another address is told of before it is asked for", () => {
  expect(addressToCome(saved, nothing)).toEqual({ address: "10.0.0.9", minutes: 5 });
  expect(addressToCome(saved, { ...nothing, kept: { ...fixed, address: "10.0.0.8" } })?.address).toBe("10.0.0.9");
});

test("a box that stays where it is, or that tried the address in vain, moves nowhere", () => {
  expect(addressToCome(network, nothing)).toBeNull();
  expect(addressToCome("nonsense", nothing)).toBeNull();
  expect(addressToCome(saved, { ...nothing, kept: fixed })).toBeNull();
  expect(addressToCome(saved, { ...nothing, trial: { fixed, until: 0 } })).toBeNull();
  expect(
    addressToCome(saved, { ...nothing, putBack: { wanted: fixed, at: 0, why: "not-kept", said: null } }),
  ).toBeNull();
});

test("a netmask, a gateway or an interface of its own makes it another one, though the address is the same", () => {
  const other = { ...fixed, gateway: "10.0.0.1" };
  expect(addressToCome(saved, { ...nothing, kept: other })).toEqual({ address: "10.0.0.9", minutes: 5 });
  expect(addressToCome({ ...saved, netmask: "255.255.0.0" }, { ...nothing, kept: fixed })).not.toBeNull();
  const putBack = { wanted: { ...fixed, interface: "eth1" }, at: 0, why: "not-kept", said: null } as const;
  expect(addressToCome(saved, { ...nothing, putBack })).not.toBeNull();
});
