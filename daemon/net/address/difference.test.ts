import { expect, test } from "vitest";
import type { FixedAddress } from "../../contracts/own-address.ts";
import { difference } from "./difference.ts";
import { RememberedKernel } from "./kernel.fixture.ts";
import { type Links, linksIn, wayOut } from "./links.ts";
import { asItStands, targetOf } from "./target.ts";

const fixed = (change: Partial<FixedAddress> = {}): FixedAddress => ({
  ...{ interface: "eth0", address: "192.168.1.10", prefix: 24, gateway: "192.168.1.1", dnsServers: [] },
  ...change,
});
const office = new RememberedKernel({ eth0: ["192.168.1.57/24"], eth1: ["10.0.0.2/8"] }, "192.168.1.1").links();
const said = (is: Links, wanted: FixedAddress, left: FixedAddress | null = null) =>
  difference(is, targetOf(wanted, left, is)).map((command) => command.join(" "));

test("what is new comes before what goes, and other interfaces are left alone", () => {
  expect(said(office, fixed())).toEqual([
    "addr add 192.168.1.10/24 brd + dev eth0",
    "route del default via 192.168.1.1 dev eth0 metric 100",
    "route add default via 192.168.1.1 dev eth0 metric 0 proto static",
    "addr del 192.168.1.57/24 dev eth0",
  ]);
});

test("where everything stands as it is to, nothing is said", () => {
  const wanted = fixed({ interface: "eth1", address: "10.0.0.2", prefix: 8, gateway: null });

  expect(said(office, wanted)).toEqual([]);
});

test("another netmask is another address", () => {
  expect(said(office, fixed({ address: "192.168.1.57", prefix: 16, gateway: null }))).toEqual([
    "addr add 192.168.1.57/16 brd + dev eth0",
    "route del default via 192.168.1.1 dev eth0 metric 100",
    "addr del 192.168.1.57/24 dev eth0",
  ]);
});

test("a cable that is changed takes what was fixed along, and nothing else of the interface that is left", () => {
  const is = new RememberedKernel({ eth0: ["192.168.1.10/24", "172.16.0.1/16"], eth1: [] }, "192.168.1.1").links();

  expect(said(is, fixed({ interface: "eth1", gateway: null }), fixed())).toEqual([
    "addr add 192.168.1.10/24 brd + dev eth1",
    "route del default via 192.168.1.1 dev eth0 metric 100",
    "addr del 192.168.1.10/24 dev eth0",
  ]);
});

test("a way out by another interface stays for when the gateway is gone, unless it would go before it", () => {
  const other = (metric: number): Links => ({
    ...office,
    defaults: [{ interface: "wwan0", gateway: null, metric, protocol: "dhcp" }],
  });

  expect(said(other(700), fixed()).filter((one) => one.startsWith("route del"))).toEqual([]);
  expect(said(other(0), fixed())).toContain("route del default dev wwan0 metric 0");
});

test("an interface that is down is brought up, and one that is not there is left out", () => {
  const kernel = new RememberedKernel({});
  expect(said(kernel.links(), fixed())).toEqual([]);
  kernel.plugIn("eth0");
  expect(said(kernel.links(), fixed({ gateway: null }))).toEqual([
    "link set dev eth0 up",
    "addr add 192.168.1.10/24 brd + dev eth0",
  ]);
});

test("what a DHCP client set is put back with the time that it holds", () => {
  const leased: Links = linksIn(
    JSON.stringify([
      {
        ...{ ifname: "eth0", flags: ["UP"] },
        addr_info: [
          { family: "inet", local: "192.168.1.57", prefixlen: 24, scope: "global", valid_life_time: 3000 },
          { family: "inet6", local: "fe80::1", prefixlen: 64, scope: "link" },
        ],
      },
    ]),
    "",
  );
  const before = asItStands(leased, ["eth0", "eth0", "eth9"]);

  expect(before.interfaces.map(({ name }) => name)).toEqual(["eth0"]);
  const after: Links = { links: [{ name: "eth0", isUp: true, hasCable: true, addresses: [] }], defaults: [] };
  expect(difference(after, before).map((one) => one.join(" "))).toEqual([
    "addr add 192.168.1.57/24 brd + dev eth0 valid_lft 3000 preferred_lft 3000",
  ]);
});

test("what ip tells is parsed at the door; the smallest metric is the way out", () => {
  expect(() => linksIn('[{"ifname":7}]', "[]")).toThrow(/addresses/);
  const routes = [
    { dst: "default", gateway: "10.0.0.1", dev: "wlan0", protocol: "dhcp", metric: 600, flags: [] },
    { dst: "default", gateway: "192.168.1.1", dev: "eth0", protocol: "dhcp", metric: 100, flags: ["linkdown"] },
    { dst: "default", nexthops: [], flags: [] },
  ];
  const links = linksIn("[]", JSON.stringify(routes));
  expect(links.defaults).toHaveLength(2);
  expect(wayOut(links)?.gateway).toBe("192.168.1.1");
});
