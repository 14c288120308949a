import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { netContract } from "../../daemon/contracts/net.ts";
import type { OwnAddressShown } from "../../daemon/contracts/own-address.ts";
import { storeContract } from "../../daemon/contracts/store.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { type BoxShape, startBox, type TestBox } from "../rig/box.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { whyNoNetworks } from "../rig/netns.ts";
import { officeDocument } from "../rig/office.ts";
import { type Host, type OfficeLan, openOfficeLan } from "../rig/office-lan.ts";
import { until } from "../rig/waiting.ts";

/** A whole box that changes its own address on a network of its own, and a computer of that network which looks for it. */

const PC = "00:11:22:33:44:55";
const OLD = "192.168.77.1";
const NEW = "10.77.0.9";

const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

/** An operator at the computer, where he is reached from both networks. */
const LINE = {
  ...{ number: "900", name: "Ligne", registration: "outbound", user: "0033900", sipPassword: "pw-of-the-line" },
  ...{ domain: "192.168.77.50", addresses: [{ host: "192.168.77.50", port: 5070 }], numbers: [], extension: "201" },
};

const office = (network: Record<string, unknown> = {}): Record<string, unknown> =>
  officeDocument({
    numbers: ["201"],
    change: (document) => ({
      ...document,
      network: {
        ...{ isFixed: true, interface: "lan0", address: NEW, netmask: "255.255.0.0", gateway: "10.77.0.1" },
        ...{ trialMinutes: 1, ...network },
      },
    }),
  });

/** A box at OLD, which has not been told of another address yet, and a computer that reaches both networks. */
async function openOffice(): Promise<{ lan: OfficeLan; pc: Host; boxAt: (shape?: BoxShape) => Promise<TestBox> }> {
  const lan = await openOfficeLan(`${OLD}/24`, [PC]);
  const [pc] = lan.others;
  if (pc === undefined) throw new Error("a host was asked for");
  for (const address of ["192.168.77.50/24", "10.77.0.1/16"]) await pc.run("ip", "addr", "add", address, "dev", "eth0");
  await lan.server.run("ip", "route", "add", "default", "via", "192.168.77.50", "dev", "lan0", "metric", "100");
  const boxAt = (shape: BoxShape = {}) =>
    startBox({ bind: ["0.0.0.0"], through: lan.server.through, document: office({ isFixed: false }), ...shape });
  return { lan, pc, boxAt };
}

async function ask(box: TestBox, what: "address" | "address.keep" | "address.try-again"): Promise<OwnAddressShown> {
  const peer = await connect(join(box.home, "run/net.sock"), netContract);
  try {
    return await (what === "address" ? peer.call(what, {}) : peer.call(what, { author: "jeanne" }));
  } finally {
    peer.close();
  }
}

/** Who did what to the address, the last first, as an administrator reads it. */
async function audit(box: TestBox): Promise<readonly string[]> {
  const peer = await connect(join(box.home, "run/store.sock"), storeContract);
  try {
    const { items } = await peer.call("audit.list", { before: null, limit: 100 });
    return items.filter(({ action }) => action.startsWith("network.")).map(({ author, text }) => `${author}: ${text}`);
  } finally {
    peer.close();
  }
}

/** What the kernel says, not what we believe. */
async function standing(lan: OfficeLan): Promise<{ readonly addresses: string[]; readonly gateways: string[] }> {
  const addresses = await lan.server.run("ip", "-4", "-o", "addr", "show", "dev", "lan0");
  const routes = await lan.server.run("ip", "-4", "route", "show", "default");
  return {
    addresses: [...addresses.matchAll(/inet (\S+)/g)].map(([, address]) => address ?? ""),
    gateways: [...routes.matchAll(/via (\S+)/g)].map(([, gateway]) => gateway ?? ""),
  };
}

const BEFORE = { addresses: [`${OLD}/24`], gateways: ["192.168.77.50"] };
const AFTER = { addresses: [`${NEW}/16`], gateways: ["10.77.0.1"] };

const stands = (lan: OfficeLan, wanted: typeof BEFORE, limitMs = 15_000) =>
  until(
    `the box to stand at ${wanted.addresses.join()}`,
    async () => JSON.stringify(await standing(lan)) === JSON.stringify(wanted),
    { limitMs },
  );

