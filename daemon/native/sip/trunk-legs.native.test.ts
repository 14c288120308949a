import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openRawPhone, type RawPhone, responseText } from "../../../test/rig/raw-phone.ts";
import { challenges, field, request, type SipMessage, sdpOffer } from "../../../test/rig/sip-text.ts";
import { type AddonEngine, password, type Seen, startAddonEngine } from "./test/addon-engine.ts";
import {
  account,
  challengeText,
  destinationOf,
  domain,
  line,
  openOperator,
  provesSecret,
  sourceOf,
  user,
} from "./test/line.ts";

/** Calls by a line, out and in, against an operator that is written message by message. */

let engine: AddonEngine;
let operator: RawPhone;
let caller: RawPhone;
let nextLeg = 1;

beforeAll(async () => {
  engine = await startAddonEngine({});
  operator = await openOperator(engine);
  const exchange = { address: "127.0.0.1", port: engine.port };
  caller = await openRawPhone({ number: "201", password: password("201"), exchange });
});
afterAll(async () => {
  // Some of what is said to hostile operators is never answered: 64·T1 = 32 s.
  await engine.silence(40_000).finally(() => operator[Symbol.asyncDispose]());
  await caller[Symbol.asyncDispose]();
  await engine[Symbol.asyncDispose]();
}, 60_000);
beforeEach(async () => {
  operator.raw.forget();
  caller.raw.forget();
  await engine.install({ trunks: [line({ sources: [sourceOf(operator)] })] });
});

const sdp = (port = 30_000) => sdpOffer("127.0.0.1", port);
const target = (more: object = {}) => ({
  kind: "trunk",
  trunk: "900",
  destination: destinationOf(operator),
  number: "+33142000000",
  route: [],
  ...more,
});

async function dial(more: object = {}): Promise<{ readonly leg: number; readonly invite: SipMessage }> {
  nextLeg += 2;
  const leg = nextLeg;
  const from = operator.raw.received.length;
  engine.tell("dial", leg, {
    target: target(),
    called: "0142000000",
    caller: { number: "+33972000001", name: "Bureau", anonymous: false },
    like: null,
    headers: [],
    answerWithinMs: null,
    ...more,
  });
  return { leg, invite: await operator.requested("INVITE", 5_000, from) };
}
const ended = (leg: number) => engine.next("leg.released", leg, 15_000);
const answer = (invite: SipMessage, extra: Parameters<RawPhone["respond"]>[3] = {}) =>
  operator.respond(invite, 200, "OK", { tag: "callee", body: sdp(31_000), ...extra });
const hangUp = async (leg: number) => {
  const before = operator.raw.received.length;
  engine.tell("release", leg, "normal");
  operator.respond(await operator.requested("BYE", 5_000, before), 200, "OK");
  await ended(leg);
};

// — out —

test("a call leaves for the operator's address, whatever its URI says, with the caller's number at our domain", async () => {
  const headers = [
    ["P-Asserted-Identity", `<sip:${user}@${domain}>`],
    ["Diversion", `<sip:+33611@${domain}>;reason=unconditional`],
  ];
  const { leg, invite } = await dial({ headers });
  expect(invite.start).toBe(`INVITE sip:+33142000000@${domain} SIP/2.0`);
  expect(field(invite, "from")).toContain(`"Bureau" <sip:+33972000001@${domain}>;tag=`);
  expect(field(invite, "to")).toBe(`<sip:+33142000000@${domain}>`);
  expect(field(invite, "contact")).toMatch(/^<sip:l[0-9a-f]{32}@127/);
  expect(invite.fields.get("p-asserted-identity")).toEqual([`<sip:${user}@${domain}>`]);
  expect(field(invite, "diversion")).toContain("+33611");
  expect(invite.fields.has("privacy")).toBe(false);
  expect(invite.fields.has("route")).toBe(false);
  operator.respond(invite, 180, "Ringing", { tag: "callee" });
  await engine.next("leg.ringing", leg);
  answer(invite);
  await engine.next("leg.answered", leg);
  const ack = await operator.requested("ACK");
  expect(ack.start).toContain(`sip:0612345678@127.0.0.1:${operator.raw.port}`);
  await hangUp(leg);
  await engine.rest();
});

