import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Dhcp } from "../../daemon/contracts/dhcp.ts";
import { netContract } from "../../daemon/contracts/net.ts";
import { phonesContract } from "../../daemon/contracts/phones.ts";
import type { Telephone } from "../../daemon/contracts/telephone.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { type BoxShape, boxSettings, startBox, type TestBox } from "../rig/box.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { whyNoNetworks } from "../rig/netns.ts";
import { numbersFrom, officeDocument, passwordOf } from "../rig/office.ts";
import { happens, phonesIn } from "../rig/phones-in.ts";
import { openPhonesLan, type PhonesLan } from "../rig/phones-lan.ts";
import { type Device, spelled } from "../rig/telephone/firmware.ts";
import type { Happening } from "../rig/telephone/happening.ts";
import { manyDevices, OFFICE_ADDRESS, officeOfMany, progressSince } from "../rig/telephone/whole-office.ts";
import { until } from "../rig/waiting.ts";

/** Telephones of every maker from the moment they get current: address, files, registration, and being told to restart. */

const ADDRESS = "192.168.77.1";
const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

const YEALINK: Device = { maker: "yealink", model: "T46S", version: "66.86.0.15", mac: "0015651919BD" };
const AASTRA: Device = { maker: "aastra", model: "6731i", version: "3.3.1.4365", mac: "00085D112233" };
const MITEL: Device = { maker: "aastra", model: "6867i", version: "5.1.0.2024", mac: "00085D445566" };
const GIGASET: Device = { maker: "gigaset", model: "N870 IP PRO", version: "83.V2.39.0", mac: "7C2F8040EC1A" };
const DEPAEPE: Device = { maker: "depaepe", model: "T28P", version: "2.72.0.30", mac: "E437D7100181" };

type Document = Record<string, unknown>;

/** An office in which each of them is the telephone of an extension, from 201 on. */
const officeOf = (devices: readonly Device[], dhcp: Document = {}, name = "Poste"): Document => {
  const numbers = numbersFrom(201, devices.length);
  return officeDocument({
    numbers,
    change: (document) => ({
      ...document,
      extensions: numbers.map((number, index) => ({
        ...{ number, name: `${name} ${number}`, sipPassword: passwordOf(number) },
        macAddress: devices[index]?.mac,
      })),
      groups: [],
      dhcp: { isOn: true, interface: "lan0", ...dhcp },
    }),
  });
};

const lanOf = (devices: readonly Device[]): Promise<PhonesLan> =>
  openPhonesLan(
    `${ADDRESS}/24`,
    devices.map(({ mac }) => spelled(mac, ":")),
  );
const boxIn = (lan: PhonesLan, shape: BoxShape): Promise<TestBox> =>
  startBox({ bind: ["0.0.0.0"], through: lan.server.through, ...shape });

/** What they asked for, relative to where the box has their files, and how it was answered. */
const asked = (happenings: readonly Happening[], box: TestBox): readonly string[] =>
  happenings.flatMap((one) =>
    one.what === "file" ? `${one.url.replace(`http://${ADDRESS}:${box.phonesPort}/`, "")} ${one.status}` : [],
  );
