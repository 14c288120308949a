import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { phonesContract } from "../../daemon/contracts/phones.ts";
import type { Telephone } from "../../daemon/contracts/telephone.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { startBox, type TestBox } from "../rig/box.ts";
import { fetchFile } from "../rig/fetch-file.ts";
import { whyNoNetworks } from "../rig/netns.ts";
import { type Newcomer, openNewcomer } from "../rig/newcomer.ts";
import { officeDocument, passwordOf } from "../rig/office.ts";
import { type Host, type OfficeLan, openOfficeLan } from "../rig/office-lan.ts";
import { field } from "../rig/sip-text.ts";
import { until } from "../rig/waiting.ts";

/** Telephones that ask 224.0.1.75 where their settings are ("PnP"), in an office where a router gives the addresses. */

const BOX = "192.168.77.1";
const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

const office = (telephones: Readonly<Record<string, unknown>> = {}) =>
  officeDocument({
    numbers: ["201", "202"],
    change: (document) => ({
      ...document,
      telephones,
      extensions: [
        { number: "201", name: "Accueil", sipPassword: passwordOf("201"), macAddress: "001565112233" },
        { number: "202", name: "Atelier", sipPassword: passwordOf("202"), macAddress: "7C2F80E0D605" },
      ],
    }),
  });

/** As their makers write them. */
const yealink = {
  ...{ uri: "sip:MAC%3a001565112233@224.0.1.75", userAgent: "Yealink SIP-T46S 66.86.0.15", port: 5059 },
  event: 'ua-profile;profile-type="device";vendor="Yealink";model="T46S";version="66.86.0.15"',
};
const gigaset = {
  ...{ uri: "sip:MAC%3A7C2F80E0D605@gigaset.com", userAgent: "N510 IP PRO/42.245.00.000.000", port: 5060 },
  event: 'ua-profile;profile-type="device";vendor="Gigaset";model="N510 IP PRO";version="42.245.00.000.000"',
};
const stranger = {
  ...{ uri: "sip:MAC001565998877@224.0.1.75", userAgent: "Yealink W52P 25.81.0.10", port: 5059 },
  event: 'ua-profile;profile-type="device";vendor="yealink";model="W52P";version="25.81.0.10"',
};

async function openOffice(bind: string, macAddresses: readonly string[]) {
  const lan = await openOfficeLan(`${BOX}/24`, macAddresses);
  const environment = { SIPLEO_SIP_PORT: "5060", SIPLEO_BIND: bind };
  const shape = { bind: ["0.0.0.0"], through: lan.server.through, environment };
  const box = await startBox({ ...shape, document: office() }).catch(async (error: unknown) => {
    await lan[Symbol.asyncDispose]();
    throw error;
  });
  return { lan, box };
}

/** Plugged in: it has an address from the router. */
async function plug(lan: OfficeLan, index: number, written: typeof yealink, address: string) {
  const host = lan.others[index];
  if (host === undefined) throw new Error(`host ${index} was not asked for`);
  await host.run("ip", "addr", "replace", `${address}/24`, "dev", "eth0");
  return { host, newcomer: await openNewcomer({ ...written, host, address }) };
}

const fetched = (host: Host, url: string, from: string) =>
  fetchFile({ url, from, namespace: host.through.at(-1) ?? "" });

async function listed(box: TestBox, macAddress: string): Promise<Telephone | undefined> {
  const peer = await connect(join(box.home, "run/phones.sock"), phonesContract);
  try {
    return (await peer.call("list", {})).items.find((one) => one.macAddress === macAddress);
  } finally {
    peer.close();
  }
}

