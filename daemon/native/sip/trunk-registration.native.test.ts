import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { RawPhone } from "../../../test/rig/raw-phone.ts";
import { field, type SipMessage } from "../../../test/rig/sip-text.ts";
import { until } from "../../../test/rig/waiting.ts";
import { type AddonEngine, type Seen, startAddonEngine } from "./test/addon-engine.ts";
import { challengeText, destinationOf, domain, line, openOperator, provesSecret, user } from "./test/line.ts";

/** REGISTER and OPTIONS of a line on the wire, against an operator that is written message by message. */

let engine: AddonEngine;
let operator: RawPhone;

beforeAll(async () => {
  engine = await startAddonEngine({ logLevel: 4 });
  operator = await openOperator(engine);
  await engine.install({ trunks: [line()] });
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await operator[Symbol.asyncDispose]();
}, 20_000);
beforeEach(() => operator.raw.forget());

const register = (expiresSeconds = 1800) =>
  engine.tell("registerTrunk", "900", { destination: destinationOf(operator), expiresSeconds });

/** The next request of this method that no test has taken yet. */
const taken = new Set<SipMessage>();
async function next(method: string): Promise<SipMessage> {
  const message = await operator.raw.receive(
    method,
    (one) => one.status === 0 && one.method === method && !taken.has(one) && !repeats(one),
  );
  taken.add(message);
  return message;
}
const repeats = (message: SipMessage) =>
  [...taken].some((one) => field(one, "via") === field(message, "via") && one.method === message.method);

const accept = (request: SipMessage, ...headers: readonly string[]) =>
  operator.raw.send(
    [
      "SIP/2.0 200 OK",
      `Via: ${field(request, "via")}`,
      `From: ${field(request, "from")}`,
      `To: ${field(request, "to")};tag=r`,
      `Call-ID: ${field(request, "call-id")}`,
      `CSeq: ${field(request, "cseq")}`,
      ...headers,
      "Content-Length: 0",
      "",
      "",
    ].join("\r\n"),
  );
const contactOf = (request: SipMessage) => field(request, "contact");
const cseqOf = (request: SipMessage) => Number.parseInt(field(request, "cseq"), 10);

const heard = new Set<Seen>();
const ended = ({ type }: Seen) => type === "trunk.registered" || type === "trunk.refused";
/** How the registration that was asked for first has ended. */
async function outcome(): Promise<Seen> {
  const look = () => engine.seen.find((event) => ended(event) && !heard.has(event));
  const event = await until("the outcome of a registration", look, { limitMs: 12_000, everyMs: 5 });
  heard.add(event);
  return event;
}

test("a line registers at its operator, and takes it back", async () => {
  register();
  const first = await next("REGISTER");
  accept(first, `Contact: ${contactOf(first)};expires=600`, "Contact: <sip:other@192.0.2.9>;expires=99");
  expect(await outcome()).toEqual({
    type: "trunk.registered",
    trunk: "900",
    destination: destinationOf(operator),
    expiresSeconds: 600,
  });
  register(0);
  const last = await next("REGISTER");
  accept(last);
  expect(await outcome()).toMatchObject({ type: "trunk.registered", expiresSeconds: 0 });

  expect(first.start).toBe(`REGISTER sip:${domain} SIP/2.0`);
  expect(field(first, "from")).toContain(`<sip:${user}@${domain}>;tag=`);
  expect(field(first, "to")).toBe(`<sip:${user}@${domain}>`);
  expect([field(first, "expires"), field(last, "expires")]).toEqual(["1800", "0"]);
  expect(contactOf(first)).toMatch(new RegExp(`^<sip:l[0-9a-f]{32}@127\\.0\\.0\\.1:${engine.port}>$`));
  expect(contactOf(last)).toBe(contactOf(first));
  expect(field(last, "call-id")).toBe(field(first, "call-id"));
  expect(cseqOf(last)).toBe(cseqOf(first) + 1);
  await engine.rest();
});

test.each([
  [401, "WWW-Authenticate", "MD5"],
  [407, "Proxy-Authenticate", "SHA-256"],
])("a %i is answered once with the password, in whatever realm", async (status, name, algorithm) => {
  register();
  const first = await next("REGISTER");
  const challenge = challengeText("any realm", "n1", `, algorithm=${algorithm}, opaque="o"`);
  operator.respond(first, status, "No", { tag: "r", headers: [`${name}: ${challenge}`] });
  const second = await next("REGISTER");
  expect(cseqOf(second)).toBe(cseqOf(first) + 1);
  expect(provesSecret(second, { realm: "any realm", nonce: "n1" })).toBe(true);
  expect(JSON.stringify([...second.fields])).toContain(`algorithm=${algorithm}`);
  accept(second, "Expires: 300");
  expect(await outcome()).toMatchObject({ type: "trunk.registered", expiresSeconds: 300 });
  await engine.rest();
});