test("who wants to stay unknown is not named", async () => {
  const { leg, invite } = await dial({ caller: { number: "+33972000001", name: "Bureau", anonymous: true } });
  expect(field(invite, "from")).toMatch(/^"Anonymous" <sip:anonymous@anonymous\.invalid>/);
  expect(invite.fields.get("privacy")).toEqual(["id"]);
  expect(invite.start + [...invite.fields.values()].flat().join()).not.toMatch(/972000001|Bureau/);
  operator.respond(invite, 486, "Busy", { tag: "callee" });
  expect(await ended(leg)).toMatchObject({ cause: "busy", status: 486, by: "remote" });
});

test.each([
  [401, "WWW-Authenticate"],
  [407, "Proxy-Authenticate"],
])("a %i is answered with the line's password, and the call goes to the same address", async (status, name) => {
  const { leg, invite } = await dial();
  const challenge = { realm: "operator", nonce: "abc" };
  const before = operator.raw.received.length;
  operator.respond(invite, status, "Who", {
    tag: "x",
    headers: [`${name}: ${challengeText(challenge.realm, challenge.nonce)}`],
  });
  const second = await operator.requested("INVITE", 5_000, before);
  expect(provesSecret(second, challenge)).toBe(true);
  expect(field(second, "call-id")).toBe(field(invite, "call-id"));
  answer(second);
  await engine.next("leg.answered", leg);
  await hangUp(leg);
  await engine.rest();
});

test("a thousand challenges end the call", async () => {
  const { leg, invite } = await dial();
  let [asking, count, before] = [invite, 0, operator.raw.received.length];
  for (; count < 1000; count++) {
    operator.respond(asking, 401, "Who", {
      tag: `x${count}`,
      headers: [`WWW-Authenticate: ${challengeText(`realm ${count}`, `n${count}`)}`],
    });
    const over = () => engine.typesOf(leg).includes("leg.released");
    const asked = () =>
      operator.raw.received.slice(before).find(({ status, method }) => status === 0 && method === "INVITE");
    await expect.poll(() => over() || asked() !== undefined, { interval: 5 }).toBe(true);
    const again = asked();
    if (again === undefined) break;
    before = operator.raw.received.length;
    asking = again;
  }
  expect(count).toBeLessThan(6);
  expect(await ended(leg)).toMatchObject({ cause: "forbidden", status: 401, by: "remote" });
  await engine.rest();
});

test("an operator that does not say a word is given up in the time that the caller gives", async () => {
  const { leg, invite } = await dial({ answerWithinMs: 300 });
  expect(await ended(leg)).toMatchObject({ cause: "unreachable", status: 408, by: "engine" });
  // It answers all the same, late: acknowledged, and hung up.
  const before = operator.raw.received.length;
  answer(invite);
  await operator.requested("ACK", 5_000, before);
  operator.respond(await operator.requested("BYE", 5_000, before), 200, "OK");
  expect(engine.typesOf(leg)).toEqual(["leg.released"]);
  await engine.rest();
});

test("whatever an operator answers, the call ends and the next one works", async () => {
  const answers: readonly ((text: string) => string)[] = [
    (text) => text.replace(/^Contact: .*\r\n/m, ""),
    (text) => text.replace(/^Contact: .*$/m, "Contact: <sip:gw@sbc.operator.example>"),
    (text) => text.replace(/^Contact: .*$/m, "Contact: <tel:+33142>"),
    (text) =>
      text.replace(/^Contact: /m, "Record-Route: <sip:a.example;lr>\r\nRecord-Route: <sip:b.example>\r\nContact: "),
    (text) => text.replace(/^(To: [^;\r]*).*$/m, "$1"),
    (text) => text.replace(/^CSeq: .*$/m, "CSeq: 77 INVITE"),
    (text) => text.replace("v=0", "x=0"),
    (text) => text.replace("127.0.0.1\r\nt=", "media.operator.example\r\nt="),
    (text) => text.replace("200 OK", "999 What"),
    (text) => text.replace("200 OK", "401 Who"),
    (text) => text.replace("200 OK", "302 Elsewhere"),
    (text) => text.replace("200 OK", "100 Trying"),
    (text) => text.replace(/m=audio .*/, "m=audio 0 RTP/AVP 8"),
    (text) => text.slice(0, 90),
    () => "\0\0\0\0garbage garbage garbage",
  ];
  for (const spoil of answers) {
    const { leg, invite } = await dial();
    const contact = operator.contact;
    operator.raw.send(spoil(responseText(invite, 200, "OK", { tag: "callee", contact, body: sdp(31_000) })));
    operator.respond(invite, 180, "Ringing", { tag: "callee" });
    engine.tell("release", leg, "cancelled");
    await ended(leg);
    // Says goodbye in whatever way it was asked.
    const asked = () => operator.raw.received.filter(({ status, method }) => status === 0 && /CANCEL|BYE/.test(method));
    for (const request of asked()) operator.respond(request, 200, "OK", { tag: "callee" });
    operator.respond(invite, 487, "Terminated", { tag: "callee" });
    operator.raw.forget();
  }
  const { leg, invite } = await dial();
  answer(invite);
  await engine.next("leg.answered", leg);
  await hangUp(leg);
  await engine.rest(45_000);
}, 90_000);

