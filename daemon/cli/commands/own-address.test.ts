import { expect, test } from "vitest";
import type { AddressHindrance, FixedAddress, OwnAddressShown } from "../../contracts/own-address.ts";
import { localTime } from "../table.ts";
import { hindranceInWords, inWords } from "./own-address.ts";

const at = Date.UTC(2026, 10, 27, 18, 0, 0);
const fixed: FixedAddress = {
  ...{ interface: "eth0", address: "192.168.1.10", prefix: 24, gateway: "192.168.1.1", dnsServers: ["9.9.9.9"] },
};
const shown: OwnAddressShown = {
  ...{ kept: null, trial: null, putBack: null, hindrance: null, nameServers: ["192.168.1.1"], resolverFile: null },
  interfaces: [
    { name: "eth0", hasCable: true, addresses: [{ address: "192.168.1.57", netmask: "255.255.255.0" }] },
    { name: "eth1", hasCable: false, addresses: [] },
  ],
  gateway: { interface: "eth0", address: "192.168.1.1" },
};

test("sipleo network tells how the box stands when nobody gave it an address", () => {
  expect(inWords(shown).split("\n")).toEqual([
    "The operating system gives the box its address.",
    "eth0: 192.168.1.57 (255.255.255.0).",
    "eth1: no IPv4 address, no cable.",
    "Gateway: 192.168.1.1 by eth0.",
    "Name servers: 192.168.1.1.",
    "",
  ]);
});

test("sipleo network tells until when an address is on trial, and how to keep it", () => {
  const told = inWords({ ...shown, trial: { fixed, until: at }, resolverFile: "/run/sipleobox/resolv.conf" });

  expect(told).toContain(
    `On trial until ${localTime(at)}: 192.168.1.10 (255.255.255.0) on eth0, gateway 192.168.1.1.\n`,
  );
  expect(told).toContain('"sipleo network keep"');
  expect(told).toContain("/etc/resolv.conf a link to /run/sipleobox/resolv.conf");
  expect(inWords({ ...shown, kept: fixed, nameServers: ["9.9.9.9"], resolverFile: "/x" })).not.toContain("link");
});

test("sipleo network tells what was put back and why, with nothing in it that a terminal obeys", () => {
  const told = inWords({ ...shown, putBack: { wanted: fixed, at, why: "failed", said: "no\u001b[31m" } });

  expect(told).toContain(`Put back ${localTime(at)}, it could not be set (no`);
  expect(told).toContain('"sipleo network try-again"');
  expect(told).not.toContain("\u001b");
});

test.each<AddressHindrance>([
  { kind: "no-interface" },
  { kind: "not-allowed" },
  { kind: "no-ip" },
  { kind: "not-listening" },
  { kind: "failed", said: "File exists" },
])("the hindrance $kind ends a sentence", (hindrance) => {
  expect(hindranceInWords(hindrance)).toMatch(/^[a-z].*[^.]$/);
  if (hindrance.kind === "failed") expect(hindranceInWords(hindrance)).toContain(hindrance.said);
});
