import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { boxContract, type ProcessStatus } from "../../daemon/contracts/box.ts";
import type { Dhcp, DhcpLease } from "../../daemon/contracts/dhcp.ts";
import { netContract } from "../../daemon/contracts/net.ts";
import { phonesContract } from "../../daemon/contracts/phones.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { type BoxShape, startBox, type TestBox } from "../rig/box.ts";
import type { Child } from "../rig/child.ts";
import { type TemporaryFolder, temporaryFolder } from "../rig/folder.ts";
import { whyNoNetworks } from "../rig/netns.ts";
import { officeDocument } from "../rig/office.ts";
import { type Host, type OfficeLan, openOfficeLan } from "../rig/office-lan.ts";
import { until } from "../rig/waiting.ts";

/** A whole box that gives addresses on a network of its own, to DHCP clients that are not ours. */

const AASTRA = "00:08:5d:11:22:33";
const FIXED = "e4:34:d7:30:05:42";
const PC = "00:11:22:33:44:55";
const OTHER = "02:00:00:00:00:01";
const ADDRESS = "192.168.77.1";

const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

type Document = Record<string, unknown>;

const office = (dhcp: Document): Document =>
  officeDocument({
    numbers: ["201", "202"],
    change: (document) => ({
      ...document,
      extensions: [
        { number: "201", name: "Accueil", sipPassword: "secret-of-201", macAddress: "00085D112233" },
        {
          ...{ number: "202", name: "Atelier", sipPassword: "secret-of-202" },
          ...{ macAddress: "E434D7300542", ipAddress: "192.168.77.51" },
        },
      ],
      groups: [],
      dhcp: { isOn: true, interface: "lan0", gateway: "192.168.77.254", ...dhcp },
    }),
  });

const boxIn = (lan: OfficeLan, dhcp: Document = {}, shape: BoxShape = {}): Promise<TestBox> =>
  startBox({ bind: ["0.0.0.0"], through: lan.server.through, document: office(dhcp), ...shape });

async function ask(box: TestBox, what: "dhcp" | "dhcp.ask-others"): Promise<Dhcp> {
  const peer = await connect(join(box.home, "run/net.sock"), netContract);
  try {
    return await peer.call(what, {}, { timeoutMs: 15_000 });
  } finally {
    peer.close();
  }
}

async function order(box: TestBox, what: "service.stop" | "service.start" | "restart"): Promise<void> {
  const peer = await connect(join(box.home, "run/box.sock"), boxContract);
  try {
    await peer.call(what, { name: "dnsmasq", author: "test" });
  } finally {
    peer.close();
  }
}

async function dnsmasqOf(box: TestBox): Promise<ProcessStatus | undefined> {
  const peer = await connect(join(box.home, "run/box.sock"), boxContract);
  try {
    return (await peer.call("status", {})).processes.find(({ name }) => name === "dnsmasq");
  } finally {
    peer.close();
  }
}

const serves = (box: TestBox) =>
  until(
    "dnsmasq to serve",
    async () => {
      const { state } = await ask(box, "dhcp");
      return state.kind === "serves" && (await dnsmasqOf(box))?.state === "ready" && state;
    },
    { limitMs: 30_000 },
  );

const withheld = (box: TestBox, why: string) =>
  until(
    `addresses to be withheld: ${why}`,
    async () => {
      const { state } = await ask(box, "dhcp");
      return state.kind === "withheld" && state.why.kind === why && state.why;
    },
    { limitMs: 30_000 },
  );

const leaseOf = (box: TestBox, macAddress: string, is: (lease: DhcpLease) => boolean = () => true) =>
  until(`the lease of ${macAddress}`, async () =>
    (await ask(box, "dhcp")).leases.find((lease) => lease.macAddress === macAddress && is(lease)),
  );

function udhcpc(host: Host, folder: TemporaryFolder, ...more: readonly string[]): Promise<string> {
  const script = folder.file("given");
  writeFileSync(script, '#!/bin/sh\n[ "$1" = bound ] && echo "given $ip $router"\nexit 0\n', { mode: 0o755 });
  return host.run("busybox", "udhcpc", "-i", "eth0", "-f", "-q", "-n", "-t", "8", "-T", "1", "-s", script, ...more);
}