test("one word is enough to be waited for", async () => {
  const { leg, invite } = await dial({ answerWithinMs: 400 });
  operator.respond(invite, 100, "Trying");
  const late = await engine.next("leg.released", leg, 900).catch(() => null);
  expect(late).toBeNull();
  operator.respond(invite, 503, "Full", { tag: "callee" });
  expect(await ended(leg)).toMatchObject({ cause: "congestion", status: 503, by: "remote" });
});

test("an address that refuses the connection ends the call at once, without a status", async () => {
  nextLeg += 2;
  engine.tell("dial", nextLeg, {
    target: target({ destination: { address: "127.0.0.1", port: 9, transport: "tcp", serverName: "" } }),
    called: "1",
    caller: { number: "1", name: "", anonymous: false },
    like: null,
    headers: [],
    answerWithinMs: 4000,
  });
  expect(await ended(nextLeg)).toMatchObject({ cause: "unreachable", status: 0, by: "engine" });
  await engine.rest();
});

test("sound before the answer, and of two that answer only the first has the call", async () => {
  const { leg, invite } = await dial();
  operator.respond(invite, 183, "Progress", { tag: "one", body: sdp(31_000) });
  await engine.next("leg.early", leg);
  answer(invite, { tag: "one" });
  await engine.next("leg.answered", leg);
  const before = operator.raw.received.length;
  answer(invite, { tag: "two" });
  const bye = await operator.requested("BYE", 5_000, before);
  expect(field(bye, "to")).toContain("tag=two");
  operator.respond(bye, 200, "OK");
  await hangUp(leg);
  await engine.rest();
});

test("an outbound proxy is written into Route, loosely", async () => {
  const { leg, invite } = await dial({
    target: target({ route: ["<sip:proxy.operator.example>", "<sip:edge.operator.example;lr>"] }),
  });
  expect(invite.start).toBe(`INVITE sip:+33142000000@${domain} SIP/2.0`);
  expect(invite.fields.get("route")).toEqual(["<sip:proxy.operator.example;lr>", "<sip:edge.operator.example;lr>"]);
  const before = operator.raw.received.length;
  engine.tell("release", leg, "cancelled");
  operator.respond(invite, 180, "Ringing", { tag: "callee" });
  const cancel = await operator.requested("CANCEL", 5_000, before);
  operator.respond(cancel, 200, "OK", { tag: "callee" });
  operator.respond(invite, 487, "Terminated", { tag: "callee" });
  await engine.rest();
});

test("the line's codecs and SRTP go into the offer; in the clear it is tried again only where that is allowed", async () => {
  const sources = [sourceOf(operator)];
  await engine.install({ trunks: [line({ sources, codecs: ["G722", "PCMA"], srtp: "offered" })] });
  const one = await dial();
  expect(one.invite.body).toMatch(/m=audio \d+ RTP\/SAVP 9 8 101/);
  const before = operator.raw.received.length;
  operator.respond(one.invite, 488, "No", { tag: "x" });
  const again = await operator.requested("INVITE", 5_000, before);
  expect(again.body).toMatch(/m=audio \d+ RTP\/AVP 9 8 101/);
  expect(again.start).toBe(one.invite.start);
  answer(again);
  await engine.next("leg.answered", one.leg);
  await hangUp(one.leg);

  await engine.install({ trunks: [line({ sources, srtp: "required" })] });
  const two = await dial();
  operator.respond(two.invite, 488, "No", { tag: "x" });
  expect(await ended(two.leg)).toMatchObject({ cause: "not-acceptable", status: 488 });
  const plain = await operator.ask("INVITE", { uri: `sip:${user}@127.0.0.1:${engine.port}`, body: sdp() });
  expect(plain.response.status).toBe(488);
  await engine.rest();
});