describe.skipIf(hindrance !== undefined)(`a telephone that asks everybody on its network${skipped}`, () => {
  let lan: OfficeLan;
  let box: TestBox;
  beforeAll(async () => {
    const macAddresses = ["00:15:65:11:22:33", "7c:2f:80:e0:d6:05", "00:15:65:99:88:77", "00:15:65:00:00:01"];
    ({ lan, box } = await openOffice("0.0.0.0", macAddresses));
  }, 90_000);
  afterAll(async () => {
    await box[Symbol.asyncDispose]();
    await lan[Symbol.asyncDispose]();
  }, 60_000);

  test("POS-17: a Yealink is told where, and fetches its settings there", async () => {
    const { host, newcomer } = await plug(lan, 0, yealink, "192.168.77.20");
    await using _ = newcomer;

    const url = await newcomer.ask();

    expect(url).toBe(`http://${BOX}:${box.phonesPort}/`);
    const notify = newcomer.received.find(({ start }) => start.startsWith("NOTIFY "));
    if (notify === undefined) throw new Error("a NOTIFY came");
    expect([field(notify, "event"), field(notify, "content-type"), field(notify, "subscription-state")]).toEqual([
      ...["ua-profile;effective-by=0", "application/url", "terminated;reason=timeout"],
    ]);
    const file = await fetched(host, `${url}001565112233.cfg`, "192.168.77.20");
    expect([file.status, file.text]).toEqual([200, expect.stringContaining("account.1.user_name = 201\n")]);
    // From now on it comes by an address of its own, which nobody who asks everybody may learn.
    expect(file.text).toContain("static.auto_provision.pnp_enable = 0\n");
  });

  test("POS-17: a base of Gigaset is told its very file", async () => {
    const { host, newcomer } = await plug(lan, 1, gigaset, "192.168.77.21");
    await using _ = newcomer;

    const url = await newcomer.ask();

    expect(url).toBe(`http://${BOX}:${box.phonesPort}/7C2F80E0D605.xml`);
    const file = await fetched(host, url, "192.168.77.21");
    expect([file.status, file.text]).toEqual([200, expect.stringContaining(passwordOf("202"))]);
  });

  test("DHC-07: one that nobody configured is seen, with what it is, before it has fetched anything", async () => {
    const { newcomer } = await plug(lan, 2, stranger, "192.168.77.22");
    await using _ = newcomer;
    expect(await listed(box, "001565998877")).toBeUndefined();

    await newcomer.ask();

    const seen = await until("it to be listed", () => listed(box, "001565998877"));
    const is = { state: "unknown", maker: "yealink", model: "W52P", firmware: "25.81.0.10", from: "192.168.77.22" };
    expect(seen).toMatchObject(is);
  });

  test("nothing else that is sent there is answered", async () => {
    const { newcomer } = await plug(lan, 2, stranger, "192.168.77.22");
    await using _ = newcomer;
    for (const method of ["INVITE", "OPTIONS", "REGISTER", "MESSAGE", "PUBLISH"])
      newcomer.send(newcomer.written(method));

    await newcomer.ask();

    const methods = newcomer.received.map(({ method }) => method);
    expect(new Set(methods)).toEqual(new Set(["SUBSCRIBE", "NOTIFY"]));
  });

  test("one from a network that is not the box's hears nothing", async () => {
    const foreign = await plug(lan, 2, stranger, "203.0.113.9");
    await using abroad = foreign.newcomer;
    await foreign.host.run("ip", "addr", "del", "192.168.77.22/24", "dev", "eth0").catch(() => undefined);
    // Whatever is answered would find its way.
    await lan.server.run("ip", "route", "replace", "203.0.113.0/24", "dev", "lan0");
    const { newcomer } = await plug(lan, 0, yealink, "192.168.77.20");
    await using _ = newcomer;

    abroad.send(abroad.written());
    await newcomer.ask();
    abroad.send(abroad.written());
    await newcomer.ask();

    expect(abroad.received).toEqual([]);
  });

  test("one that floods is answered a few times, and another one all the same at once", async () => {
    const { newcomer: flooding } = await plug(lan, 3, { ...stranger, uri: "sip:224.0.1.75" }, "192.168.77.23");
    await using flood = flooding;
    const { newcomer } = await plug(lan, 1, gigaset, "192.168.77.21");
    await using _ = newcomer;
    const begun = performance.now();

    for (let n = 0; n < 300; n++) flood.send(flood.written());
    await newcomer.ask();
    await until("the first answers", () => answersTo(flood) > 0);
    await newcomer.ask();

    const seconds = (performance.now() - begun) / 1000;
    expect(answersTo(flood)).toBeLessThanOrEqual(6 + Math.ceil(seconds / 2));
  });

  const isHeard = async (): Promise<boolean> => (await lan.server.run("cat", "/proc/net/igmp")).includes("4B0100E0");

  test("the box leaves the group once that is turned off, and is back once it is turned on", async () => {
    await box.import(office({ isFound: false }));
    await until("the group to be left", async () => !(await isHeard()), { limitMs: 30_000 });
    await box.import(office());
    await until("the group to be joined", isHeard, { limitMs: 30_000 });
    const { newcomer } = await plug(lan, 1, gigaset, "192.168.77.21");
    await using _ = newcomer;

    expect(await newcomer.ask()).toContain("7C2F80E0D605.xml");
  });

  test("is answered again after what hears it, or what knows where it belongs, was killed", async () => {
    const { newcomer } = await plug(lan, 0, yealink, "192.168.77.20");
    await using _ = newcomer;
    for (const name of ["pbx", "phones"] as const) {
      await box.killAndAwait(name);
      await until("the group to be joined", isHeard, { limitMs: 30_000 });
      expect(await newcomer.ask()).toContain(BOX);
    }
  });
});

const answersTo = ({ received }: Newcomer): number => received.filter(({ status }) => status > 0).length;

describe.skipIf(hindrance !== undefined)(`where the exchange is bound to one address${skipped}`, () => {
  test("a telephone that asks everybody is told as well", async () => {
    const { lan, box } = await openOffice(BOX, ["00:15:65:11:22:33"]);
    await using _lan = lan;
    await using _box = box;
    const { newcomer } = await plug(lan, 0, yealink, "192.168.77.20");
    await using telephone = newcomer;

    expect(await telephone.ask()).toBe(`http://${BOX}:${box.phonesPort}/`);
  });
});