/** What dhclient was given, as it writes it down itself. It asks for what telephones of all makers ask for. */
async function dhclient(host: Host, folder: TemporaryFolder, vendorClass: string | null): Promise<string> {
  const [conf, leases] = [folder.file("dhclient.conf"), folder.file(`leases-${Math.random()}`)];
  const asks = ["subnet-mask", "routers", "tftp-server-name", "vendor-encapsulated-options", "prov-url"].join(", ");
  writeFileSync(
    conf,
    [
      ...(vendorClass === null ? [] : [`send vendor-class-identifier "${vendorClass}";`]),
      "option prov-url code 114 = text;",
      `request ${asks};`,
    ].join("\n"),
  );
  writeFileSync(leases, "");
  const files = ["-cf", conf, "-lf", leases, "-pf", folder.file("pid")];
  await using client = host.start("dhclient", "dhclient", "-1", "-d", ...files, "-sf", "/bin/true", "eth0");
  await client.says(/bound to/, 20_000);
  return readFileSync(leases, "utf8");
}

describe.skipIf(hindrance !== undefined)(`a box that gives addresses${skipped}`, () => {
  test("DHC-01 DHC-02 DHC-03 DHC-04 DHC-05 DHC-06 POS-08: telephones get addresses of the pool, or their own, and stand in the list of leases", async () => {
    using folder = temporaryFolder("net");
    await using lan = await openOfficeLan(`${ADDRESS}/24`, [AASTRA, FIXED]);
    const [aastra, fixed] = lan.others;
    if (aastra === undefined || fixed === undefined) throw new Error("two hosts were asked for");
    await using box = await boxIn(lan);
    expect(await serves(box)).toMatchObject({
      interface: "lan0",
      address: ADDRESS,
      pool: { first: "192.168.77.200", last: "192.168.77.250" },
      gateway: "192.168.77.254",
      leftOut: [],
    });

    const given = /given (\S+) (\S+)/.exec(
      await udhcpc(aastra, folder, "-V", "AastraIPPhone6731i", "-x", "hostname:accueil", "-O", "66"),
    );
    expect(given?.[1]).toMatch(/^192\.168\.77\.2[0-5]\d$/);
    expect(given?.[2]).toBe("192.168.77.254");
    expect(await udhcpc(fixed, folder)).toContain("given 192.168.77.51 ");

    const lease = await leaseOf(box, "00085D112233", ({ vendorClass }) => vendorClass !== null);
    expect(lease).toMatchObject({
      ...{ ipAddress: given?.[1], name: "accueil", vendorClass: "AastraIPPhone6731i" },
      ...{ maker: "aastra", model: "6731i", number: "201", isFixed: false },
    });
    expect(lease.requested).toEqual(expect.arrayContaining([1, 3, 66]));
    expect(Math.abs((lease.expiresAt ?? 0) - (Date.now() + 720 * 60_000))).toBeLessThan(60_000);
    expect(await leaseOf(box, "E434D7300542")).toMatchObject({
      ipAddress: "192.168.77.51",
      number: "202",
      isFixed: true,
    });
    expect((await ask(box, "dhcp")).given).toEqual({ used: 1, size: 51 });

    // Who looks after telephones has heard of it.
    const phones = await connect(join(box.home, "run/phones.sock"), phonesContract);
    const [address] = await until("the address to be in the telephone's story", async () => {
      const { events, telephone } = await phones.call("story", { macAddress: "00085D112233" });
      return events[0]?.kind === "address" && telephone.model === "6731i" && events;
    });
    phones.close();
    expect(address).toMatchObject({ from: given?.[1], what: "accueil" });
  });

  test("DHC-06: what died comes back, and every lease is kept: dnsmasq, net, the whole box", async () => {
    using folder = temporaryFolder("net");
    await using lan = await openOfficeLan(`${ADDRESS}/24`, [AASTRA]);
    const [aastra] = lan.others;
    if (aastra === undefined) throw new Error("a host was asked for");
    const home = join(folder.path, "home");
    const told = ["-V", "AastraIPPhone6731i"];
    let first = "";
    {
      await using box = await boxIn(lan, {}, { home });
      await serves(box);
      first = /given (\S+)/.exec(await udhcpc(aastra, folder, ...told))?.[1] ?? "no address";
      const before = (await dnsmasqOf(box))?.pid ?? 0;
      process.kill(before, "SIGKILL");
      await until("another dnsmasq", async () => {
        const { state, pid } = (await dnsmasqOf(box)) ?? {};
        return state === "ready" && pid !== before;
      });
      expect(await udhcpc(aastra, folder, ...told)).toContain(`given ${first} `);

      // DHCP goes on without net, and is not started again when it comes back.
      const { pid } = (await dnsmasqOf(box)) ?? {};
      await box.killAndAwait("net");
      expect(await udhcpc(aastra, folder, ...told)).toContain(`given ${first} `);
      await serves(box);
      expect((await dnsmasqOf(box))?.pid).toBe(pid);
      await box.stop();
    }
    await using again = await boxIn(lan, {}, { home, document: null });
    await serves(again);
    expect(await leaseOf(again, "00085D112233")).toMatchObject({ ipAddress: first, vendorClass: "AastraIPPhone6731i" });
    expect(await udhcpc(aastra, folder, ...told)).toContain(`given ${first} `);
  });

  test("DHC-06: another fixed address is given after a reload, and dnsmasq is started anew for it once", async () => {
    using folder = temporaryFolder("net");
    await using lan = await openOfficeLan(`${ADDRESS}/24`, [FIXED]);
    const [fixed] = lan.others;
    if (fixed === undefined) throw new Error("a host was asked for");
    await using box = await boxIn(lan);
    await serves(box);
    const { restarts } = (await dnsmasqOf(box)) ?? { restarts: 0 };
    const document = office({});
    const [first, second] = document.extensions as readonly Document[];

    await box.import({ ...document, extensions: [first, { ...second, ipAddress: "192.168.77.52" }] });

    await until("dnsmasq to be started anew", async () => {
      const status = await dnsmasqOf(box);
      return status?.state === "ready" && status.restarts === restarts + 1;
    });
    expect(await udhcpc(fixed, folder)).toContain("given 192.168.77.52 ");
  });

  test("POS-17: telephones of each maker are told where their settings are, each in its way, and a computer is told nothing", async () => {
    using folder = temporaryFolder("net");
    const [yealink, gigaset] = ["00:15:65:19:19:bd", "7c:2f:80:40:ec:1a"];
    await using lan = await openOfficeLan(`${ADDRESS}/24`, [AASTRA, yealink, gigaset, FIXED, PC]);
    await using box = await boxIn(lan);
    await serves(box);
    const url = `http://${ADDRESS}:${box.phonesPort}/`;
    const [a, y, g, d, pc] = lan.others;
    if (a === undefined || y === undefined || g === undefined || d === undefined || pc === undefined) {
      throw new Error("five hosts were asked for");
    }

    const encapsulated = /vendor-encapsulated-options ([0-9a-f:]+)/.exec(
      await dhclient(a, folder, "AastraIPPhone6731i"),
    );
    const bytes = Buffer.from((encapsulated?.[1] ?? "").split(":").map((byte) => Number.parseInt(byte, 16)));
    expect(bytes.includes(Buffer.concat([Buffer.of(2, url.length), Buffer.from(url)]))).toBe(true);
    expect(await dhclient(a, folder, null)).toContain(`tftp-server-name "${url}"`);
    expect(await dhclient(y, folder, "yealink")).toContain(`tftp-server-name "${url}"`);
    expect(await dhclient(d, folder, null)).toContain(`tftp-server-name "${url}"`);
    const base = await dhclient(g, folder, null);
    expect(base).toContain(`prov-url "${url}"`);
    expect(base).toContain(`tftp-server-name "${url}"`);
    const computer = await dhclient(pc, folder, null);
    expect(computer).toContain("fixed-address 192.168.77.");
    expect(computer).not.toMatch(/tftp-server|vendor-encap|prov-url/);
  });

  test("where another server gives addresses nothing is given until an administrator says so, and that is said", async () => {
    using folder = temporaryFolder("net");
    await using lan = await openOfficeLan(`${ADDRESS}/24`, [OTHER, PC]);
    const [router, pc] = lan.others;
    if (router === undefined || pc === undefined) throw new Error("two hosts were asked for");
    await router.run("ip", "addr", "add", "192.168.77.254/24", "dev", "eth0");
    await using _ = await routerOn(router, folder);
    await using box = await boxIn(lan);

    expect(await withheld(box, "others-serve")).toMatchObject({ servers: ["192.168.77.254"] });
    expect(await dnsmasqOf(box)).toMatchObject({
      state: "stopped",
      trouble: expect.stringContaining("192.168.77.254"),
    });
    expect((await ask(box, "dhcp")).others).toMatchObject({
      interface: "lan0",
      servers: ["192.168.77.254"],
      code: null,
    });

    await box.import(office({ despiteOthers: true }));
    await serves(box);

    // Who serves goes on although another one is found later.
    await box.import(office({ despiteOthers: false }));
    await until("the view to run", async () => (await ask(box, "dhcp.ask-others")).others?.servers.length === 1);
    expect((await ask(box, "dhcp")).state.kind).toBe("serves");
  });

  test("once the other server is gone, asking again is enough", async () => {
    using folder = temporaryFolder("net");
    await using lan = await openOfficeLan(`${ADDRESS}/24`, [OTHER]);
    const [router] = lan.others;
    if (router === undefined) throw new Error("a host was asked for");
    await router.run("ip", "addr", "add", "192.168.77.254/24", "dev", "eth0");
    const box = await (async () => {
      await using _ = await routerOn(router, folder);
      const started = await boxIn(lan);
      await withheld(started, "others-serve");
      return started;
    })();
    await using _ = box;

    expect((await ask(box, "dhcp.ask-others")).state.kind).toBe("serves");
    await serves(box);
  });

  test("ACC-08 ACC-09: an administrator stops and starts it, and what he stopped stays stopped over a reload", async () => {
    using folder = temporaryFolder("net");
    await using lan = await openOfficeLan(`${ADDRESS}/24`, [PC]);
    const [pc] = lan.others;
    if (pc === undefined) throw new Error("a host was asked for");
    await using box = await boxIn(lan);
    await serves(box);

    await order(box, "service.stop");
    await until("dnsmasq to be stopped", async () => (await dnsmasqOf(box))?.state === "stopped");
    await box.import(office({ leaseMinutes: 60 }));
    await expect(udhcpc(pc, folder, "-t", "2")).rejects.toThrow();
    expect(await dnsmasqOf(box)).toMatchObject({ state: "stopped", trouble: null });

    await order(box, "service.start");
    await serves(box);
    expect(await udhcpc(pc, folder)).toContain("given 192.168.77.2");
    const { pid } = (await dnsmasqOf(box)) ?? {};
    await order(box, "restart");
    await until("another dnsmasq", async () => {
      const status = await dnsmasqOf(box);
      return status?.state === "ready" && status.pid !== pid;
    });
  });

  test("an address that goes and comes back takes DHCP with it, and the rest goes on", async () => {
    await using lan = await openOfficeLan(`${ADDRESS}/24`, []);
    await using box = await boxIn(lan);
    await serves(box);

    await lan.server.run("ip", "addr", "del", `${ADDRESS}/24`, "dev", "lan0");
    await withheld(box, "no-address");
    await until("dnsmasq to be stopped", async () => (await dnsmasqOf(box))?.state === "stopped");
    expect(box.alive("pbx")).toBe(true);

    await lan.server.run("ip", "addr", "add", `${ADDRESS}/24`, "dev", "lan0");
    await serves(box);
  });

  test("DHC-05: a box whose cable was out, that stands in another network or that was stopped asks again before it gives addresses", async () => {
    using folder = temporaryFolder("net");
    await using lan = await openOfficeLan(`${ADDRESS}/24`, [OTHER]);
    const [router] = lan.others;
    if (router === undefined) throw new Error("a host was asked for");
    await router.run("ip", "addr", "add", "192.168.77.254/24", "dev", "eth0");
    await using box = await boxIn(lan);
    await serves(box);

    await lan.server.run("ip", "link", "set", "port0", "down");
    await withheld(box, "no-address");
    {
      await using _ = await routerOn(router, folder);
      await lan.server.run("ip", "link", "set", "port0", "up");
      await withheld(box, "others-serve");
    }
    expect((await ask(box, "dhcp.ask-others")).state.kind).toBe("serves");
    await serves(box);

    await using _ = await routerOn(router, folder);
    await lan.server.run("ip", "addr", "add", "192.168.78.1/24", "dev", "lan0");
    await lan.server.run("ip", "addr", "del", `${ADDRESS}/24`, "dev", "lan0");
    await withheld(box, "others-serve");

    await box.import(office({ despiteOthers: true }));
    await serves(box);
    await box.import(office({ despiteOthers: false }));
    await order(box, "service.stop");
    await until("dnsmasq to be stopped", async () => (await dnsmasqOf(box))?.state === "stopped");
    await ask(box, "dhcp.ask-others");
    await order(box, "service.start");
    await withheld(box, "others-serve");
    expect((await dnsmasqOf(box))?.state).toBe("stopped");
  }, 120_000);

  test("a port that somebody else holds is told in dnsmasq's own words, and tried again", async () => {
    await using lan = await openOfficeLan(`${ADDRESS}/24`, []);
    const hold = 'require("dgram").createSocket("udp4").bind(67, () => console.log("held"))';
    const box = await (async () => {
      await using holder = lan.server.start("who holds the port", process.execPath, "-e", hold);
      await holder.says(/held/);
      const started = await boxIn(lan);
      const status = await until("dnsmasq to say why", async () => {
        const { state, trouble } = (await dnsmasqOf(started)) ?? {};
        return (state === "gone" || state === "failed") && trouble;
      });
      expect(status).toContain("in use");
      return started;
    })();
    await using _ = box;
    await serves(box);
  });

  test("a pool outside the network, or a box that may not give addresses, gives none and says so", async () => {
    await using lan = await openOfficeLan(`${ADDRESS}/24`, []);
    {
      await using box = await boxIn(lan, { poolFirst: "10.0.0.10", poolLast: "10.0.0.20" });
      await withheld(box, "pool-outside-network");
    }
    const bare = ["setpriv", "--bounding-set=-net_admin", "--inh-caps=-net_admin"];
    await using box = await boxIn(lan, { despiteOthers: true }, { through: [...lan.server.through, ...bare] });
    await withheld(box, "not-allowed");
    expect(await dnsmasqOf(box)).toMatchObject({ state: "stopped" });
  });

  test("without dnsmasq the box does everything else, and says what is missing", async () => {
    await using lan = await openOfficeLan(`${ADDRESS}/24`, []);
    const hidden = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs none /usr/sbin && exec "$@"', "sh"];
    await using box = await boxIn(lan, { despiteOthers: true }, { through: [...lan.server.through, ...hidden] });

    await withheld(box, "no-dnsmasq");
    expect(box.alive("pbx")).toBe(true);
  });

  test("a device that asks for all addresses of a small pool takes no fixed one", async () => {
    using folder = temporaryFolder("net");
    await using lan = await openOfficeLan(`${ADDRESS}/24`, [PC, FIXED]);
    const [greedy, fixed] = lan.others;
    if (greedy === undefined || fixed === undefined) throw new Error("two hosts were asked for");
    await using box = await boxIn(lan, { poolFirst: "192.168.77.50", poolLast: "192.168.77.53" });
    await serves(box);
    for (let turn = 1; turn <= 4; turn += 1) {
      await greedy.run("ip", "link", "set", "eth0", "address", `02:00:00:00:01:0${turn}`);
      await udhcpc(greedy, folder, "-T", "2").catch(() => undefined);
    }

    expect(await udhcpc(fixed, folder)).toContain("given 192.168.77.51 ");
    await until("the pool to be full but for one", async () => {
      const { given } = await ask(box, "dhcp");
      return given?.used === 3;
    });
    // The last one is for the telephone of 201.
    expect(given(await ask(box, "dhcp"))).toEqual({ used: 3, size: 4 });
  });
});

const given = (dhcp: Dhcp) => dhcp.given;

/** Another server on the network, as an operator's router. */
async function routerOn(host: Host, folder: TemporaryFolder): Promise<Child> {
  const words = [
    "--port=0",
    "--keep-in-foreground",
    "--log-facility=-",
    "--user=root",
    "--pid-file",
    "--bind-interfaces",
  ];
  const range = [
    `--dhcp-leasefile=${folder.file("router")}`,
    "--dhcp-range=192.168.77.100,192.168.77.110,1h",
    "--no-ping",
  ];
  const router = host.start("the router", "/usr/sbin/dnsmasq", ...words, "--interface=eth0", ...range);
  await router.says(/started/);
  return router;
}