test("a line that does not exist, or whose gateway has not come, is unreachable", async () => {
  for (const what of [target({ trunk: "999" }), target({ destination: null })]) {
    nextLeg += 2;
    engine.tell("dial", nextLeg, {
      target: what,
      called: "1",
      caller: { number: "1", name: "", anonymous: false },
      like: null,
      headers: [],
      answerWithinMs: null,
    });
    expect(await ended(nextLeg)).toMatchObject({ cause: "unreachable", status: 0 });
  }
});

// — in —

interface Offering {
  readonly uri?: string;
  readonly to?: string;
  readonly from?: string;
  readonly headers?: readonly string[];
}

async function offer(sending: Offering = {}): Promise<{ readonly event: Seen; readonly leg: number }> {
  const uri = sending.uri ?? `sip:${user}@127.0.0.1:${engine.port}`;
  const from = engine.seen.length;
  void operator.ask("INVITE", { from: `sip:+33612345678@${domain}`, body: sdp(), ...sending, uri }).catch(() => null);
  await expect
    .poll(() => engine.seen.slice(from).some(({ type }) => type === "leg.offered"), { interval: 5 })
    .toBe(true);
  const event = await engine.next("leg.offered");
  return { event, leg: Number(event.leg) };
}
const refuse = async (leg: number) => {
  engine.tell("release", leg, "busy");
  await ended(leg);
};

test("a listed source is believed: who calls, whom, and who has diverted", async () => {
  const { event, leg } = await offer({
    to: `sip:+33972000001@${domain}`,
    headers: [
      `P-Asserted-Identity: "Jean \\"<sip:1@x>\\"" <sip:+33-6-11;phone-context=x@${domain};user=phone>, <tel:+336>`,
      `Diversion: <sip:+33700@${domain}>;reason=no-answer, <sip:+33799@${domain}>`,
      `History-Info: <sip:1@${domain}>;index=1, <sip:2@${domain}>;index=1.1`,
    ],
  });
  expect(event).toMatchObject({
    from: {
      kind: "trunk",
      trunk: "900",
      number: "+33612345678",
      asserted: "+33611",
      diverted: "+33700",
      diversions: 2,
    },
    dialled: user,
    to: "+33972000001",
    anonymous: false,
    source: sourceOf(operator),
    codecs: ["PCMA", "PCMU"],
  });
  await refuse(leg);
  await engine.rest();
});

test("History-Info tells who diverted when nothing else does", async () => {
  const { event, leg } = await offer({
    headers: [
      `History-Info: <sip:+33711@${domain}>;index=1`,
      `History-Info: <sip:+33722@${domain}?Reason=SIP%3Bcause%3D302>;index=1.1,<sip:${user}@${domain}>;index=1.1.1`,
    ],
  });
  expect(event.from).toMatchObject({ asserted: null, diverted: "+33722", diversions: 1 });
  await refuse(leg);
});

test.each([
  [[`Diversion: <sip:1@${domain}>;reason=unconditional;counter=4;privacy=off`], 4],
  [[`Diversion: <sip:1@${domain}>;Counter=2, <sip:2@${domain}>`], 3],
  [[`Diversion: <sip:1@${domain}>;counter=99999999999`], 99],
  [[`Diversion: <sip:1@${domain}>;counter=x`], 1],
  [
    [
      `History-Info: <sip:1@${domain}>;index=1, <sip:2@${domain};cause=302>;index=1.1, <sip:3@${domain};CAUSE=486>;index=1.1.1`,
    ],
    2,
  ],
  [
    [`Diversion: <sip:1@${domain}>`, `History-Info: <sip:1@${domain}>;index=1, <sip:2@${domain};cause=302>;index=1.1`],
    1,
  ],
  [[], 0],
])("how often a call was diverted: %j", async (headers, diversions) => {
  const { event, leg } = await offer({ headers });
  expect(event.from).toMatchObject({ diversions });
  await refuse(leg);
});