test("a proxy on the way and the registrar behind it are both satisfied", async () => {
  register();
  operator.respond(await next("REGISTER"), 407, "Proxy", {
    tag: "p",
    headers: [`Proxy-Authenticate: ${challengeText("proxy", "p1")}`],
  });
  operator.respond(await next("REGISTER"), 401, "No", {
    tag: "r",
    headers: [`WWW-Authenticate: ${challengeText("registrar", "r1")}`],
  });
  const third = await next("REGISTER");
  expect(field(third, "proxy-authorization")).toContain('realm="proxy"');
  expect(field(third, "authorization")).toContain('realm="registrar"');
  accept(third);
  expect(await outcome()).toMatchObject({ type: "trunk.registered", expiresSeconds: 1800 });
});

test("a stale nonce is answered again, a second refusal is not", async () => {
  register();
  operator.respond(await next("REGISTER"), 401, "No", {
    tag: "r",
    headers: [`WWW-Authenticate: ${challengeText("r", "n1")}`],
  });
  operator.respond(await next("REGISTER"), 401, "No", {
    tag: "r",
    headers: [`WWW-Authenticate: ${challengeText("r", "n2", ", stale=true")}`],
  });
  const third = await next("REGISTER");
  expect(provesSecret(third, { realm: "r", nonce: "n2" })).toBe(true);
  operator.respond(third, 401, "Wrong Password", {
    tag: "r",
    headers: [`WWW-Authenticate: ${challengeText("r", "n3")}`],
  });
  expect(await outcome()).toMatchObject({ type: "trunk.refused", status: 401, text: "Wrong Password" });
  await engine.rest();
});

test.each([
  ["a challenge that nobody can answer", 'Digest realm="r", nonce="n", algorithm=SHA-512-256, qop="auth"'],
  ["auth-int alone", 'Digest realm="r", nonce="n", qop="auth-int"'],
  ["no nonce", 'Digest realm="r"'],
  ["another scheme", 'Basic realm="r"'],
])("%s ends the registration", async (_what, challenge) => {
  register();
  operator.respond(await next("REGISTER"), 401, "No", { tag: "r", headers: [`WWW-Authenticate: ${challenge}`] });
  expect(await outcome()).toMatchObject({ type: "trunk.refused", status: 401 });
  await engine.rest();
});

test("of several challenges the topmost that we can do is answered", async () => {
  register();
  operator.respond(await next("REGISTER"), 401, "No", {
    tag: "r",
    headers: [
      'WWW-Authenticate: Digest realm="r", nonce="a", algorithm=SHA-512-256, qop="auth"',
      `WWW-Authenticate: ${challengeText("r", "b", ", algorithm=SHA-256")}`,
      `WWW-Authenticate: ${challengeText("r", "c", ", algorithm=MD5")}`,
    ],
  });
  const second = await next("REGISTER");
  expect(provesSecret(second, { realm: "r", nonce: "b" })).toBe(true);
  accept(second);
  expect(await outcome()).toMatchObject({ type: "trunk.registered" });
});

test("a refusal says its status, its words and when to come back", async () => {
  register();
  operator.respond(await next("REGISTER"), 503, "Maintenance", { tag: "r", headers: ["Retry-After: 120"] });
  expect(await outcome()).toEqual({
    type: "trunk.refused",
    trunk: "900",
    destination: destinationOf(operator),
    status: 503,
    silence: "",
    text: "Maintenance",
    retryAfterSeconds: 120,
  });
});

test("423 is obeyed once", async () => {
  register(60);
  operator.respond(await next("REGISTER"), 423, "Too Brief", { tag: "r", headers: ["Min-Expires: 900"] });
  const second = await next("REGISTER");
  expect(field(second, "expires")).toBe("900");
  operator.respond(second, 423, "Too Brief", { tag: "r", headers: ["Min-Expires: 1200"] });
  expect(await outcome()).toMatchObject({ type: "trunk.refused", status: 423 });
});

