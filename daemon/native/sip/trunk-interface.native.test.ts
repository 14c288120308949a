import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CheckingOperator, openCheckingOperator } from "../../../test/rig/checking-operator.ts";
import { openLan, whyNoNetworks } from "../../../test/rig/netns.ts";
import { openRawPhone } from "../../../test/rig/raw-phone.ts";
import { field, request, sdpOffer } from "../../../test/rig/sip-text.ts";
import { until } from "../../../test/rig/waiting.ts";
import { type AddonEngine, type Fields, password, startAddonEngine } from "./test/addon-engine.ts";
import { domain, line, user } from "./test/line.ts";

/** An engine that is bound to every address, lines that leave by one of them, and operators that look at it. */

const own = "127.0.0.2";
let engine: AddonEngine;
let odd = 1;
const opened: CheckingOperator[] = [];

beforeAll(async () => {
  engine = await startAddonEngine({ bind: ["0.0.0.0"], logLevel: 2 });
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
}, 20_000);
beforeEach(async () => {
  begunAt = engine.seen.length;
  await leaveBy(own);
});
// What is still to be answered is answered first.
afterEach(async () => {
  await engine.rest(10_000);
  for (const operator of opened.splice(0)) await operator[Symbol.asyncDispose]();
}, 20_000);

let begunAt = 0;
const isOf =
  (type: string, address: string) =>
  (event: Fields): boolean =>
    event.type === type && event.address === address;
const all = (type: string) => engine.seen.slice(begunAt).filter((event) => event.type === type);
/** The event number so and so of this type in this test. */
const happened = (type: string, count = 1) => until(`${count} ${type}`, () => all(type)[count - 1], { everyMs: 5 });

const leaveBy = (bind: string | null, more: Fields = {}) =>
  engine.install({ trunks: [line({ bind, verify: false, sources: ["127.0.0.1"], ...more })] });

async function openOperator(...shape: Parameters<typeof openCheckingOperator>): Promise<CheckingOperator> {
  const operator = await openCheckingOperator(...shape);
  opened.push(operator);
  return operator;
}

const register = ({ destination }: CheckingOperator, trunk = "900") =>
  engine.tell("registerTrunk", trunk, { destination, expiresSeconds: 600 });

const name = () => {
  odd += 2;
  return odd;
};
const targetOf = ({ destination }: CheckingOperator) => ({
  kind: "trunk",
  trunk: "900",
  destination,
  number: "0142",
  route: [],
});
function dial(operator: CheckingOperator): number {
  const leg = name();
  const caller = { number: "0972", name: "", anonymous: false };
  const rest = { called: "0142", caller, like: null, headers: [], answerWithinMs: null };
  engine.tell("dial", leg, { target: targetOf(operator), ...rest });
  return leg;
}
function write(target: object): void {
  const sender = { number: "0972", name: "", anonymous: false };
  const message = name();
  engine.tell("sendMessage", message, {
    target,
    called: "0142",
    sender,
    callId: `text ${message}`.replace(" ", "-"),
    headers: [],
    text: "Bonjour",
  });
}
const sdp = () => sdpOffer("127.0.0.1", 31_000).replace(/ 101|^a=(rtpmap:101|fmtp:101).*\r\n/gm, "");
const isOpenAt = (address: string): boolean => {
  const hex = Buffer.from(address.split(".").map(Number).reverse()).toString("hex").toUpperCase();
  const port = engine.port.toString(16).toUpperCase().padStart(4, "0");
  return readFileSync("/proc/net/udp", "utf8").includes(` ${hex}:${port} `);
};

// First: nobody has a transaction on the socket yet, which pjsip would let end before it closes it.
test("LIG-24: the socket is opened and closed with the tables, and a call that is up keeps it", async () => {
  const operator = await openOperator("udp");
  expect(isOpenAt(own)).toBe(true);
  const leg = dial(operator);
  operator.respond(await operator.next("INVITE"), 200, sdp());
  await engine.next("leg.answered", leg);
  await operator.next("ACK");

  await leaveBy(null);
  register(operator);
  const registration = await operator.next("REGISTER");
  operator.respond(registration, 200);
  await happened("trunk.registered");
  expect(registration.address).toBe("127.0.0.1");
  engine.tell("release", leg, "normal");
  const bye = await operator.next("BYE");
  operator.respond(bye, 200);
  expect(bye.address).toBe(own);

  await until("the socket to be closed", () => !isOpenAt(own), { limitMs: 45_000 });
  await leaveBy(own);
  register(operator);
  const again = await operator.next("REGISTER");
  operator.respond(again, 200);
  await happened("trunk.registered", 2);
  expect([again.address, isOpenAt(own)]).toEqual([own, true]);
  expect(all("interface.opened")).toHaveLength(2);
  expect(all("interface.missing")).toEqual([]);
}, 60_000);