test("a caller that stays unknown", async () => {
  const { event, leg } = await offer({ from: "sip:anonymous@anonymous.invalid", headers: ["Privacy: id"] });
  expect(event).toMatchObject({ from: { number: "" }, anonymous: true });
  await refuse(leg);
});

test("an operator that calls our Contact names the number in To, and the line by the Contact", async () => {
  const sources = [sourceOf(operator)];
  await engine.install({ trunks: [line({ trunk: "899", user: "other", sources }), line({ sources })] });
  engine.tell("registerTrunk", "900", { destination: destinationOf(operator), expiresSeconds: 60 });
  const register = await operator.requested("REGISTER");
  operator.respond(register, 200, "OK", { tag: "r" });
  const contact = /<sip:([^@]+)@/.exec(field(register, "contact"))?.[1] ?? "";

  const { event, leg } = await offer({ uri: `sip:${contact}@127.0.0.1:${engine.port}`, to: "sip:0972000007@x" });

  expect(event).toMatchObject({ from: { trunk: "900" }, dialled: "0972000007", to: "0972000007" });
  await refuse(leg);
});

test("of several lines of one operator the number tells, else the first has the call", async () => {
  const sources = ["127.0.0.1"];
  const trunks = [
    line({ trunk: "898", user: "a", numbers: ["0142"], sources }),
    line({ trunk: "899", user: "b", numbers: ["0143", "+33143"], sources }),
  ];
  await engine.install({ trunks });
  for (const [uri, to, expected] of [
    ["+33143", "x", "899"],
    ["s", "0143", "899"],
    ["b", "y", "899"],
    ["0142", "0143", "898"],
    ["0177", "0178", "898"],
  ]) {
    const { event, leg } = await offer({ uri: `sip:${uri}@127.0.0.1:${engine.port}`, to: `sip:${to}@${domain}` });
    expect(event.from).toMatchObject({ trunk: expected });
    await refuse(leg);
  }
});

/** Everything that was posted before has been carried out. */
async function carriedOut(): Promise<void> {
  engine.tell("registerTrunk", "no such line", { destination: destinationOf(operator), expiresSeconds: 60 });
  await engine.next("trunk.refused");
}

test("sources follow the operator's names", async () => {
  engine.tell("setTrunkSources", "900", ["192.0.2.1"]);
  await carriedOut();
  const asked = await operator.ask("INVITE", { uri: `sip:${user}@127.0.0.1:${engine.port}`, body: sdp() });
  expect(asked.challenge?.status).toBe(401);
  engine.tell("setTrunkSources", "900", [sourceOf(operator)]);
  await carriedOut();
  const { event, leg } = await offer();
  expect(event.from).toMatchObject({ trunk: "900" });
  await refuse(leg);
});

test("a line with an account is asked for its password, and a listed source is not enough", async () => {
  const sources = [sourceOf(operator)];
  await engine.install({ trunks: [line({ sources, account: account("gateway", "knows") })] });
  const uri = `sip:${user}@127.0.0.1:${engine.port}`;
  const wrong = await operator.ask("INVITE", { uri, body: sdp(), user: "gateway", password: "guesses" });
  expect([wrong.challenge?.status, wrong.response.status]).toEqual([401, 401]);
  const asked = operator.ask("INVITE", { uri, body: sdp(), user: "gateway", password: "knows" });
  const event = await engine.next("leg.offered");
  expect(event).toMatchObject({ from: { kind: "trunk", trunk: "900", number: "0612345678" }, dialled: user });
  engine.tell("release", Number(event.leg), "busy");
  expect((await asked).response.status).toBe(486);
  // The right password from where the line is not known to be.
  await engine.install({ trunks: [line({ sources: ["192.0.2.1"], account: account("gateway", "knows") })] });
  const elsewhere = await operator.ask("INVITE", { uri, body: sdp(), user: "gateway", password: "knows" });
  expect(elsewhere.response.status).toBe(403);
  await engine.rest();
});

