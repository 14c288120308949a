import { randomInt } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { value } from "../far-side-udp/message.ts";
import { UdpNewcomer } from "../far-side-udp/udp-newcomer.ts";
import { eventually, type Running, running } from "./wire.fixture.ts";

/** What comes to 224.0.1.75 beside telephones that look for their settings (RFC 6080), on the port of the exchange itself. */

const written = {
  uri: "sip:MAC%3a7C2F80E0D605@gigaset.com",
  event: 'ua-profile;profile-type="device";vendor="Gigaset";model="N510 IP PRO";version="42.245"',
  userAgent: "N510 IP PRO/42.245.00.000.000",
};

let exchange: Running;
let newcomer: UdpNewcomer;

describe.each(["0.0.0.0", "127.0.0.1"])("an exchange that listens at %s", (bind) => {
  beforeEach(async () => {
    const sipPort = randomInt(20_000, 30_000);
    exchange = await running({ bind: [bind], sipPort });
    exchange.engine.discover(["127.0.0.1"], sipPort);
    await exchange.event("discovery.opened");
    newcomer = new UdpNewcomer(sipPort, written);
    await newcomer.open();
  });
  afterEach(async () => {
    newcomer.close();
    await exchange[Symbol.asyncDispose]();
  });

  const asks = () => exchange.events.filter((one) => one.type === "discovery.asked");
  /** What was sent before has been looked at: the group's packets come in order, this one last. */
  const allSeen = async (): Promise<void> => {
    const last = new UdpNewcomer(exchange.listening[0]?.port ?? 0, { ...written, userAgent: "the last" });
    await last.open();
    const isLast = () => asks().find((one) => one.userAgent === "the last");
    const again = setInterval(() => last.ask(), 300);
    last.ask();
    await eventually("the last one", isLast, 12_000).finally(() => clearInterval(again));
    last.close();
  };

  test("answers nothing else there, whatever it is, and nothing twice", async () => {
    for (const method of ["INVITE", "OPTIONS", "REGISTER", "MESSAGE", "NOTIFY", "CANCEL", "BYE", "NONSENSE"]) {
      newcomer.send(newcomer.subscribe(method));
    }
    for (const changes of [
      { Event: "dialog" },
      { Event: "ua-profiles" },
      { Event: "" },
      { To: `<${written.uri}>;tag=1` },
      { Via: "SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKm;maddr=192.0.2.67" },
      { CSeq: "1 INVITE" },
      { "Max-Forwards": "a" },
      { "X-Long": "x".repeat(3000) },
    ]) {
      newcomer.send(newcomer.subscribe("SUBSCRIBE", changes));
    }
    for (const nonsense of ["\0\0\0\0", "SUBSCRIBE", "SIP/2.0 200 OK\r\n\r\n", "SUBSCRIBE x SIP/2.0\r\n\r\n"]) {
      newcomer.send(nonsense);
    }
    const once = newcomer.subscribe();
    for (let n = 0; n < 3; n++) newcomer.send(once);
    await eventually("the question", () => asks()[0]);
    await allSeen();

    expect(asks().map(({ userAgent }) => userAgent)).toEqual([written.userAgent, "the last"]);
    expect(newcomer.received).toEqual([]);
  });

  test("hears one source that floods a few times, and others all the same as before", async () => {
    for (let n = 0; n < 500; n++) newcomer.ask();
    await eventually("the first", () => asks()[0]);
    const wire = await exchange.udp();
    const options = `OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${wire.port};branch=z9hG4bKo\r\nMax-Forwards: 70\r\nFrom: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:127.0.0.1>\r\nCall-ID: o\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n`;
    expect(await wire.ask(options)).not.toBeNull();
    wire[Symbol.dispose]();
    await allSeen();

    expect(asks().length).toBeGreaterThan(1);
    expect(asks().length).toBeLessThan(16);
  });

  test("hears nothing once it is on no network, and can be asked again at once, whatever is still under way", async () => {
    const { port = 0 } = exchange.listening[0] ?? {};
    newcomer.ask();
    const { ask } = await exchange.event("discovery.asked");
    exchange.engine.answerDiscovery(ask, "http://192.0.2.1:8667/");
    await exchange.event("discovery.told");
    const before = newcomer.received.length;

    exchange.engine.discover([], port);
    await exchange.install({});
    for (const method of ["OPTIONS", "SUBSCRIBE"]) newcomer.send(newcomer.subscribe(method));
    await exchange.install({});
    exchange.engine.discover(["127.0.0.1"], port);
    await allSeen();

    expect(newcomer.received.slice(before)).toEqual([]);
    expect(asks().map(({ userAgent }) => userAgent)).toEqual([written.userAgent, "the last"]);
  });

  test("answers and tells from its own port, in one dialog, and only the host that asked", async () => {
    const port = exchange.listening[0]?.port;
    newcomer.send(newcomer.subscribe("SUBSCRIBE", { Contact: "<sip:phone@192.0.2.77:5060>" }));
    const { ask } = await exchange.event("discovery.asked");
    exchange.engine.answerDiscovery(ask, "http://192.0.2.1:8667/");
    expect(await exchange.event("discovery.told")).toMatchObject({ status: 200 });

    const [answer, notify] = newcomer.received;
    if (answer === undefined || notify === undefined) throw new Error("an answer and a NOTIFY");
    expect([notify.first, value(notify, "Via")]).toEqual([
      "NOTIFY sip:phone@192.0.2.77:5060 SIP/2.0",
      expect.stringContaining(`127.0.0.1:${port}`),
    ]);
    expect([value(notify, "From"), value(notify, "To"), value(notify, "Call-ID")]).toEqual([
      value(answer, "To"),
      value(answer, "From"),
      value(answer, "Call-ID"),
    ]);
    expect([value(answer, "Expires"), value(answer, "Contact")]).toEqual(["0", value(notify, "Contact")]);
  });
});
