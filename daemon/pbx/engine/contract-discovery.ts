import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { foreignAddress } from "./contract-office.ts";
import type { Stage } from "./contract-stage.ts";

const yealink = {
  uri: "sip:MAC%3a001565112233@224.0.1.75",
  event: 'ua-profile;profile-type="device";vendor="Yealink";model="SIP-T46S";version="66.86.0.15"',
  userAgent: "Yealink SIP-T46S 66.86.0.15",
};
const url = "http://192.0.2.1:8667/";
/** Of two engines that run beside each other only one could have it. */
const anyPort = (): number => randomInt(20_000, 30_000);

/** What every engine promises about telephones that ask everybody where their settings are (RFC 6080). */
export function discovery(enter: () => Promise<Stage>): void {
  const listening = async (stage: Stage): Promise<number> => {
    const port = anyPort();
    stage.engine.discover(["127.0.0.1"], port);
    expect(await stage.event("discovery.opened")).toMatchObject({ networks: 1 });
    return port;
  };

  test("a telephone that asks is answered, and told once where its settings are", async () => {
    await using stage = await enter();
    const newcomer = await stage.far.newcomer(await listening(stage), yealink);

    newcomer.ask();
    const asked = await stage.event("discovery.asked");
    expect(newcomer.status).toBe(0);
    stage.engine.answerDiscovery(asked.ask, url);

    expect(await stage.event("discovery.told")).toMatchObject({ ask: asked.ask, status: 200 });
    expect(asked).toMatchObject({ uri: yealink.uri, event: yealink.event, userAgent: yealink.userAgent });
    expect([asked.from, asked.to]).toEqual([expect.stringContaining(yealink.uri), `<${yealink.uri}>`]);
    expect(newcomer.status).toBe(200);
    expect(newcomer.told).toEqual([
      {
        ...{ event: "ua-profile;effective-by=0", state: "terminated;reason=timeout" },
        ...{ contentType: "application/url", text: url },
      },
    ]);
    await stage.rests({ messages: 0 });
  });

  test("a telephone that is to be told nothing does not hear that anybody was there", async () => {
    await using stage = await enter();
    const newcomer = await stage.far.newcomer(await listening(stage), yealink);

    newcomer.ask();
    const { ask } = await stage.event("discovery.asked");
    stage.engine.answerDiscovery(ask, null);
    stage.engine.answerDiscovery(ask, url);
    await stage.phone("201");

    await stage.rests({ messages: 0 });
    expect([newcomer.status, newcomer.told]).toEqual([0, []]);
  });

  test("nobody is heard on no network, and all others as before", async () => {
    await using stage = await enter();
    const newcomer = await stage.far.newcomer(await listening(stage), yealink);

    stage.engine.discover([], 5060);
    await stage.install();
    newcomer.ask();
    await stage.phone("201");

    expect(stage.all("discovery.asked")).toEqual([]);
  });

  test("a network that the machine is not on is told", async () => {
    await using stage = await enter();

    stage.engine.discover([foreignAddress], anyPort());

    expect((await stage.event("discovery.missing")).text).not.toBe("");
  });
}