test("a gateway registers, is called at its Contact, and calls with its password", async () => {
  await engine.install({ trunks: [line({ account: account("gateway", "knows"), registersWithUs: true, domain: "" })] });
  const [own, server] = [`<sip:gateway@127.0.0.1:${operator.raw.port};line=3>`, `127.0.0.1:${engine.port}`];
  const identity = { from: `sip:gateway@${server}`, to: `sip:gateway@${server}` };
  const proof = { user: "gateway", password: "knows" };
  const stranger = await operator.ask("REGISTER", { ...identity, ...proof, to: `sip:201@${server}`, contact: own });
  expect(stranger.response.status).toBe(403);
  expect((await operator.ask("REGISTER", { ...identity, ...proof, contact: own })).response.status).toBe(200);
  expect(Object(await engine.next("contact.added")).binding).toMatchObject({ extension: "900" });

  const { leg, invite } = await dial({ target: target({ destination: null, number: "0142" }) });
  expect(invite.start).toBe(`INVITE sip:0142@127.0.0.1:${operator.raw.port};line=3 SIP/2.0`);
  expect(field(invite, "from")).toContain("<sip:+33972000001@127.0.0.1>");
  operator.respond(invite, 404, "No", { tag: "x" });
  expect(await ended(leg)).toMatchObject({ cause: "not-found", status: 404 });

  void operator.ask("INVITE", { uri: `sip:201@${server}`, from: "sip:0612@x", body: sdp(), ...proof });
  const offered = await engine.next("leg.offered");
  expect(offered).toMatchObject({ from: { kind: "trunk", trunk: "900", number: "0612" }, dialled: "201" });
  await refuse(Number(offered.leg));
  // Nothing else is a gateway's business.
  const sub = await operator.ask("SUBSCRIBE", { uri: `sip:201@${server}`, headers: ["Event: dialog"], ...proof });
  expect(sub.response.status).toBe(403);
  expect((await operator.ask("REFER", { uri: `sip:201@${server}`, ...proof })).response.status).toBe(403);

  await engine.install({ trunks: [] });
  expect(await engine.next("contact.removed")).toMatchObject({ extension: "900", reason: "account-removed" });
  await engine.rest();
});

// — in a call —

test("hold, UPDATE and digits work on a line; it cannot transfer us, and is not told who it talks to", async () => {
  const { leg, invite } = await dial();
  answer(invite, { headers: ["Allow: INVITE, ACK, BYE, UPDATE, INFO"] });
  await engine.next("leg.answered", leg);
  await operator.requested("ACK");
  const dialog = {
    callId: field(invite, "call-id"),
    localTag: "callee",
    remoteTag: /;tag=([^;]+)/.exec(field(invite, "from"))?.[1] ?? "",
    remoteTarget: /<([^>]+)>/.exec(field(invite, "contact"))?.[1] ?? "",
    remoteUri: `sip:+33972000001@${domain}`,
    cseq: 10,
  };
  const from = `sip:+33142000000@${domain}`;
  const held = await operator.inDialog(dialog, "UPDATE", { from, body: sdp(31_000).replace("sendrecv", "sendonly") });
  expect(held.status).toBe(200);
  await engine.next("leg.held", leg);
  const digit = await operator.inDialog(dialog, "INFO", {
    from,
    cseq: 12,
    contentType: "application/dtmf-relay",
    body: "Signal=5\r\n",
  });
  expect(digit.status).toBe(200);
  await engine.next("leg.digit", leg);
  const refer = await operator.inDialog(dialog, "REFER", { from, cseq: 13, headers: ["Refer-To: <sip:00881@x>"] });
  expect(refer.status).toBe(403);
  engine.tell("identify", leg, { number: "203", name: "Zoé", anonymous: false });
  await hangUp(leg);
  expect(operator.raw.received.filter(({ method, status }) => method === "UPDATE" && status === 0)).toEqual([]);
  await engine.rest();
});

test("what we ask in a call that came by a line may be challenged too", async () => {
  const uri = `sip:${user}@127.0.0.1:${engine.port}`;
  const asked = operator.ask("INVITE", { uri, from: "sip:0612@x", body: sdp() });
  const leg = Number((await engine.next("leg.offered")).leg);
  engine.tell("answer", leg, null);
  operator.ack(await asked);
  await engine.next("leg.confirmed", leg);
  engine.tell("release", leg, "normal");
  const bye = await operator.requested("BYE");
  const challenge = { realm: "operator", nonce: "bye" };
  const before = operator.raw.received.length;
  operator.respond(bye, 407, "Who", {
    headers: [`Proxy-Authenticate: ${challengeText(challenge.realm, challenge.nonce)}`],
  });
  const again = await operator.requested("BYE", 5_000, before);
  expect(provesSecret(again, challenge)).toBe(true);
  operator.respond(again, 200, "OK");
  await ended(leg);
  await engine.rest();
});

