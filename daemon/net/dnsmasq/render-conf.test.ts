import fc from "fast-check";
import { expect, test } from "vitest";
import type { DhcpPlan } from "./dhcp-plan.ts";
import { renderConf } from "./render-conf.ts";
import { servesThere } from "./serves-there.ts";

const places = { leases: "/srv/sipleo/net/leases", script: "/srv/sipleo/net/lease-event" };
const plan = (change: Partial<DhcpPlan> = {}): DhcpPlan => ({
  interface: "eth0",
  netmask: "255.255.255.0",
  pool: { first: "192.168.1.200", last: "192.168.1.250" },
  poolOfOthers: { first: "192.168.1.200", last: "192.168.1.250" },
  leaseMinutes: 720,
  gateway: "192.168.1.1",
  dnsServers: ["192.168.1.1", "9.9.9.9"],
  ntpServer: null,
  domain: null,
  reservations: [],
  taken: [],
  telephones: [],
  rules: [],
  names: null,
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

test("telephones of the office are given any address of the pool, and others those that are left for them", () => {
  const others = { first: "192.168.1.200", last: "192.168.1.248" };
  const conf = rendered({ telephones: ["00085D112233", "0015651919BD"], poolOfOthers: others });

  expect(conf).toEqual(
    expect.arrayContaining([
      "dhcp-range=tag:known,192.168.1.200,192.168.1.250,255.255.255.0,720m",
      "dhcp-range=tag:!known,192.168.1.200,192.168.1.248,255.255.255.0,720m",
      "dhcp-host=00:08:5d:11:22:33",
      "dhcp-host=00:15:65:19:19:bd",
    ]),
  );
});

test("a telephone with a fixed address has it reserved by its MAC address", () => {
  expect(rendered({ reservations: [{ macAddress: "E434D7300542", ipAddress: "192.168.1.51" }] })).toContain(
    "dhcp-host=e4:34:d7:30:05:42,192.168.1.51",
  );
});

test("POS-17: telephones are told by their class, else by the maker of their address, and nobody else is told anything", () => {
  const text = { text: "http://192.168.1.1:8667/" };
  const rules = [
    {
      ...{ name: "aastra-class", ouis: [], vendorClass: "AastraIPPhone" },
      options: [
        { code: 2, within43: true, value: text, force: false },
        { code: 3, within43: true, value: { byte: 0 }, force: false },
      ],
    },
    {
      ...{ name: "yealink", ouis: ["001565"], vendorClass: null },
      options: [{ code: 66, within43: false, value: text, force: true }],
    },
  ];

  expect(rendered({ rules }).slice(-7, -1)).toEqual([
    "dhcp-option=option:dns-server,192.168.1.1,9.9.9.9",
    'dhcp-vendorclass=set:aastra-class,"AastraIPPhone"',
    'dhcp-option=vendor:AastraIPPhone,2,"http://192.168.1.1:8667/"',
    "dhcp-option=vendor:AastraIPPhone,3,0",
    "dhcp-mac=set:yealink,00:15:65:*:*:*",
    'dhcp-option-force=tag:yealink,tag:!aastra-class,66,"http://192.168.1.1:8667/"',
  ]);
});

test("names are answered for the network, and others are asked for the rest", () => {
  const names = { own: { name: "sipleo", address: "192.168.1.150" }, servers: ["192.168.1.1"] };
  const conf = rendered({ names, domain: "bureau.lan" });

  expect(rendered()).toContain("port=0");
  expect(conf).not.toContain("port=0");
  expect(conf).toEqual(
    expect.arrayContaining([
      "local=/bureau.lan/",
      "host-record=sipleo,sipleo.bureau.lan,192.168.1.150",
      "server=192.168.1.1",
      "dhcp-ignore-names=tag:wpad",
    ]),
  );
});

test("a folder may be called as people call folders, and not so that a path says more than itself", () => {
  const at = (folder: string) => renderConf(plan(), { leases: `${folder}/leases`, script: `${folder}/lease-event` });

  expect(at("/home/jean dupont, bureau")).toContain('dhcp-leasefile="/home/jean dupont, bureau/leases"');
  expect(() => at('/srv/a"\nport=53')).toThrow("dhcp-leasefile");
});

test("what is not known is not told, instead of the box's own address", () => {
  const conf = rendered({ gateway: null, dnsServers: [] });

  expect(conf).toContain("dhcp-option=option:router");
  expect(conf).toContain("dhcp-option=option:dns-server");
  expect(conf.join()).not.toMatch(/ntp-server|domain=/);
});

test("DHC-05: an address of the pool that somebody has already is reserved for nobody", () => {
  const conf = rendered({ taken: ["192.168.1.210"] });

  expect(conf).toEqual(expect.arrayContaining(["dhcp-ignore-clid", "dhcp-host=id:nobody,192.168.1.210"]));
});

test("a domain and a time server are told when there are any", () => {
  expect(rendered({ domain: "bureau.lan", ntpServer: "192.168.1.150" })).toEqual(
    expect.arrayContaining(["domain=bureau.lan", "dhcp-option=option:ntp-server,192.168.1.150"]),
  );
});

test("a telephone may call itself what the schema of its template lets through, in quotation marks", () => {
  const rule = { name: "template-1", ouis: [], options: [] };
  const conf = rendered({ rules: [{ ...rule, vendorClass: 'Snom "D7", #5\\' }] });

  expect(conf).toContain('dhcp-vendorclass=set:template-1,"Snom \\"D7\\", #5\\\\"');
  expect(() => rendered({ rules: [{ ...rule, vendorClass: "a\nb" }] })).toThrow("dhcp-vendorclass");
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

test.each([[[]], [["00085D112233"]]])(
  "the network that a file serves is read from it again (telephones: %s)",
  (telephones) => {
    const conf = renderConf(plan({ telephones }), places);
    const there = { name: "eth0", address: "192.168.1.10", netmask: "255.255.255.0" };

    expect(servesThere(conf, there)).toBe(true);
    expect(servesThere(conf, { ...there, name: "eth1" })).toBe(false);
    expect(servesThere(conf, { ...there, address: "192.168.2.10" })).toBe(false);
    expect(servesThere(conf, { ...there, netmask: "255.255.0.0" })).toBe(false);
    expect(servesThere("", there)).toBe(false);
  },
);
