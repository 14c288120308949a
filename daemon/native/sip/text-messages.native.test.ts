import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openRawPhone, type RawPhone } from "../../../test/rig/raw-phone.ts";
import { field, type SipMessage } from "../../../test/rig/sip-text.ts";
import { until } from "../../../test/rig/waiting.ts";
import { type AddonEngine, password, type Seen, startAddonEngine } from "./test/addon-engine.ts";
import { challengeText, destinationOf, domain, line, openOperator, provesSecret } from "./test/line.ts";

/** MESSAGE on the wire (RFC 3428): what we write, what we take, and what no log holds. */

let engine: AddonEngine;
let operator: RawPhone;
let phone: RawPhone;

beforeAll(async () => {
  engine = await startAddonEngine({ logLevel: 4 });
  operator = await openOperator(engine);
  await engine.install({ trunks: [line()] });
  phone = await openRawPhone({
    number: "201",
    password: password("201"),
    exchange: { address: "127.0.0.1", port: engine.port },
  });
  expect((await phone.register()).status).toBe(200);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await operator[Symbol.asyncDispose]();
  await phone[Symbol.asyncDispose]();
}, 20_000);
beforeEach(() => {
  operator.raw.forget();
  phone.raw.forget();
});

let odd = -1;
const send = (request: object): number => {
  odd += 2;
  const sender = { number: "202", name: "Atelier", anonymous: false };
  const rest = { called: "201", sender, callId: `text-${odd}`, headers: [], text: "Bonjour" };
  engine.tell("sendMessage", odd, { ...rest, ...request });
  return odd;
};
const toPhone = () => {
  const added = engine.seen.find(({ type }) => type === "contact.added");
  return { kind: "contact", contact: Object(added?.binding).contact };
};
const byLine = (changes: object = {}) => ({
  target: { kind: "trunk", trunk: "900", destination: destinationOf(operator), number: "+33612345678", route: [] },
  ...changes,
});
const outcome = async () => (await engine.next("message.sent")).status;
const write = (sending: object) =>
  phone.ask("MESSAGE", { uri: `sip:202@127.0.0.1:${engine.port}`, body: "x", contentType: "text/plain", ...sending });

test("RFC 3428 §4: a device gets plain text, without a Contact of ours", async () => {
  send({ target: toPhone() });
  const message = await phone.requested("MESSAGE");
  phone.respond(message, 200, "OK");

  expect(await outcome()).toBe(200);
  expect(message.start).toBe(`MESSAGE ${phone.contact.slice(1, -1)} SIP/2.0`);
  expect(field(message, "from")).toMatch(/^"Atelier" <sip:202@127\.0\.0\.1>;tag=/);
  expect(field(message, "content-type")).toBe("text/plain");
  expect([field(message, "contact"), message.body]).toEqual(["", "Bonjour"]);
  await engine.rest();
});

test("text beyond ASCII says in which letters it is written", async () => {
  send({ target: toPhone(), text: "Ça va ? 😀" });
  const message = await phone.requested("MESSAGE");
  phone.respond(message, 200, "OK");
  await outcome();

  expect(field(message, "content-type")).toMatch(/^text\/plain;charset=UTF-8$/);
  expect(message.body).toBe("Ça va ? 😀");
});

test("an operator's challenge is answered with the next CSeq, the same Call-ID and text", async () => {
  const route = ["<sip:proxy.operator.example>"];
  const identity = ["P-Asserted-Identity", "<sip:0033972000000@sip.operator.example>"];
  send(byLine({ headers: [identity], target: { ...byLine().target, route } }));
  const first = await operator.requested("MESSAGE");
  const challenge = { realm: "operator", nonce: "5f2a" };
  operator.raw.send(refusal(first, `WWW-Authenticate: ${challengeText(challenge.realm, challenge.nonce)}`));
  const isProved = (message: SipMessage) => message.method === "MESSAGE" && field(message, "authorization") !== "";
  const second = await operator.raw.receive("the answer to the challenge", isProved);
  operator.respond(second, 202, "Accepted");

  expect(await outcome()).toBe(202);
  expect(provesSecret(second, challenge)).toBe(true);
  expect(second.start).toBe(`MESSAGE sip:+33612345678@${domain} SIP/2.0`);
  expect(field(second, "route")).toBe("<sip:proxy.operator.example;lr>");
  expect(field(second, "p-asserted-identity")).toBe(identity[1]);
  for (const name of ["call-id", "from"]) expect(field(second, name)).toBe(field(first, name));
  expect(Number.parseInt(field(second, "cseq"), 10)).toBe(Number.parseInt(field(first, "cseq"), 10) + 1);
});

const refusal = (to: SipMessage, ...headers: readonly string[]): string =>
  [
    "SIP/2.0 401 Unauthorized",
    `Via: ${field(to, "via")}`,
    `From: ${field(to, "from")}`,
    `To: ${field(to, "to")};tag=r`,
    `Call-ID: ${field(to, "call-id")}`,
    `CSeq: ${field(to, "cseq")}`,
    ...headers,
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");

test("who says nothing is given up after eight seconds", async () => {
  send({ target: toPhone() });

  const { status, text } = await engine.next("message.sent", undefined, 12_000);

  expect([status, text]).toEqual([0, "no answer"]);
  await engine.rest();
}, 20_000);

test("a text that comes again before it is answered is offered once", async () => {
  const asking = write({ body: "Une fois", callId: "once" });
  const offered = await engine.next("message.offered");
  const received = ({ type, text }: Seen) =>
    type === "engine.log" && /^received[\s\S]*Call-ID: once/.test(String(text));
  // Without and with credentials, and once more each half second.
  await until("it to come again", () => engine.seen.filter(received).length >= 4, { everyMs: 20 });
  engine.tell("answerMessage", offered.message, 202);

  expect((await asking).response.status).toBe(202);
  expect(engine.seen.filter(({ type, text }) => type === "message.offered" && text === "Une fois")).toHaveLength(1);
});

test.each([
  ["no type of content", "text/html", "<b>x</b>", 415],
  ["another alphabet", 'text/plain; charset="iso-8859-1"', "x", 415],
  ["a NUL", "text/plain", "a\0b", 400],
  ["nothing at all", "text/plain", "", 400],
  ["1,301 bytes", "text/plain", "x".repeat(1301), 413],
])("a text with %s is refused", async (_, contentType, body, status) => {
  const { response } = await write({ contentType, body });

  expect(response.status).toBe(status);
});

test("1,300 bytes are taken, whole", async () => {
  const body = "é".repeat(650);
  const asking = write({ body });
  const offered = await engine.next("message.offered");
  engine.tell("answerMessage", offered.message, 202);

  expect((await asking).response.status).toBe(202);
  expect(offered.text).toBe(body);
  expect(offered.from).toEqual({ kind: "extension", extension: "201" });
});

test("a log of every message holds no text", () => {
  const logged = engine.seen.flatMap(({ type, text }) => (type === "engine.log" ? [String(text)] : []));

  expect(logged.some((text) => text.includes("MESSAGE sip:") && text.includes("(text withheld)"))).toBe(true);
  for (const text of ["Bonjour", "Ça va", "Une fois", "éééé"]) expect(logged.join("\n")).not.toContain(text);
});
