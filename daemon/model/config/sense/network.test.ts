import { expect, test } from "vitest";
import { netmaskOf, prefixOf } from "../../ipv4.ts";
import { poolOfAnotherNetwork } from "../advice/network.ts";
import { extension, office } from "../office.fixture.ts";
import { fixedAddressAlone, fixedAddressInNetwork, fixedAddressWhole } from "./network.ts";

const fixed = (network: object = {}, dhcp: object = {}, ...extensions: ReturnType<typeof extension>[]) => {
  const document = office({ extensions, groups: [] });
  const whole = { isFixed: true, interface: "eth0", address: "192.168.1.10", gateway: "192.168.1.1" };
  return { ...document, network: { ...document.network, ...whole, ...network }, dhcp: { ...document.dhcp, ...dhcp } };
};

test("an address that is fixed has an interface, an address and a netmask; one that is not needs none", () => {
  expect(fixedAddressWhole(fixed())).toEqual([]);
  expect(fixedAddressWhole(fixed({ isFixed: false, interface: null, address: null, netmask: "1.2.3.4" }))).toEqual([]);
  expect(fixedAddressWhole(fixed({ interface: null, address: null, netmask: "255.0.255.0" }))).toMatchObject([
    { path: "/network/interface", code: "interface-missing" },
    { path: "/network/address", code: "address-missing" },
    { path: "/network/netmask", code: "netmask-wrong" },
  ]);
  for (const netmask of ["0.0.0.0", "254.0.0.0", "255.255.255.254", "255.255.255.255", "192.168.1.10"]) {
    expect(fixedAddressWhole(fixed({ netmask }))).toMatchObject([{ code: "netmask-wrong" }]);
  }
  for (const prefix of [8, 16, 23, 24, 25, 30]) {
    expect(prefixOf(netmaskOf(prefix))).toBe(prefix);
    expect(fixedAddressWhole(fixed({ netmask: netmaskOf(prefix) }))).toEqual([]);
  }
});

test.each(["192.168.1.0", "192.168.1.255", "127.0.0.1", "0.1.2.3", "224.0.0.5", "255.255.255.255"])(
  "%s is the address of no machine in a network of 256",
  (address) => {
    expect(fixedAddressInNetwork(fixed({ address, gateway: null }))).toMatchObject([{ path: "/network/address" }]);
  },
);

test("the gateway is another machine of the same network, or none", () => {
  const codes = (change: object) => fixedAddressInNetwork(fixed(change)).map(({ path, code }) => [path, code]);

  expect(codes({})).toEqual([]);
  expect(codes({ gateway: null })).toEqual([]);
  expect(codes({ netmask: "255.255.254.0", gateway: "192.168.0.1" })).toEqual([]);
  expect(codes({ gateway: "192.168.1.10" })).toEqual([["/network/gateway", "gateway-is-itself"]]);
  expect(codes({ gateway: "192.168.0.1" })).toEqual([["/network/gateway", "gateway-outside-network"]]);
  expect(codes({ gateway: "192.168.1.255" })).toEqual([["/network/gateway", "gateway-outside-network"]]);
});

test("DHC-05 POS-08: the address of the box is nobody else's", () => {
  const pool = { isOn: true, poolFirst: "192.168.1.10", poolLast: "192.168.1.250" };
  const holder = extension("201", { macAddress: "E434D7300542", ipAddress: "192.168.1.10" });

  expect(fixedAddressAlone(fixed({}, { ...pool, poolFirst: "192.168.1.11" }))).toEqual([]);
  expect(fixedAddressAlone(fixed({}, { ...pool, isOn: false }))).toEqual([]);
  expect(fixedAddressAlone(fixed({}, pool))).toMatchObject([{ code: "address-in-pool" }]);
  expect(fixedAddressAlone(fixed({}, {}, holder))).toMatchObject([{ code: "address-taken" }]);
  expect(fixedAddressAlone(fixed({ isFixed: false }, pool, holder))).toEqual([]);
});

test("DHC-05: a pool that the box leaves behind is told of, and saved all the same: one is changed after the other", () => {
  const pool = { isOn: true, poolFirst: "10.0.0.10", poolLast: "10.0.0.50" };

  expect(poolOfAnotherNetwork(fixed({}, pool))).toMatchObject([{ code: "pool-of-another-network" }]);
  expect(poolOfAnotherNetwork(fixed({}, { ...pool, interface: "eth1" }))).toEqual([]);
  expect(poolOfAnotherNetwork(fixed({}, { ...pool, isOn: false }))).toEqual([]);
  expect(poolOfAnotherNetwork(fixed({ address: "10.0.0.2" }, pool))).toEqual([]);
});
