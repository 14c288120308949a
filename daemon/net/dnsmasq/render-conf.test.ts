import fc from "fast-check";
import { expect, test } from "vitest";
import type { DhcpPlan } from "./dhcp-plan.ts";
import { renderConf } from "./render-conf.ts";

const places = { leases: "/srv/sipleo/net/leases", script: "/srv/sipleo/net/lease-event" };
const plan = (change: Partial<DhcpPlan> = {}): DhcpPlan => ({
  interface: "eth0",
  netmask: "255.255.255.0",
  pool: { first: "192.168.1.200", last: "192.168.1.250" },
  leaseMinutes: 720,
  gateway: "192.168.1.1",
  dnsServers: ["192.168.1.1", "9.9.9.9"],
  ntpServer: null,
  domain: null,
  reservations: [],
  ...change,
});
const rendered = (change: Partial<DhcpPlan> = {}) => renderConf(plan(change), places).split("\n");

test("addresses come from the pool, for the time that was set, with the gateway and the name servers", () => {
  expect(rendered()).toEqual(
    expect.arrayContaining([
      "interface=eth0",
      "dhcp-range=192.168.1.200,192.168.1.250,255.255.255.0,720m",
      "dhcp-option=option:router,192.168.1.1",
      "dhcp-option=option:dns-server,192.168.1.1,9.9.9.9",
    ]),
  );
});

test("a telephone with a fixed address has it reserved by its MAC address", () => {
  expect(rendered({ reservations: [{ macAddress: "E434D7300542", ipAddress: "192.168.1.51" }] })).toContain(
    "dhcp-host=e4:34:d7:30:05:42,192.168.1.51",
  );
});

test("what is not known is not told, instead of the box's own address", () => {
  const conf = rendered({ gateway: null, dnsServers: [] });

  expect(conf).toContain("dhcp-option=option:router");
  expect(conf).toContain("dhcp-option=option:dns-server");
  expect(conf.join()).not.toMatch(/ntp-server|domain=/);
});

test("a domain and a time server are told when there are any", () => {
  expect(rendered({ domain: "bureau.lan", ntpServer: "192.168.1.150" })).toEqual(
    expect.arrayContaining(["domain=bureau.lan", "dhcp-option=option:ntp-server,192.168.1.150"]),
  );
});

test("nothing is read again while it runs, so that no tag can stand there (dnsmasq 2.90 crashes)", () => {
  expect(rendered().join()).not.toMatch(/dhcp-hostsfile|dhcp-optsfile|dhcp-hostsdir|dhcp-optsdir|conf-dir/);
});

test("a value that would say more than itself is refused, whatever it is", () => {
  const harmless = /^[^\p{Cc}\p{Z}"#,\\]+$/u;
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("lan\nuser=root", "a,b", "")), (domain) => {
      if (harmless.test(domain)) expect(rendered({ domain })).toContain(`domain=${domain}`);
      else expect(() => rendered({ domain })).toThrow("cannot stand in dnsmasq.conf as domain");
    }),
  );
});
