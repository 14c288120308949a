import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_POOLED } from "../model/config/dhcp.ts";
import { addressOf, bitsOf, holdsHost } from "../model/ipv4.ts";
import { sizeOf, usualPool } from "./network.ts";

const office = { address: "192.168.1.150", netmask: "255.255.255.0" };

test("an address is its bits, and back", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (bits) => bitsOf(addressOf(bits)) === bits));
  expect(() => bitsOf("192.168.1")).toThrow("192.168.1 is no IPv4 address");
});

test("the network itself and everybody in it are nobody's addresses, and one of another network neither", () => {
  const asked = ["192.168.1.0", "192.168.1.1", "192.168.1.254", "192.168.1.255", "192.168.2.1"];

  expect(asked.map((one) => holdsHost(office, one))).toEqual([false, true, true, false, false]);
});

test("addresses are given from .200 on where nobody says otherwise", () => {
  expect(usualPool(office)).toEqual({ first: "192.168.1.200", last: "192.168.1.250" });
});

test("the usual pool lies within its network, whatever its size; one of eight addresses has none", () => {
  const prefix = fc.integer({ min: 8, max: 28 });
  fc.assert(
    fc.property(prefix, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (length, bits) => {
      const network = { address: addressOf(bits), netmask: addressOf((2 ** 32 - 2 ** (32 - length)) >>> 0) };

      const pool = usualPool(network);

      expect(pool !== null && holdsHost(network, pool.first) && holdsHost(network, pool.last)).toBe(true);
      expect(pool === null ? 0 : sizeOf(pool)).toSatisfy((size: number) => size > 0 && size <= MOST_POOLED);
    }),
  );
  expect(usualPool({ address: "10.0.0.1", netmask: "255.255.255.248" })).toBeNull();
});