/** As a browser, a telephone that fetches its settings and one that registers find the box there. */
async function finds(pc: Host, box: TestBox, address: string): Promise<void> {
  await pc.run("curl", "-fsk", "--max-time", "5", "-o", "/dev/null", `https://${address}:${box.httpsPort}/`);
  await pc.run("curl", "-s", "--max-time", "5", "-o", "/dev/null", `http://${address}:${box.phonesPort}/`);
  expect(await pc.run(process.execPath, "-e", OPTIONS, address, String(box.sipPort))).toMatch(/^SIP\/2\.0 /);
}

const OPTIONS = `
  const [address, port] = process.argv.slice(1);
  const socket = require("node:dgram").createSocket("udp4");
  socket.on("message", (said) => { console.log(String(said)); process.exit(0); });
  setTimeout(() => process.exit(1), 5000);
  socket.connect(Number(port), address, () => {
    const { address: own, port: at } = socket.address();
    const lines = ["OPTIONS sip:" + address + " SIP/2.0", "Via: SIP/2.0/UDP " + own + ":" + at + ";branch=z9hG4bK1;rport",
      "Max-Forwards: 70", "From: <sip:pc@" + own + ">;tag=1", "To: <sip:" + address + ">", "Call-ID: 1@" + own,
      "CSeq: 1 OPTIONS", "Content-Length: 0", "", ""];
    socket.send(lines.join("\\r\\n"));
  });
`;

/** Grants every registration for an hour, and tells from where it came and where calls would be sent. */
const OPERATOR = `
  const socket = require("node:dgram").createSocket("udp4");
  socket.on("message", (bytes, { address, port }) => {
    const lines = String(bytes).split("\\r\\n");
    if (!lines[0].startsWith("REGISTER ")) return;
    const all = (name) => lines.filter((line) => line.toLowerCase().startsWith(name + ":"));
    const contact = all("contact")[0] ?? "";
    console.log("registered from " + address + " at " + (/@([0-9.]+)/.exec(contact)?.[1] ?? contact));
    const [to] = all("to");
    const answer = ["SIP/2.0 200 OK", ...all("via"), ...all("from"), to + ";tag=1", ...all("call-id"), ...all("cseq"),
      contact + ";expires=3600", "Content-Length: 0", "", ""];
    socket.send(answer.join("\\r\\n"), port, address);
  });
  socket.bind(5070, "192.168.77.50", () => console.log("listens"));
`;

