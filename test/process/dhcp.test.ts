import { execFile } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { DhcpPlan } from "../../daemon/net/dnsmasq/dhcp-plan.ts";
import type { LeaseEvent } from "../../daemon/net/dnsmasq/lease-events.ts";
import { readLeaseFile } from "../../daemon/net/dnsmasq/lease-file.ts";
import { LeasePipe } from "../../daemon/net/dnsmasq/lease-pipe.ts";
import { renderLeaseScript } from "../../daemon/net/dnsmasq/lease-script.ts";
import { renderConf } from "../../daemon/net/dnsmasq/render-conf.ts";
import { DRIVERS } from "../../provisioning/drivers.ts";
import { templateRule } from "../../provisioning/vendors/generic/template-driver.ts";
import type { Child } from "../rig/child.ts";
import { type TemporaryFolder, temporaryFolder } from "../rig/folder.ts";
import { whyNoNetworks } from "../rig/netns.ts";
import { type Host, openOfficeLan } from "../rig/office-lan.ts";
import { until } from "../rig/waiting.ts";

/** What net renders and reads, against dnsmasq itself and a DHCP client that is not ours. */

const execute = promisify(execFile);
const DNSMASQ = "/usr/sbin/dnsmasq";
const FREE = "00:08:5d:11:22:33";
const RESERVED = "e4:34:d7:30:05:42";

const built = (file: string): string => fileURLToPath(new URL(`../../build/daemon/${file}`, import.meta.url));

const plan = (change: Partial<DhcpPlan> = {}): DhcpPlan => ({
  interface: "lan0",
  netmask: "255.255.255.0",
  pool: { first: "192.168.77.200", last: "192.168.77.209" },
  poolOfOthers: { first: "192.168.77.200", last: "192.168.77.209" },
  leaseMinutes: 60,
  gateway: "192.168.77.254",
  dnsServers: ["192.168.77.253"],
  ntpServer: null,
  domain: "bureau.lan",
  reservations: [{ macAddress: "E434D7300542", ipAddress: "192.168.77.51" }],
  taken: [],
  telephones: [],
  rules: [],
  names: null,
  ...change,
});

/** The file of dnsmasq for a plan, with everything that it names. */
function written(folder: TemporaryFolder, change: Partial<DhcpPlan> = {}): string {
  const conf = folder.file("dnsmasq.conf");
  const script = folder.file("lease-event");
  writeFileSync(script, renderLeaseScript(folder.file("pipe")));
  chmodSync(script, 0o700);
  writeFileSync(conf, renderConf(plan(change), { leases: folder.file("leases"), script }));
  return conf;
}

test("dnsmasq understands the file that is made for it, with everything and with next to nothing in it", async () => {
  using folder = temporaryFolder("dhcp");
  const names = { own: { name: "sipleo", address: "192.168.77.1" }, servers: ["192.168.77.254"] };
  const rules = DRIVERS.flatMap((driver) => driver.dhcp("http://192.168.77.1:8667/"));
  const least = { gateway: null, dnsServers: [], domain: null, reservations: [] };

  const known = { telephones: ["00085D112233"], poolOfOthers: { first: "192.168.77.200", last: "192.168.77.208" } };

  for (const change of [
    {},
    known,
    { ntpServer: "192.168.77.1" },
    { names },
    { names, domain: null },
    { rules },
    least,
  ]) {
    const { stderr } = await execute(DNSMASQ, ["--test", `--conf-file=${written(folder, change)}`]);
    expect(stderr).toContain("syntax check OK");
  }
});

const hindrance = await whyNoNetworks();

const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

