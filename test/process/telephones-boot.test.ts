import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pbxContract } from "../../daemon/contracts/pbx.ts";
import { phonesContract } from "../../daemon/contracts/phones.ts";
import type { Telephone } from "../../daemon/contracts/telephone.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { type BoxShape, startBox, type TestBox } from "../rig/box.ts";
import { whyNoNetworks } from "../rig/netns.ts";
import { numbersFrom, officeDocument, passwordOf } from "../rig/office.ts";
import { openPhonesLan, type PhonesLan } from "../rig/phones-lan.ts";
import { type Device, spelled } from "../rig/telephone/firmware.ts";
import type { Happening } from "../rig/telephone/happening.ts";
import { happens, phonesIn } from "../rig/phones-in.ts";

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

/** As the button on the page of telephones does it [ACC-12]. */
async function restartAll(box: TestBox): Promise<void> {
  const phones = await connect(join(box.home, "run/phones.sock"), phonesContract);
  const pbx = await connect(join(box.home, "run/pbx.sock"), pbxContract);
  try {
    const { orders } = await phones.call("restart-orders", { numbers: null, makers: null });
    await pbx.call("telephones.restart", { orders, evenTalking: false, author: "test" });
  } finally {
    phones.close();
    pbx.close();
  }
}

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
      await restartAll(box);
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
});