test("LIG-24: a device that registered at the address of a line is reached when the line is gone", async () => {
  const account = { number: "201", password: password("201") };
  await using phone = await openRawPhone({ ...account, exchange: { address: own, port: engine.port } });
  expect((await phone.register()).status).toBe(200);
  const { contact } = Object((await happened("contact.added")).binding);

  await leaveBy(null);
  await until("the socket to be closed", () => !isOpenAt(own), { limitMs: 45_000 });
  write({ kind: "contact", contact });
  phone.respond(await phone.requested("MESSAGE"), 200, "OK");

  expect((await happened("message.sent")).status).toBe(200);
}, 60_000);

describe.each(["udp", "tcp", "tls"] as const)("LIG-24: by %s", (transport) => {
  test("LIG-24: all that a line asks leaves by its address, which Via and Contact name", async () => {
    const operator = await openOperator(transport);
    register(operator);
    operator.respond(await operator.next("REGISTER"), 200);
    engine.tell("probeTrunk", "900", operator.destination);
    operator.respond(await operator.next("OPTIONS"), 200);
    write(targetOf(operator));
    operator.respond(await operator.next("MESSAGE"), 200);
    for (const outcome of ["trunk.registered", "trunk.probed", "message.sent"]) await happened(outcome);

    const answered = dial(operator);
    const invite = await operator.next("INVITE");
    operator.respond(invite, 180);
    operator.respond(invite, 200, sdp());
    await engine.next("leg.answered", answered);
    await operator.next("ACK");
    engine.tell("sendDigits", answered, "5");
    operator.respond(await operator.next("INFO"), 200);
    engine.tell("release", answered, "normal");
    operator.respond(await operator.next("BYE"), 200);

    const cancelled = dial(operator);
    const second = await operator.next("INVITE");
    operator.respond(second, 180);
    await engine.next("leg.ringing", cancelled);
    engine.tell("release", cancelled, "cancelled");
    operator.respond(await operator.next("CANCEL"), 200);
    operator.respond(second, 487);
    await operator.next("ACK");

    const methods = ["REGISTER", "OPTIONS", "MESSAGE", "INVITE", "ACK", "INFO", "BYE", "CANCEL"];
    expect(new Set(operator.heard.map(({ message }) => message.method))).toEqual(new Set(methods));
    for (const { message, address, port } of operator.heard) {
      expect([message.method, address]).toEqual([message.method, own]);
      if (transport === "udp") expect([message.method, port]).toEqual([message.method, engine.port]);
      expect(field(message, "via")).toContain(`/${transport.toUpperCase()} ${own}`);
    }
    expect(field(invite.message, "contact")).toContain(`@${own}`);
  });

  test("LIG-24: a line without an address of its own leaves by another, to the same operator", async () => {
    await engine.install({
      trunks: [line({ bind: own, verify: false }), line({ trunk: "901", user: "0901", verify: false })],
    });
    const operator = await openOperator(transport);

    for (const [count, trunk] of ["900", "901"].entries()) {
      register(operator, trunk);
      operator.respond(await operator.next("REGISTER"), 200);
      await happened("trunk.registered", count + 1);
    }

    expect(operator.heard.map(({ address }) => address)).toEqual([own, "127.0.0.1"]);
  });
});