test("a device and a line are joined", async () => {
  void caller
    .ask("INVITE", { uri: `sip:0142@127.0.0.1:${engine.port}`, body: sdp() })
    .then((answered) => caller.ack(answered));
  const offered = await engine.next("leg.offered");
  const one = Number(offered.leg);
  const { leg: two, invite } = await dial({ like: one });
  answer(invite);
  await engine.next("leg.answered", two);
  engine.tell("answer", one, two);
  await engine.next("leg.confirmed", one);
  engine.tell("bridge", one, two);
  await expect.poll(() => engine.census().relays).toBe(1);
  await hangUp(two);
  engine.tell("release", one, "normal");
  caller.respond(await caller.requested("BYE"), 200, "OK");
  await engine.rest();
});

// — who is no line —

test("fifty ways of somebody without a password to come in as a line: each is challenged, none is offered", async () => {
  const sources = [sourceOf(operator)];
  await engine.install({
    trunks: [
      line({ sources, numbers: ["+33972000001"] }),
      line({ trunk: "901", user: "gw", account: account("gateway", "knows"), registersWithUs: true }),
    ],
  });
  // A call of the line is up, for those who want to get into it.
  const { leg, invite } = await dial();
  answer(invite);
  await engine.next("leg.answered", leg);
  const ours = field(invite, "contact").replace(/[<>]/g, "");
  const [callId, tag] = [field(invite, "call-id"), /;tag=([^;]+)/.exec(field(invite, "from"))?.[1] ?? ""];
  const stranger = await openRawPhone({
    number: "0611111111",
    password: "none",
    exchange: { address: "127.0.0.1", port: engine.port },
  });
  const server = `127.0.0.1:${engine.port}`;
  const froms = [
    `sip:${user}@${domain}`,
    `sip:+33612345678@${domain}`,
    `sip:900@${server}`,
    `sip:201@${server}`,
    `sip:gateway@${server}`,
    "sip:anonymous@anonymous.invalid",
    `sip:${user}@${sourceOf(operator)}`,
    ours,
  ];
  const uris = [`sip:201@${server}`, `sip:${user}@${server}`, `sip:+33972000001@${server}`, ours, `sip:900@${server}`];
  const headers = [
    [`P-Asserted-Identity: <sip:${user}@${domain}>`],
    [`P-Preferred-Identity: <sip:${user}@${domain}>`, `Remote-Party-ID: <sip:${user}@${domain}>;screen=yes`],
    [`Diversion: <sip:${user}@${domain}>`, `History-Info: <sip:1@x>;index=1, <sip:${user}@${domain}>;index=1.1`],
    [`Route: <sip:${sourceOf(operator)};lr>`],
    [`Route: <sip:${server};lr>`, `Record-Route: <sip:${sourceOf(operator)};lr>`],
    [`Replaces: ${callId};to-tag=${tag};from-tag=callee`],
    [`Replaces: ${callId};to-tag=callee;from-tag=${tag}`],
    [`Via: SIP/2.0/UDP ${sourceOf(operator)};branch=z9hG4bKspoofed`],
    [`X-Forwarded-For: ${operator.raw.address}`, `P-Asserted-Service: urn:urn-7:3gpp`],
    [
      `Authorization: Digest username="gateway", realm="sipleo.test", nonce="x", uri="sip:x", response="00000000000000000000000000000000"`,
    ],
    [`Proxy-Authorization: Digest username="${user}", realm="sipleo.test", nonce="", uri="", response=""`],
    ["Identity: x;info=<https://x>;alg=ES256", "Subject: 900"],
  ];
  const contacts = [`<sip:${user}@${sourceOf(operator)}>`, `<${ours}>`];
  const ways = [
    ...froms.flatMap((from) => uris.map((uri) => ({ from, uri }))),
    ...headers.flatMap((extra) => [{ headers: extra }, { headers: extra, from: froms[0] ?? "", uri: ours }]),
    ...contacts.map((contact) => ({ contact, uri: ours })),
    { to: ours, uri: `sip:${user}@${server}` },
    { uri: `sip:${user}@${server};maddr=127.0.0.1` },
    { uri: `sip:${user}@${domain}` },
    { uri: `sips:${user}@${server}` },
    { uri: `tel:+33972000001` },
  ];
  expect(ways.length).toBeGreaterThanOrEqual(50);
  const before = engine.seen.length;
  for (const way of ways) {
    const { raw } = stranger;
    const uri = `sip:${user}@${server}`;
    const shape = { method: "INVITE", uri, from: uri, to: uri, via: raw.via, body: sdp(), contact: stranger.contact };
    const response = await raw.ask(request({ ...shape, ...way }), 1000).catch(() => null);
    expect([undefined, 400, 401, 416], JSON.stringify(way)).toContain(response?.status);
  }
  // In the dialog that is up, with its tags guessed wrong.
  for (const method of ["INVITE", "BYE", "REFER", "UPDATE"]) {
    const guess = { callId, localTag: "callee", remoteTag: `${tag}x`, remoteTarget: ours, remoteUri: ours, cseq: 99 };
    const response = await stranger.inDialog(guess, method, { body: method === "INVITE" ? sdp() : "" });
    expect(response.status).toBe(481);
  }
  expect(engine.seen.slice(before).filter(({ type }) => type.startsWith("leg."))).toEqual([]);
  expect(engine.seen.slice(before).filter(({ type }) => type.startsWith("contact."))).toEqual([]);
  await hangUp(leg);
  await stranger[Symbol.asyncDispose]();
  await engine.rest();
}, 60_000);