const withoutToken = (files: readonly string[]): readonly string[] =>
  files.map((file) => file.replace(/^p\/[a-z2-9]{26}\//, "TOKEN/"));

/** The options that tell a telephone where its settings are. */
const LEADING = new Set([43, 66, 114, 150, 159, 160]);
const leading = (options: readonly number[]): readonly number[] =>
  options.filter((code) => LEADING.has(code)).sort((one, other) => one - other);

const askPhones = async (box: TestBox): Promise<readonly Telephone[]> => {
  const peer = await connect(join(box.home, "run/phones.sock"), phonesContract);
  try {
    return (await peer.call("list", {})).items;
  } finally {
    peer.close();
  }
};

async function askDhcp(box: TestBox): Promise<Dhcp> {
  const peer = await connect(join(box.home, "run/net.sock"), netContract);
  try {
    return await peer.call("dhcp", {});
  } finally {
    peer.close();
  }
}

const serves = (box: TestBox) =>
  until("the box to give addresses", async () => (await askDhcp(box)).server?.state === "ready", { limitMs: 30_000 });

/** What each is told by DHCP, asks for, and registers by; `again`: whether it comes by its own address the next time. */
const WALKS = [
  {
    ...{ device: YEALINK, options: [66], transport: "tls", again: true },
    files: ["0015651919bd.boot 404", "y000000000000.boot 404", "y000000000066.cfg 200", "0015651919bd.cfg 200"],
  },
  {
    ...{ device: AASTRA, options: [43], transport: "udp", again: true },
    files: ["6731i.st 404", "security.tuz 404", "aastra.cfg 200", "6731i.cfg 404", "00085D112233.cfg 200"],
  },
  {
    ...{ device: MITEL, options: [43], transport: "tls", again: true },
    files: [
      ...["security.tuz 404", "startup.cfg 200", "6867i.cfg 404", "00085D445566.cfg 200"],
      ...["startup.lic 404", "00085D445566.lic 404", "6867i.st 404"],
    ],
  },
  // Nobody has written down how a base of Gigaset is kept from what DHCP tells it.
  {
    ...{ device: GIGASET, options: [66, 114], transport: "udp", again: false },
    files: ["7c2f8040ec1a.xml 200"],
  },
  {
    ...{ device: DEPAEPE, options: [66], transport: "udp", again: true },
    files: ["y000000000000.cfg 200", "e437d7100181.cfg 200"],
  },
] as const;

describe.skipIf(hindrance !== undefined)(`a network of telephones${skipped}`, () => {
  test("POS-07 POS-17 DHC-07 ACC-12: telephones of every maker find the box, their files and their extension, and again when they are told to restart", async () => {
    const devices = WALKS.map(({ device }) => device);
    await using lan = await lanOf(devices);
    await using box = await boxIn(lan, { document: officeOf(devices) });
    await using phones = await phonesIn(lan, devices);
    phones.tell({ order: "on" });

    for (const [index, { device, options, transport, files }] of WALKS.entries()) {
      const { mac } = device;
      const registered = await happens(phones, mac, "registered", { limitMs: 60_000 });
      expect(registered).toMatchObject({ user: String(201 + index), transport });
      expect(registered.port).toBe(transport === "tls" ? box.sipsPort : box.sipPort);
      expect(leading((await happens(phones, mac, "leased")).options)).toEqual(options);
      expect(asked(phones.of(mac), box)).toEqual(files);
    }
    const seen = new Map((await askPhones(box)).map((one) => [one.macAddress, one]));
    for (const { device } of WALKS)
      expect(seen.get(device.mac)).toMatchObject({ state: "current", firmware: device.version });

    // Twice: the second time the way by which it came first is shut.
    for (const turn of [1, 2]) {
      const before = new Map(devices.map(({ mac }) => [mac, phones.of(mac).length]));
      await box.import(officeOf(devices, {}, `Poste ${turn}`));
      expect((await askPhones(box)).map(({ state }) => state)).toEqual(devices.map(() => "old"));
      const told = await box.sipleo("telephone", "restart", "--all");
      expect(told).toMatchObject({ code: 0, output: expect.stringMatching(/^201 +(?:restarts|has restarted)$/m) });
      for (const { device, files, again } of WALKS) {
        const from = before.get(device.mac) ?? 0;
        await happens(phones, device.mac, "registered", { from, limitMs: 60_000 });
        const since = phones.of(device.mac).slice(from);
        expect(since.find(({ what }) => what === "notified")).toMatchObject({ does: "restarts" });
        expect(withoutToken(asked(since, box))).toEqual(files.map((file) => (again ? `TOKEN/${file}` : file)));
      }
      expect((await askPhones(box)).map(({ state }) => state)).toEqual(devices.map(() => "current"));
    }
  }, 240_000);

  test("POS-17: who takes one address after the other keeps no telephone of the office from its own", async () => {
    const thief: Device = { ...YEALINK, mac: "0211223344AA" };
    const telephones = [YEALINK, AASTRA, GIGASET];
    await using lan = await lanOf([...telephones, thief]);
    const pool = { poolFirst: "192.168.77.100", poolLast: "192.168.77.119" };
    await using box = await boxIn(lan, { document: officeOf(telephones, pool) });
    await using phones = await phonesIn(lan, [...telephones, thief]);
    await serves(box);

    phones.tell({ order: "starve", only: telephones.length, macs: 30 });
    const { taken } = await happens(phones, thief.mac, "starves", { limitMs: 120_000 });
    // 20 addresses, three of which are for the telephones alone.
    expect(taken).toBe(17);

    for (const index of telephones.keys()) phones.tell({ order: "on", only: index });
    for (const { mac } of telephones) await happens(phones, mac, "registered", { limitMs: 60_000 });
    expect((await askDhcp(box)).given).toEqual({ used: 20, size: 20 });
  }, 240_000);

  test("POS-17: a telephone that asks for its file for ever is slowed, and no other one waits for that", async () => {
    await using lan = await lanOf([AASTRA, YEALINK]);
    await using box = await boxIn(lan, { document: officeOf([AASTRA, YEALINK]) });
    await using phones = await phonesIn(lan, [AASTRA, YEALINK]);
    await serves(box);
    phones.tell({ order: "on", only: 0 });
    await happens(phones, AASTRA.mac, "registered", { limitMs: 60_000 });

    phones.tell({ order: "pester", only: 0 });
    const rates = () => phones.of(AASTRA.mac).flatMap((one) => (one.what === "pesters" ? [one.answers] : []));
    await until(
      "it to be slowed",
      () =>
        rates().slice(-3).length === 3 &&
        rates()
          .slice(-3)
          .every((rate) => rate <= 4),
      {
        limitMs: 30_000,
      },
    );
    // What it got before, and what a telephone may ask for in a minute.
    expect(rates().reduce((sum, rate) => sum + rate, 0)).toBeLessThanOrEqual(120 + 4 * rates().length);

    phones.tell({ order: "on", only: 1 });
    await happens(phones, YEALINK.mac, "registered", { limitMs: 60_000 });
    const [leased, ...others] = phones.of(YEALINK.mac).filter(({ what }) => what === "leased" || what === "file");
    const last = others.at(-1);
    if (leased === undefined || last === undefined) throw new Error("it has asked for files");
    expect(last.at - leased.at).toBeLessThan(2_500);
  }, 240_000);

  test("DHC-06 POS-17: a telephone whose cable was pulled is back by itself, with its address and by its own way", async () => {
    await using lan = await lanOf([YEALINK, DEPAEPE]);
    await using box = await boxIn(lan, { document: officeOf([YEALINK, DEPAEPE]) });
    await using phones = await phonesIn(lan, [YEALINK, DEPAEPE]);
    await serves(box);
    phones.tell({ order: "on" });
    for (const { mac } of [YEALINK, DEPAEPE]) await happens(phones, mac, "registered", { limitMs: 60_000 });
    const { address } = await happens(phones, YEALINK.mac, "leased");
    const [from, before] = [phones.of(YEALINK.mac).length, phones.of(DEPAEPE.mac).length];

    await lan.pull(0);
    await happens(phones, YEALINK.mac, "cable out", { from });
    await lan.plug(0);

    await happens(phones, YEALINK.mac, "registered", { from, limitMs: 60_000 });
    expect(await happens(phones, YEALINK.mac, "leased", { from })).toMatchObject({ address });
    expect(withoutToken(asked(phones.of(YEALINK.mac).slice(from), box))[3]).toBe("TOKEN/0015651919bd.cfg 200");
    // Nobody else noticed.
    expect(phones.of(DEPAEPE.mac).slice(before)).toEqual([]);
  }, 240_000);

  test("250 telephones that get their current back with the box are all registered, each under its own number", async () => {
    const devices = manyDevices(250);
    await using lan = await openPhonesLan(
      OFFICE_ADDRESS,
      devices.map(({ mac }) => spelled(mac, ":")),
    );
    using folder = temporaryFolder("office");
    const home = join(folder.path, "home");
    const environment = await boxSettings(home, ["0.0.0.0"]);
    await using phones = await phonesIn(lan, devices);
    const allSince = (from: number) =>
      until("all telephones to be registered", () => progressSince(phones, from).registered.length === devices.length, {
        ...{ limitMs: 240_000, everyMs: 250 },
      });
    {
      await using box = await boxIn(lan, { home, environment, document: officeOfMany(devices) });
      phones.tell({ order: "on" });
      await allSince(0);
      phones.tell({ order: "off" });
      await box.stop();
    }
    const from = phones.happenings().length;
    phones.tell({ order: "on" });
    await using box = await boxIn(lan, { home, environment, document: null });
    await allSince(from);

    const { registrations } = await box.pbxStatus();
    expect(registrations.filter((one) => one.devices.length === 1)).toHaveLength(devices.length);
    expect((await askPhones(box)).every(({ state }) => state === "current")).toBe(true);
  }, 600_000);
});