describe.skipIf(hindrance !== undefined)(`a network${skipped}`, () => {
  /** As decision 0045 has it: three capabilities, none to be gained. */
  const serve = (server: Host, conf: string): Child => {
    const kept = "-all,+net_admin,+net_raw,+net_bind_service";
    const sets = [`--bounding-set=${kept}`, `--inh-caps=${kept}`, `--ambient-caps=${kept}`];
    return server.start("dnsmasq", "setpriv", "--no-new-privs", ...sets, "--", DNSMASQ, `--conf-file=${conf}`);
  };
  const asker = (folder: TemporaryFolder): string => {
    const script = folder.file("given");
    // udhcpc calls it with what it was given; `bound` is the one event that matters.
    writeFileSync(script, '#!/bin/sh\n[ "$1" = bound ] && echo "given $ip $router $dns $domain $lease"\nexit 0\n');
    chmodSync(script, 0o755);
    return script;
  };
  const ask = (host: Host, script: string, ...more: readonly string[]) =>
    host.run("busybox", "udhcpc", "-i", "eth0", "-f", "-q", "-n", "-t", "8", "-T", "1", "-s", script, ...more);

  test("a telephone gets an address of the pool, one with a fixed address gets that, and both keep them over a restart", async () => {
    using folder = temporaryFolder("dhcp");
    await using lan = await openOfficeLan("192.168.77.1/24", [FREE, RESERVED]);
    const [free, reserved] = lan.others;
    if (free === undefined || reserved === undefined) throw new Error("two hosts were asked for");
    const [conf, script] = [written(folder), asker(folder)];
    const leases = () =>
      existsSync(folder.file("leases")) ? readLeaseFile(readFileSync(folder.file("leases"), "utf8")) : [];

    let given = "";
    {
      await using dnsmasq = serve(lan.server, conf);
      await dnsmasq.says(/started/);
      given = /given (\S+)/.exec(await ask(free, script))?.[1] ?? "";
      expect(given).toMatch(/^192\.168\.77\.20\d$/);
      expect(await ask(reserved, script)).toContain(
        "given 192.168.77.51 192.168.77.254 192.168.77.253 bureau.lan 3600",
      );
      await until("both leases in the file", () => leases().length === 2);
      expect(leases()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ macAddress: "00085D112233", ipAddress: given }),
          expect.objectContaining({ macAddress: "E434D7300542", ipAddress: "192.168.77.51" }),
        ]),
      );
      const hour = Date.now() + 3_600_000;
      for (const { expiresAt } of leases()) expect(Math.abs((expiresAt ?? 0) - hour)).toBeLessThan(60_000);
    }
    await using again = serve(lan.server, conf);
    await again.says(/started/);
    expect(leases()).toHaveLength(2);
    expect(await ask(free, script)).toContain(`given ${given} `);
  });

  test("DHC-05: the address of the gateway is given to nobody, whoever asks for it", async () => {
    using folder = temporaryFolder("dhcp");
    await using lan = await openOfficeLan("192.168.77.1/24", [FREE, "00:08:5d:11:22:34"]);
    const [first, second] = lan.others;
    if (first === undefined || second === undefined) throw new Error("two hosts were asked for");
    const [pool, gateway] = [{ first: "192.168.77.200", last: "192.168.77.201" }, "192.168.77.201"];
    const conf = written(folder, { pool, poolOfOthers: pool, reservations: [], gateway, taken: [gateway] });
    await using dnsmasq = serve(lan.server, conf);
    await dnsmasq.says(/started/);
    const wants = ["-r", gateway, "-x", `0x3d:${Buffer.from("\0nobody").toString("hex")}`, "-C"];

    expect(await ask(first, asker(folder), ...wants)).toContain("given 192.168.77.200 ");
    await expect(ask(second, asker(folder), ...wants)).rejects.toThrow();
  });

  test("a pool of one address is given once", async () => {
    using folder = temporaryFolder("dhcp");
    await using lan = await openOfficeLan("192.168.77.1/24", [FREE, "00:08:5d:11:22:34"]);
    const [first, second] = lan.others;
    if (first === undefined || second === undefined) throw new Error("two hosts were asked for");
    const only = { first: "192.168.77.200", last: "192.168.77.200" };
    await using dnsmasq = serve(lan.server, written(folder, { pool: only, reservations: [] }));
    await dnsmasq.says(/started/);

    expect(await ask(first, asker(folder))).toContain("given 192.168.77.200 ");

    await expect(
      second.run("busybox", "udhcpc", "-i", "eth0", "-f", "-q", "-n", "-t", "2", "-T", "1"),
    ).rejects.toThrow();
  });

  test("DHC-05: whoever takes a thousand addresses of a large pool leaves those of the telephones alone", async () => {
    using folder = temporaryFolder("dhcp");
    await using lan = await openOfficeLan("10.9.0.1/16", [FREE]);
    const [telephone] = lan.others;
    if (telephone === undefined) throw new Error("a host was asked for");
    const later = Math.round(Date.now() / 1000) + 3600;
    const made = Array.from({ length: 1000 }, (_, n) => {
      const bytes = [n >> 8, n & 255];
      const mac = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(":");
      return `${later} 02:00:00:00:${mac} 10.9.${1 + (n >> 8)}.${n & 255} * *\n`;
    });
    writeFileSync(folder.file("leases"), made.join(""));
    const pool = { first: "10.9.1.0", last: "10.9.8.255" };
    const known = { netmask: "255.255.0.0", pool, poolOfOthers: { ...pool, last: "10.9.8.250" } };
    await using dnsmasq = serve(lan.server, written(folder, { ...known, telephones: ["00085D112233"] }));
    await dnsmasq.says(/started/);

    expect(await ask(telephone, asker(folder))).toContain("given 10.9.");
  });

  test("POS-17: telephones whose class holds spaces, commas and quotation marks are told where their settings are", async () => {
    using folder = temporaryFolder("dhcp");
    await using lan = await openOfficeLan("192.168.77.1/24", [FREE]);
    const [telephone] = lan.others;
    if (telephone === undefined) throw new Error("a host was asked for");
    const vendorClass = 'Snom "D7", #5\\ :';
    const rule = templateRule({ ouis: [], vendorClass }, 0, "http://192.168.77.1:8667/");
    await using dnsmasq = serve(lan.server, written(folder, { rules: [rule] }));
    await dnsmasq.says(/started/);
    const script = folder.file("told");
    writeFileSync(script, '#!/bin/sh\n[ "$1" = bound ] && echo "told $opt66$tftp"\nexit 0\n');
    chmodSync(script, 0o755);

    // udhcpc takes no address for a name.
    expect(await ask(telephone, script, "-V", vendorClass, "-O", "66")).toContain("told bad");
    expect(await ask(telephone, script, "-V", "Snom D7", "-O", "66")).toMatch(/told $/m);
  });

  test("what a telephone is and asks for is told as it gets its address, whether somebody listens or not", async () => {
    using folder = temporaryFolder("dhcp");
    await using lan = await openOfficeLan("192.168.77.1/24", [FREE, RESERVED]);
    const [first, second] = lan.others;
    if (first === undefined || second === undefined) throw new Error("two hosts were asked for");
    const told: LeaseEvent[] = [];
    const pipe = new LeasePipe(folder.file("pipe"), (event) => told.push(event));
    await pipe.start();
    await using dnsmasq = serve(lan.server, written(folder));
    await dnsmasq.says(/started/);
    const script = asker(folder);

    await ask(first, script, "-V", "AastraIPPhone6731i", "-O", "66");
    const [event] = await until("the lease to be told", () => told.length > 0 && told);
    expect(event).toMatchObject({
      kind: "add",
      macAddress: "00085D112233",
      said: { vendorClass: "AastraIPPhone6731i" },
    });
    expect(event?.said?.requested).toContain(66);

    // Nobody reads for a while: dnsmasq goes on, and whoever listens next hears what is told from then on.
    pipe.close();
    expect(await ask(second, script)).toContain("given 192.168.77.51 ");
    await pipe.start();
    told.length = 0;
    await ask(second, script, "-V", "yealink");
    const later = await until("the lease to be told again", () =>
      told.find(({ said }) => said?.vendorClass === "yealink"),
    );
    expect(later).toMatchObject({ kind: "old", macAddress: "E434D7300542", ipAddress: "192.168.77.51" });
    pipe.close();
  });

  /** A host that has its address already and asks who else gives some. */
  const asking = async (host: Host, ...own: readonly string[]): Promise<unknown> =>
    JSON.parse(await host.run(process.execPath, "--input-type=module", "-e", ASKING, ...own));

  test("who gives addresses on a network is found by asking, and nothing is taken", async () => {
    using folder = temporaryFolder("dhcp");
    await using lan = await openOfficeLan("192.168.77.1/24", [FREE]);
    const [box] = lan.others;
    if (box === undefined) throw new Error("a host was asked for");
    await box.run("ip", "addr", "add", "192.168.77.9/24", "dev", "eth0");
    expect(await asking(box)).toEqual({ kind: "asked", servers: [] });
    await using dnsmasq = serve(lan.server, written(folder));
    await dnsmasq.says(/started/);

    expect(await asking(box)).toEqual({ kind: "asked", servers: ["192.168.77.1"] });

    expect(await asking(box, "192.168.77.1")).toEqual({ kind: "asked", servers: [] });
    expect(readFileSync(folder.file("leases"), "utf8")).toBe("");
  });

  test("who answers by a hundred names keeps us from giving addresses, and fills no page with them", async () => {
    await using lan = await openOfficeLan("192.168.77.1/24", [FREE]);
    const [box] = lan.others;
    if (box === undefined) throw new Error("a host was asked for");
    await box.run("ip", "addr", "add", "192.168.77.9/24", "dev", "eth0");
    await using liar = lan.server.start("who answers by a hundred names", process.execPath, "-e", MANY_NAMES);
    await liar.says(/listens/);

    const found = await asking(box);
    expect(found).toMatchObject({ kind: "asked" });
    expect((found as { readonly servers: readonly string[] }).servers).toHaveLength(8);
  });

  test("who holds the port to himself keeps us from asking, and so does an address that is gone", async () => {
    await using lan = await openOfficeLan("192.168.77.1/24", [FREE]);
    const [box] = lan.others;
    if (box === undefined) throw new Error("a host was asked for");
    // The kernel says so when we bind or when we send, as it is set (ip_nonlocal_bind).
    expect(await asking(box)).toMatchObject({ kind: "unaskable" });
    await box.run("ip", "addr", "add", "192.168.77.9/24", "dev", "eth0");
    const hold = 'require("dgram").createSocket("udp4").bind(68, () => console.log("held"))';
    await using holder = box.start("who holds the port", process.execPath, "-e", hold);
    await holder.says(/held/);

    expect(await asking(box)).toEqual({ kind: "unaskable", code: "EADDRINUSE" });
  });
});

/** Asks from another network namespace than ours: the program as it is built, in a process of its own (decision 0045). */
const ASKING = `
  const { findServers } = await import(${JSON.stringify(built("net/probe/find-servers.js"))});
  const { systemClock } = await import(${JSON.stringify(built("kit/clock.js"))});
  const asker = { address: "192.168.77.9", hardwareAddress: Uint8Array.of(0, 8, 0x5d, 0x11, 0x22, 0x33) };
  const own = process.argv.slice(1);
  console.log(JSON.stringify(await findServers({ ...asker, own }, 0xc0ffee, systemClock)));
`;

/** Offers an address to whoever asks, a hundred times, each as another server. */
const MANY_NAMES = `
  const socket = require("node:dgram").createSocket({ type: "udp4", reuseAddr: true });
  socket.on("message", (asked) => {
    for (let name = 1; name <= 100; name += 1) {
      const offer = Buffer.from(asked);
      offer[0] = 2;
      Buffer.from([53, 1, 2, 54, 4, 192, 168, 77, name, 255]).copy(offer, 240);
      socket.send(offer, 68, "192.168.77.9");
    }
  });
  socket.bind(67, () => { socket.setBroadcast(true); console.log("listens"); });
`;
