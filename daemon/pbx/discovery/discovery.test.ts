import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Newcomer } from "../../contracts/newcomer.ts";
import { DrivenClock } from "../../kit/clock.ts";
import { silentLog } from "../../kit/log.ts";
import { contractTables } from "../engine/contract-office.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { FakeNewcomer } from "../engine/fake-newcomers.ts";
import { Discovery } from "./discovery.ts";
import type { OwnNetwork } from "./own-networks.ts";

const written = { uri: "sip:MAC%3a001565112233@224.0.1.75", event: "ua-profile;vendor=Yealink", userAgent: "Yealink" };
const url = "http://192.168.1.2:8667/";
const lan: OwnNetwork = { address: "192.168.1.2", bits: 24 };

describe("a telephone that asks everybody where its settings are", () => {
  let engine: FakeEngine;
  let clock: DrivenClock;
  let discovery: Discovery;
  let networks: readonly OwnNetwork[];
  let isWanted: boolean;
  let answer: () => Promise<string | null>;
  let told: (readonly [Newcomer, string])[];

  beforeEach(async () => {
    engine = new FakeEngine();
    clock = new DrivenClock();
    [networks, isWanted, told] = [[lan], true, []];
    answer = () => Promise.resolve(url);
    discovery = new Discovery({
      ...{ engine, clock, log: silentLog, networks: () => networks },
      desk: {
        isWanted: () => Promise.resolve(isWanted),
        urlFor: () => answer(),
        told: async (newcomer, where) => void told.push([newcomer, where]),
      },
    });
    engine.install(contractTables());
    discovery.start();
    await discovery.look();
    engine.settle();
  });
  afterEach(() => discovery[Symbol.dispose]());

  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) {
      engine.settle();
      await Promise.resolve();
    }
  };
  const asks = async (source = "192.168.1.20:5060"): Promise<FakeNewcomer> => {
    const newcomer = new FakeNewcomer(engine, source, written);
    newcomer.ask();
    await settled();
    return newcomer;
  };
  /** After the next look. */
  const later = async (): Promise<void> => {
    clock.advance(10_000);
    await settled();
  };

  test("is told where they are by the box's own address on its network, and that is kept", async () => {
    const { status, told: heard } = await asks();

    expect([status, heard.map(({ text }) => text)]).toEqual([200, [url]]);
    const newcomer = { from: "192.168.1.20", host: "192.168.1.2", uri: written.uri, event: written.event };
    expect(told).toEqual([[expect.objectContaining(newcomer), url]]);
  });

  test("hears nothing from another network, and nothing when it is not to be told", async () => {
    const stranger = await asks("203.0.113.4:5060");
    answer = () => Promise.resolve(null);
    const foreign = await asks();

    expect([stranger.status, foreign.status, told]).toEqual([0, 0, []]);
    expect(engine.census().messages).toBe(0);
  });

  test("hears nothing while nobody knows where settings are", async () => {
    answer = () => Promise.reject(new Error("away"));

    expect((await asks()).status).toBe(0);
    expect(engine.census().messages).toBe(0);
  });

  test("is heard no more ten seconds after that was turned off, and again once it is turned on", async () => {
    isWanted = false;
    await later();
    const unheard = await asks();
    isWanted = true;
    await later();

    expect([unheard.status, (await asks()).status]).toEqual([0, 200]);
  });

  test("is met on a network that came later", async () => {
    expect((await asks("10.0.0.9:5060")).status).toBe(0);
    networks = [lan, { address: "10.0.0.1", bits: 24 }];
    await later();

    expect((await asks("10.0.0.9:5060")).status).toBe(200);
    expect(told[0]?.[0].host).toBe("10.0.0.1");
  });
});