test("nobody there: an outcome within ten seconds", async () => {
  const nowhere = { address: "127.0.0.1", port: 9, transport: "udp", serverName: "" };
  register();
  engine.tell("probeTrunk", "900", destinationOf(operator));
  engine.tell("registerTrunk", "900", {
    destination: { ...nowhere, transport: "tcp" },
    expiresSeconds: 60,
  });
  const refused = { status: 0, silence: "connection-refused", destination: { transport: "tcp" } };
  expect(await outcome()).toMatchObject({ type: "trunk.refused", ...refused });
  await expect.poll(() => engine.census().trunkRegistrations).toBe(1);
  const silent = { status: 0, silence: "no-answer" };
  expect(await outcome()).toMatchObject({ type: "trunk.refused", ...silent, destination: { transport: "udp" } });
  expect(await engine.next("trunk.probed")).toMatchObject({ ...silent, roundTripMs: -1 });
  await engine.rest();
}, 20_000);

test("a line that does not exist, a second answer, an answer of somebody else: nothing happens", async () => {
  engine.tell("registerTrunk", "999", { destination: destinationOf(operator), expiresSeconds: 60 });
  expect(await outcome()).toMatchObject({ type: "trunk.refused", trunk: "999", status: 0 });
  register();
  const request = await next("REGISTER");
  accept({ ...request, fields: new Map([...request.fields, ["via", ["SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKx"]]]) });
  operator.raw.send("SIP/2.0 200 OK\r\n\r\n");
  operator.raw.send("garbage");
  accept(request, "Expires: 120");
  accept(request, "Expires: 240");
  expect(await outcome()).toMatchObject({ type: "trunk.registered", expiresSeconds: 120 });
  await engine.rest();
  expect(engine.seen.filter(({ type }) => type === "trunk.registered").at(-1)).toMatchObject({ expiresSeconds: 120 });
});

test("what operators write into a 200 does no harm", async () => {
  for (const [headers, seconds] of [
    [["Expires: 4294967295"], 86_400],
    [["Contact: <sip:someone@192.0.2.1>;expires=5"], 1800],
    [["Contact: *"], 1800],
  ] as const) {
    register();
    accept(await next("REGISTER"), ...headers);
    expect(await outcome()).toMatchObject({ type: "trunk.registered", expiresSeconds: seconds });
  }
  register();
  const request = await next("REGISTER");
  accept(request, `Contact: ${contactOf(request)};expires=0`);
  expect(await outcome()).toMatchObject({ type: "trunk.refused", status: 200 });
  await engine.rest();
});

test("a thousand challenges are not answered", async () => {
  register();
  for (let count = 0; count < 5; count++) {
    operator.respond(await next("REGISTER"), 401, "No", {
      tag: "r",
      headers: [`WWW-Authenticate: ${challengeText(`realm ${count}`, `n${count}`, ", stale=true")}`],
    });
  }
  expect(await outcome()).toMatchObject({ type: "trunk.refused", status: 401 });
  await engine.rest();
});

test("an operator that is asked whether it is there is there, whatever it says", async () => {
  engine.tell("probeTrunk", "900", destinationOf(operator));
  const options = await next("OPTIONS");
  operator.respond(options, 404, "Not Found", { tag: "o" });
  const probed = await engine.next("trunk.probed");
  expect(options.start).toBe(`OPTIONS sip:${domain} SIP/2.0`);
  expect(probed).toMatchObject({ trunk: "900", status: 404, destination: destinationOf(operator) });
  expect(Number(probed.roundTripMs)).toBeGreaterThanOrEqual(0);
  await engine.rest();
});

test("REGISTER and OPTIONS to a registrar behind an outbound proxy carry its Route, and are meant for the registrar", async () => {
  await engine.install({
    trunks: [line({ route: ["<sip:proxy.operator.example;lr>", "<sip:edge.operator.example;lr>"] })],
  });
  register();
  const first = await next("REGISTER");
  const headers = [`WWW-Authenticate: ${challengeText("r", "n1")}`];
  operator.respond(first, 401, "No", { tag: "r", headers });
  const second = await next("REGISTER");
  accept(second);
  await outcome();
  engine.tell("probeTrunk", "900", destinationOf(operator));
  const options = await next("OPTIONS");
  operator.respond(options, 200, "OK", { tag: "o" });
  await engine.next("trunk.probed");

  const route = ["<sip:proxy.operator.example;lr>", "<sip:edge.operator.example;lr>"];
  for (const request of [first, second, options]) {
    expect(request.fields.get("route")).toEqual(route);
    expect(request.start).toBe(`${request.method} sip:${domain} SIP/2.0`);
  }
  expect(provesSecret(second, { realm: "r", nonce: "n1" })).toBe(true);
  await engine.install({ trunks: [line()] });
  await engine.rest();
});

test("the password is in no log", () => {
  expect(JSON.stringify(engine.seen)).not.toContain("secret of the line");
});