describe.skipIf(hindrance !== undefined)(`a box that has an address of its own${skipped}`, () => {
  test("is found at the new one, keeps it when somebody says so, and has it again after a new start", async () => {
    using folder = temporaryFolder("address");
    const home = join(folder.path, "home");
    const { lan, pc, boxAt } = await openOffice();
    await using _ = lan;
    {
      await using box = await boxAt({ home });
      expect(await standing(lan)).toEqual(BEFORE);
      await finds(pc, box, OLD);
      const { pid } = { pid: box.pid("pbx") };

      await box.import(office({ dnsServers: ["9.9.9.9"] }));
      await stands(lan, AFTER);
      await finds(pc, box, NEW);
      expect(await ask(box, "address")).toMatchObject({ kept: null, trial: { fixed: { address: NEW, prefix: 16 } } });
      expect(await ask(box, "address.keep")).toMatchObject({ kept: { address: NEW }, trial: null, putBack: null });
      expect(readFileSync(join(home, "net/resolv.conf"), "utf8")).toContain("nameserver 9.9.9.9\n");
      expect(box.pid("pbx")).toBe(pid);
      await until("the audit to tell who kept it", async () =>
        /^jeanne: Adresse 10\.77\.0\.9 .* gardée$/.test((await audit(box))[0] ?? ""),
      );
      await box.stop();
    }
    // As after a new start of the machine, where the operating system set its own.
    expect(await standing(lan)).toEqual(AFTER);
    await lan.server.run("ip", "addr", "add", `${OLD}/24`, "dev", "lan0");
    await lan.server.run("ip", "addr", "del", `${NEW}/16`, "dev", "lan0");

    await using again = await boxAt({ home, document: null });
    await stands(lan, AFTER);
    await finds(pc, again, NEW);
    expect((await ask(again, "address")).trial).toBeNull();

    // An interface that loses its address, as when its driver starts anew.
    await lan.server.run("ip", "addr", "flush", "dev", "lan0");
    await stands(lan, AFTER);
  });

  test("goes back to the one before when nobody keeps the new one, also without a cable, and tries it again when asked", async () => {
    const { lan, pc, boxAt } = await openOffice();
    await using _ = lan;
    await using box = await boxAt();

    await box.import(office());
    await stands(lan, AFTER);
    await lan.server.run("ip", "link", "set", "port0", "down");
    await stands(lan, BEFORE, 90_000);
    await lan.server.run("ip", "link", "set", "port0", "up");
    await until("the box to be found again", async () => {
      await finds(pc, box, OLD);
      return true;
    });
    expect(await ask(box, "address")).toMatchObject({ kept: null, trial: null, putBack: { why: "not-kept" } });

    await box.import(office());
    await ask(box, "address.try-again");
    await stands(lan, AFTER);
    await box.import(office({ isFixed: false }));
    await stands(lan, BEFORE);
    await finds(pc, box, OLD);
  }, 180_000);

  test("LIG-09: tells its operators where it is, for they would send calls to the address before", async () => {
    const { lan, pc, boxAt } = await openOffice();
    await using _ = lan;
    await using operator = pc.start("the operator", process.execPath, "-e", OPERATOR);
    await operator.says(/listens/);
    const lined = (network: Record<string, unknown>) => ({ ...office(network), trunks: [LINE] });
    await using box = await boxAt({ document: lined({ isFixed: false }) });
    await operator.says(new RegExp(`registered from ${OLD} at ${OLD}`), 20_000);

    await box.import(lined({}));
    await operator.says(new RegExp(`registered from ${NEW} at ${NEW}`), 30_000);
  });

  test("goes back to the one before when what set it dies in the middle of the trial", async () => {
    const { lan, pc, boxAt } = await openOffice();
    await using _ = lan;
    await using box = await boxAt();
    await box.import(office());
    await stands(lan, AFTER);

    await box.killAndAwait("net");
    await stands(lan, BEFORE);
    await finds(pc, box, OLD);
    expect((await ask(box, "address")).putBack).toMatchObject({ why: "started-anew", wanted: { address: NEW } });

    await ask(box, "address.try-again");
    await stands(lan, AFTER);
    await box.stop();
    expect(await standing(lan)).toEqual(BEFORE);
  });

  test("leaves an address alone that a computer of the network has, and takes it when that one is gone and somebody asks", async () => {
    const { lan, pc, boxAt } = await openOffice();
    await using _ = lan;
    await pc.run("ip", "addr", "add", `${NEW}/16`, "dev", "eth0");
    await using box = await boxAt({ document: office() });

    await until("the address to be taken", async () => (await ask(box, "address")).putBack !== null);
    expect((await ask(box, "address")).putBack).toMatchObject({ why: "taken", said: PC });
    expect(await standing(lan)).toEqual(BEFORE);

    await pc.run("ip", "addr", "del", `${NEW}/16`, "dev", "eth0");
    await ask(box, "address.try-again");
    await stands(lan, AFTER);
  });

  test("says why it has not the address that is wanted, and does everything else", async () => {
    const { lan, boxAt } = await openOffice();
    await using _ = lan;
    const bare = ["setpriv", "--bounding-set=-net_admin", "--inh-caps=-net_admin"];
    {
      await using box = await boxAt({ through: [...lan.server.through, ...bare], document: office() });
      await until("the hindrance", async () => (await ask(box, "address")).hindrance?.kind === "not-allowed");
      expect(await standing(lan)).toEqual(BEFORE);
      expect(box.alive("pbx")).toBe(true);
    }
    await using box = await boxAt({ document: office({ interface: "eth9" }) });
    await until("the hindrance", async () => (await ask(box, "address")).hindrance?.kind === "no-interface");
    expect(existsSync(join(box.home, "net/address.json"))).toBe(false);
  });

  test("refuses what cannot be an address there, in a sentence", async () => {
    const { lan, boxAt } = await openOffice();
    await using _ = lan;
    await using box = await boxAt();
    await expect(box.import(office({ gateway: "10.78.0.1" }))).rejects.toThrow(/10\.78\.0\.1 .*10\.77\.0\.9/);
    await expect(box.import(office({ address: "10.77.255.255" }))).rejects.toThrow(/10\.77\.255\.255/);
    expect(await standing(lan)).toEqual(BEFORE);
  });
});
