import { expect, test } from "vitest";
import type { Lease } from "./dnsmasq/lease-file.ts";
import { givenOf, leasesShown } from "./leases.ts";

const lease = (change: Partial<Lease>): Lease => ({
  ...{ macAddress: "00085D112233", ipAddress: "192.168.1.201", expiresAt: 2000, name: null },
  ...change,
});
const nobody = () => null;

test("DHC-07: a lease says whose telephone it is, by which maker, and whether its address is its own", () => {
  const telephones = [
    { macAddress: "00085D112233", number: "201", ipAddress: null },
    { macAddress: "E434D7300542", number: "202", ipAddress: "192.168.1.51" },
  ];
  const leases = [lease({}), lease({ macAddress: "E434D7300542", ipAddress: "192.168.1.51" })];
  const aastra = { macAddress: "00085D112233", vendorClass: "AastraIPPhone6731i", requested: [43, 66], askedAt: 900 };

  const shown = leasesShown(leases, telephones, (mac) => (mac === aastra.macAddress ? aastra : null), 1000);

  expect(shown).toMatchObject([
    { ipAddress: "192.168.1.51", number: "202", isFixed: true, maker: "depaepe", vendorClass: null, askedAt: null },
    { ipAddress: "192.168.1.201", number: "201", isFixed: false, maker: "aastra", model: "6731i", requested: [43, 66] },
  ]);
});

test("leases that are over are not shown, those without an end are; they go by address, not by its letters", () => {
  const leases = [
    lease({ ipAddress: "192.168.1.201" }),
    lease({ ipAddress: "192.168.1.9", expiresAt: null }),
    lease({ ipAddress: "192.168.1.10", expiresAt: 1000 }),
  ];

  expect(leasesShown(leases, [], nobody, 1000).map(({ ipAddress }) => ipAddress)).toEqual([
    "192.168.1.9",
    "192.168.1.201",
  ]);
});

test("a computer is nobody's telephone", () => {
  expect(leasesShown([lease({ macAddress: "021122334455" })], [], nobody, 0)).toMatchObject([
    { maker: null, model: null, number: null, isFixed: false },
  ]);
});

test("a pool is full when all is given that can be given", () => {
  const state = {
    ...{ address: "192.168.1.9", pool: { first: "192.168.1.9", last: "192.168.1.12" }, gateway: "192.168.1.10" },
    ...{ dnsServers: ["192.168.1.10", "9.9.9.9"], ntpServer: null },
  };
  const given = ["192.168.1.11", "192.168.1.12", "192.168.1.51"].map((ipAddress) => ({ ipAddress }));

  expect(givenOf(state, given)).toEqual({ used: 2, size: 2 });
});