test("LIG-24: what comes in at the address of a line is answered from there, also without rport", async () => {
  const operator = await openOperator("udp");
  const shape = {
    method: "INVITE",
    uri: `sip:${user}@${own}:${engine.port}`,
    from: `sip:0612@${domain}`,
    to: `sip:${user}@${domain}`,
    via: `UDP 127.0.0.1:${operator.port}`,
    callId: "comes-in",
    fromTag: "f",
    contact: `<sip:gw@127.0.0.1:${operator.port}>`,
  };
  const place = { address: own, port: engine.port };
  const say = (text: string) => operator.say(text.replace(";rport", ""), place);

  say(request({ ...shape, body: sdp() }));
  const leg = Number((await happened("leg.offered")).leg);
  engine.tell("ring", leg);
  engine.tell("answer", leg, null);
  const { message } = await operator.answered(200);
  say(
    request({ ...shape, method: "ACK", to: `${shape.to}>;tag=${/tag=(\w+)/.exec(field(message, "to"))?.[1]}` }).replace(
      /^(To: .*)>$/m,
      "$1",
    ),
  );
  await engine.next("leg.confirmed", leg);
  engine.tell("release", leg, "normal");
  operator.respond(await operator.next("BYE"), 200);
  say(request({ ...shape, callId: "asks", method: "OPTIONS" }));
  await operator.answered(200);
  say(request({ ...shape, callId: "writes", method: "MESSAGE", body: "x", contentType: "text/plain" }));
  engine.tell("answerMessage", Number((await happened("message.offered")).message), 202);
  await operator.answered(202);

  const seen = operator.heard.map(
    ({ message: one, address, port }) => `${one.status || one.method} ${address}:${port}`,
  );
  expect(new Set(seen)).toEqual(
    new Set(["100", "180", "200", "BYE", "202"].map((one) => `${one} ${own}:${engine.port}`)),
  );
  expect(field(message, "contact")).toContain(`@${own}:${engine.port}`);
});

test("LIG-24: a call that is led to another transport stays at the address of its line", async () => {
  const [udp, tcp] = [await openOperator("udp"), await openOperator("tcp")];
  const leg = dial(udp);
  const invite = await udp.next("INVITE");
  const contact = `<sip:gw@127.0.0.1:${tcp.port};transport=tcp>`;
  const answer = (text: string) => invite.answer(text.replace(/^Contact: .*$/m, `Contact: ${contact}`));
  udp.respond({ ...invite, answer }, 200, sdp());
  await engine.next("leg.answered", leg);
  await tcp.next("ACK");
  engine.tell("release", leg, "normal");
  tcp.respond(await tcp.next("BYE"), 200);
  await engine.next("leg.released", leg);

  expect(tcp.heard.map(({ address }) => address)).toEqual([own, own]);
});

test("LIG-24: no other program gets into the port", async () => {
  for (const address of [own, "127.0.0.3", "0.0.0.0"]) {
    const thief = createSocket({ type: "udp4", reuseAddr: true });
    const outcome = Promise.race([once(thief, "error"), once(thief, "listening").then(() => "listens")]);
    thief.bind(engine.port, address);
    expect(await outcome).toMatchObject([{ code: "EADDRINUSE" }]);
    thief.close();
  }
});

const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

test.skipIf(hindrance !== undefined)(
  `LIG-24: a line whose address is not there says so, and leaves by it when it comes${skipped}`,
  async () => {
    await using lan = await openLan();
    await engine.install({
      trunks: [line({ bind: lan.spare, sources: [] }), line({ trunk: "901", user: "0901", bind: own })],
    });
    expect(await happened("interface.missing")).toMatchObject({ address: lan.spare });
    const operator = await openOperator("udp", lan.address);
    const elsewhere = await openOperator("udp");
    register(operator);
    expect(await happened("trunk.refused")).toMatchObject({
      trunk: "900",
      status: 0,
      silence: "no-interface",
      text: lan.spare,
    });
    dial(operator);
    expect(await happened("leg.released")).toMatchObject({ cause: "unreachable", status: 0 });
    register(elsewhere, "901");
    elsewhere.respond(await elsewhere.next("REGISTER"), 200);
    await happened("trunk.registered");

    const found = (count: number) =>
      until("the address to be found", () => engine.seen.filter(isOf("interface.opened", lan.spare)).length === count, {
        limitMs: 10_000,
      });
    await lan.give(lan.spare);
    await found(1);
    register(operator);
    operator.respond(await operator.next("REGISTER"), 200);
    await happened("trunk.registered", 2);

    await lan.take(lan.spare);
    expect(await happened("interface.missing", 2)).toMatchObject({ address: lan.spare });
    await lan.give(lan.spare);
    await found(2);
    register(operator);
    operator.respond(await operator.next("REGISTER"), 200);
    await happened("trunk.registered", 3);
    expect(operator.heard.map(({ address }) => address)).toEqual([lan.spare, lan.spare]);
  },
);