test("a device does not name others: what it writes about who calls stays text", async () => {
  const asked = caller.ask("INVITE", {
    uri: `sip:0142@127.0.0.1:${engine.port}`,
    body: sdp(),
    headers: [`P-Asserted-Identity: <sip:${user}@${domain}>`, `Diversion: <sip:${user}@${domain}>`],
  });
  const event = await engine.next("leg.offered");
  expect(event.from).toEqual({ kind: "extension", extension: "201" });
  engine.tell("release", Number(event.leg), "busy");
  expect((await asked).response.status).toBe(486);
});

test("a password that a device could have is of no use in a challenge of ours", async () => {
  // The line's own password answers the operator only; in our realm it proves nothing.
  await engine.install({ trunks: [line()] });
  const uri = `sip:201@127.0.0.1:${engine.port}`;
  const { challenge, response } = await operator.ask("INVITE", {
    uri,
    body: sdp(),
    user,
    password: "secret of the line",
  });
  expect([challenge?.status, response.status]).toEqual([401, 401]);
  expect(challenges(response)).not.toEqual([]);
});

test("guesses at a device's password do not silence the line whose address they come from", async () => {
  for (let tries = 0; tries < 25; tries++) {
    const shape = { user: "201", password: `guess ${tries}`, from: "sip:201@x", to: "sip:201@x", limitMs: 300 };
    await operator.ask("REGISTER", shape).catch(() => null);
  }
  expect(engine.seen.some(({ type, what }) => type === "security.suspicion" && what === "silenced")).toBe(true);
  const { event, leg } = await offer();
  expect(event.from).toMatchObject({ trunk: "900" });
  await refuse(leg);
}, 30_000);

test("nor the gateway that is registered from the place that they come from", async () => {
  await engine.install({ trunks: [line({ account: account("gateway", "knows"), registersWithUs: true })] });
  const gateway = await openOperator(engine);
  const identity = { from: "sip:gateway@x", to: "sip:gateway@x", user: "gateway" };
  expect((await gateway.ask("REGISTER", { ...identity, password: "knows" })).response.status).toBe(200);
  for (let tries = 0; tries < 25; tries++) {
    const shape = { user: "202", password: `guess ${tries}`, from: "sip:202@x", to: "sip:202@x", limitMs: 300 };
    await gateway.ask("REGISTER", shape).catch(() => null);
  }
  const uri = `sip:202@127.0.0.1:${engine.port}`;
  const asked = gateway.ask("INVITE", { uri, from: "sip:0612@x", body: sdp(), user: "gateway", password: "knows" });
  const { from, leg } = await engine.next("leg.offered");
  expect(from).toMatchObject({ kind: "trunk", trunk: "900", number: "0612" });
  engine.tell("release", Number(leg), "busy");
  expect((await asked).response.status).toBe(486);
  await gateway[Symbol.asyncDispose]();
}, 30_000);
