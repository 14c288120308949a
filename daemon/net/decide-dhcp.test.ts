import { expect, test } from "vitest";
import { type DhcpWish, decideDhcp, type Surroundings } from "./decide-dhcp.ts";

const wish = (change: Partial<DhcpWish> = {}): DhcpWish => ({
  isOn: true,
  interface: null,
  pool: null,
  leaseMinutes: 720,
  gateway: null,
  dnsServer: null,
  ntpServer: null,
  domain: null,
  answersNames: false,
  reservations: [],
  telephones: [],
  rules: () => [],
  despiteOthers: false,
  ...change,
});
const around = (change: Partial<Surroundings> = {}): Surroundings => ({
  interfaces: [
    { name: "eth0", address: "192.168.1.150", netmask: "255.255.255.0" },
    { name: "eth1", address: "10.0.0.1", netmask: "255.255.255.0" },
  ],
  route: { interface: "eth0", gateway: "192.168.1.1" },
  nameServers: ["192.168.1.1"],
  others: { kind: "asked", servers: [] },
  ...change,
});
const planOf = (change: Partial<DhcpWish> = {}) => {
  const decision = decideDhcp(wish(change), around());
  if (decision.kind !== "serve") throw new Error(`not served: ${JSON.stringify(decision)}`);
  return decision.plan;
};

test("what is left to the box comes from the interface of the default route", () => {
  expect(planOf()).toMatchObject({
    interface: "eth0",
    netmask: "255.255.255.0",
    pool: { first: "192.168.1.200", last: "192.168.1.250" },
    gateway: "192.168.1.1",
    dnsServers: ["192.168.1.1"],
    ntpServer: null,
  });
});

test("on an interface that no route leads out by, telephones are told of no gateway", () => {
  expect(planOf({ interface: "eth1" })).toMatchObject({ interface: "eth1", gateway: null });
});

test("what an administrator says goes before", () => {
  const said = {
    pool: { first: "192.168.1.20", last: "192.168.1.29" },
    ...{ gateway: "192.168.1.254", ntpServer: "192.168.1.150", domain: "bureau.lan", leaseMinutes: 60 },
  };

  expect(planOf({ ...said, dnsServer: "9.9.9.9" })).toMatchObject({ ...said, dnsServers: ["9.9.9.9"] });
});

test("fixed addresses of another network, and the box's own, are left out and told", () => {
  const [good, foreign, own] = ["192.168.1.51", "192.168.0.51", "192.168.1.150"].map((ipAddress, index) => ({
    macAddress: `00085D11223${index}`,
    ipAddress,
  }));
  if (good === undefined || foreign === undefined || own === undefined) throw new Error("three were made");

  const decision = decideDhcp(wish({ reservations: [good, foreign, own] }), around());

  expect(decision).toMatchObject({ kind: "serve", plan: { reservations: [good] }, leftOut: [foreign, own] });
});

test("DHC-05 DHC-06: the gateway and whoever else telephones are told of keeps his address, be it in the pool or a telephone's", () => {
  const reservation = (ipAddress: string) => ({ macAddress: "E434D7300542", ipAddress });
  // The operator's router is often the last of a small network.
  const small = around({
    interfaces: [{ name: "eth0", address: "192.168.1.33", netmask: "255.255.255.224" }],
    route: { interface: "eth0", gateway: "192.168.1.62" },
    nameServers: ["192.168.1.58", "9.9.9.9"],
  });
  const wanted = { ntpServer: "192.168.1.62", telephones: ["00085D112233"] };

  expect(decideDhcp(wish({ ...wanted, reservations: [reservation("192.168.1.62")] }), small)).toMatchObject({
    plan: {
      pool: { first: "192.168.1.57", last: "192.168.1.62" },
      taken: ["192.168.1.62", "192.168.1.58"],
      poolOfOthers: { first: "192.168.1.57", last: "192.168.1.60" },
      reservations: [],
    },
    leftOut: [reservation("192.168.1.62")],
  });
});

test("one address for each telephone of the office is not for others, and a quarter of the pool is for anybody", () => {
  const telephones = (count: number) =>
    Array.from({ length: count }, (_, n) => `00085D1122${n.toString(16).padStart(2, "0")}`);
  const others = (change: Partial<DhcpWish>) => planOf(change).poolOfOthers.last;
  const reserved = (ipAddress: string) => [{ macAddress: "E434D7300542", ipAddress }];
  const reservations = reserved("192.168.1.250");

  expect(others({})).toBe("192.168.1.250");
  expect(others({ reservations })).toBe("192.168.1.250");
  expect(others({ telephones: telephones(10) })).toBe("192.168.1.240");
  expect(others({ telephones: telephones(10), reservations })).toBe("192.168.1.239");
  expect(others({ telephones: telephones(10), reservations: reserved("192.168.1.205") })).toBe("192.168.1.240");
  // 51 addresses: 13 of them.
  expect(others({ telephones: telephones(60) })).toBe("192.168.1.212");
  expect(others({ telephones: telephones(3), pool: { first: "192.168.1.9", last: "192.168.1.9" } })).toBe(
    "192.168.1.9",
  );
});

test("nothing is given, and nothing asked, while it is off", () => {
  expect(decideDhcp(wish({ isOn: false }), around({ others: null }))).toEqual({ kind: "off" });
});

const others = { kind: "asked", servers: ["192.168.1.1"] } as const;
const outside = { first: "192.168.2.20", last: "192.168.2.29" };
const backwards = { first: "192.168.1.29", last: "192.168.1.20" };

test.each([
  ["somebody else does", wish(), around({ others }), { kind: "others-serve", servers: ["192.168.1.1"] }],
  ["nobody has been asked yet", wish(), around({ others: null }), { kind: "not-asked-yet" }],
  [
    "we could not ask",
    wish(),
    around({ others: { kind: "unaskable", code: "EADDRINUSE" } }),
    { kind: "unaskable", code: "EADDRINUSE" },
  ],
  ["no interface leads out", wish(), around({ route: null }), { kind: "no-interface" }],
  ["the cable is out", wish(), around({ interfaces: [] }), { kind: "no-address", interface: "eth0" }],
  ["the pool lies elsewhere", wish({ pool: outside }), around(), { kind: "pool-outside-network", pool: outside }],
  ["the pool is the wrong way round", wish({ pool: backwards }), around(), { kind: "pool-outside-network" }],
  [
    "the network has eight addresses",
    wish(),
    around({ interfaces: [{ name: "eth0", address: "10.0.0.1", netmask: "255.255.255.248" }] }),
    { kind: "network-too-small", interface: "eth0" },
  ],
])("no addresses are given when %s", (_, wanted, there, why) => {
  expect(decideDhcp(wanted, there)).toMatchObject({ kind: "withheld", why });
});

test.each([others, null, { kind: "unaskable", code: "EADDRINUSE" } as const])(
  "an administrator may say that addresses are given all the same",
  (found) => {
    expect(decideDhcp(wish({ despiteOthers: true }), around({ others: found })).kind).toBe("serve");
  },
);
