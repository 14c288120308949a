import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openRawPhone, type RawPhone } from "../../../test/rig/raw-phone.ts";
import { field, type SipMessage, sdpOffer, token } from "../../../test/rig/sip-text.ts";
import { until } from "../../../test/rig/waiting.ts";
import { type AddonEngine, password, type Seen, startAddonEngine } from "./test/addon-engine.ts";

/** Legs on the wire: each test writes one or two telephones message by message and reads what the engine announces. */

let engine: AddonEngine;
let caller: RawPhone;
let callee: RawPhone;
let contact: unknown;
let nextLeg = 1;

const exchange = () => ({ address: "127.0.0.1", port: engine.port });
const open = (number: string) => openRawPhone({ number, password: password(number), exchange: exchange() });

beforeAll(async () => {
  engine = await startAddonEngine({});
  caller = await open("201");
  callee = await open("202");
  expect((await callee.register()).status).toBe(200);
  contact = Object(Object(await engine.next("contact.added")).binding).contact;
});
afterAll(async () => {
  await engine.silence().finally(() => caller[Symbol.asyncDispose]());
  await callee[Symbol.asyncDispose]();
  await engine[Symbol.asyncDispose]();
}, 20_000);
beforeEach(() => {
  caller.raw.forget();
  callee.raw.forget();
});

const sdp = (port = 30_000, extra: readonly string[] = []) => sdpOffer("127.0.0.1", port, extra);
const minted = () => {
  nextLeg += 2;
  return nextLeg;
};

interface Offered {
  readonly leg: number;
  readonly event: Seen;
  readonly answered: ReturnType<RawPhone["ask"]>;
}

async function offer(number: string, sending: Parameters<RawPhone["ask"]>[1] = {}): Promise<Offered> {
  const answered = caller.ask("INVITE", { uri: `sip:${number}@127.0.0.1:${engine.port}`, body: sdp(), ...sending });
  const event = await Promise.race([engine.next("leg.offered"), answered.then(refusedEarly)]);
  return { leg: Number(event.leg), event, answered };
}
const refusedEarly = ({ response }: { readonly response: SipMessage }): never => {
  throw new Error(`refused before it was offered: ${response.start}`);
};

async function answeredCall(): Promise<{
  readonly leg: number;
  readonly answered: Awaited<ReturnType<RawPhone["ask"]>>;
}> {
  const { leg, answered } = await offer("202");
  engine.tell("answer", leg, null);
  const answer = await answered;
  caller.ack(answer);
  await engine.next("leg.confirmed", leg);
  return { leg, answered: answer };
}

const request = (more: object = {}) => ({
  target: { kind: "contact", contact },
  called: "202",
  caller: { number: "201", name: 'Jean "Jo" Dupont', anonymous: false },
  like: null,
  headers: [],
  answerWithinMs: null,
  ...more,
});

async function dial(more: object = {}): Promise<{ readonly leg: number; readonly invite: SipMessage }> {
  const leg = minted();
  const from = callee.raw.received.length;
  engine.tell("dial", leg, request(more));
  return { leg, invite: await callee.requested("INVITE", 5_000, from) };
}

const told = (leg: number) => engine.seen.filter((event) => event.type === "sip.message" && event.leg === leg);
const ended = (leg: number) => engine.next("leg.released", leg);

test("a call is offered with what the device said, answered, confirmed and hung up by the caller", async () => {
  const { leg, event, answered } = await offer("02-98.(00)%2011", { headers: ["User-Agent: Test/1"] });
  expect(event).toMatchObject({
    from: { kind: "extension", extension: "201" },
    dialled: "02980011",
    anonymous: false,
    transport: "udp",
    userAgent: "Test/1",
    replaces: null,
    codecs: ["PCMA", "PCMU"],
    maxForwards: 70,
  });
  engine.tell("ring", leg);
  await caller.raw.receive("180", ({ status }) => status === 180);
  engine.tell("answer", leg, null);
  const answer = await answered;
  expect(answer.response.status).toBe(200);
  expect(answer.response.body).toContain("m=audio");
  caller.ack(answer);
  await engine.next("leg.confirmed", leg);

  expect((await caller.inDialog(answer.dialog, "BYE")).status).toBe(200);
  expect(await ended(leg)).toMatchObject({ cause: "normal", status: 0, by: "remote", quality: { codec: "PCMA" } });
  expect(engine.typesOf(leg)).toEqual(["leg.offered", "leg.media", "leg.confirmed", "leg.released"]);
  await engine.rest();
});

test("every message of a call is told as it stood on the wire, without its secrets", async () => {
  const { leg, answered } = await offer("202", {
    body: sdp(30_000, ["a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:key"]),
  });
  engine.tell("answer", leg, null);
  const answer = await answered;
  caller.ack(answer);
  await engine.next("leg.confirmed", leg);
  const info = { contentType: "application/dtmf-relay", body: "Signal=7\r\nDuration=160\r\n" };
  expect((await caller.inDialog(answer.dialog, "INFO", info)).status).toBe(200);
  const bye = { cseq: answer.dialog.cseq + 2 };
  expect((await caller.inDialog(answer.dialog, "BYE", bye)).status).toBe(200);
  await ended(leg);
  await until("the last answer", () => told(leg).length >= 11, { limitMs: 3_000 });

  const heads = told(leg).map(({ sent, text }) => `${sent === true ? ">" : "<"} ${String(text).split(/ sip:|\r/)[0]}`);
  expect(heads).toEqual([
    ...["< INVITE", "> SIP/2.0 401 Unauthorized", "< ACK", "< INVITE", "> SIP/2.0 100 Trying", "> SIP/2.0 200 OK"],
    ...["< ACK", "< INFO", "> SIP/2.0 200 OK", "< BYE", "> SIP/2.0 200 OK"],
  ]);
  const all = told(leg).map(({ text }) => text);
  expect(all.join()).toContain("Authorization: (withheld)");
  expect(all.join()).not.toMatch(/response=|inline:key|Signal=7/);
  expect(told(leg)[0]).toMatchObject({ transport: "udp", far: `127.0.0.1:${caller.raw.port}` });
});

test("two releases announce one, and the caller gets BYE", async () => {
  const { leg } = await answeredCall();
  engine.tell("release", leg, "busy");
  engine.tell("release", leg, "normal");
  const bye = await caller.requested("BYE");
  caller.respond(bye, 200, "OK");
  expect(field(bye, "reason")).toBe("Q.850;cause=17");
  expect(await ended(leg)).toMatchObject({ cause: "busy", by: "local" });
  await engine.rest();
  expect(engine.typesOf(leg).filter((type) => type === "leg.released")).toHaveLength(1);
});

test.each([
  ["busy", 486],
  ["declined", 603],
  ["not-found", 404],
  ["forbidden", 403],
  ["congestion", 503],
  ["no-answer", 480],
])("an offered leg released as %s is refused with %i", async (cause, status) => {
  const { leg, answered } = await offer("202");
  engine.tell("release", leg, cause);
  expect((await answered).response.status).toBe(status);
  expect(await ended(leg)).toMatchObject({ cause, status, by: "local" });
  await engine.rest();
});

test("a caller that cancels ends the leg as cancelled", async () => {
  const { leg, answered } = await offer("202");
  engine.tell("ring", leg);
  const ringing = await caller.raw.receive("180", ({ status }) => status === 180);
  caller.raw.send(cancelOf(ringing, `sip:202@127.0.0.1:${engine.port}`));
  expect((await answered).response.status).toBe(487);
  expect(await ended(leg)).toMatchObject({ cause: "cancelled", status: 487, by: "remote" });
  await engine.rest();
});

const cancelOf = (response: SipMessage, uri: string) =>
  sameTransaction("CANCEL", response, uri).replace(/^(To: [^;]*);tag=.*$/m, "$1");
const ackOf = (response: SipMessage, uri: string) => sameTransaction("ACK", response, uri);

const sameTransaction = (method: string, response: SipMessage, uri: string) =>
  [
    `${method} ${uri} SIP/2.0`,
    `Via: ${field(response, "via").replace(/;(received|rport)=[^;]*/g, "")}`,
    "Max-Forwards: 70",
    `From: ${field(response, "from")}`,
    `To: ${field(response, "to")}`,
    `Call-ID: ${field(response, "call-id")}`,
    `CSeq: ${field(response, "cseq").replace(/INVITE/, method)}`,
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");

test("a late offer is answered with our offer, and the ACK holds the answer", async () => {
  const { leg, event, answered } = await offer("202", { body: "" });
  expect(event.codecs).toEqual([]);
  engine.tell("answer", leg, null);
  const answer = await answered;
  expect(answer.response.body).toContain("m=audio");
  caller.raw.send(ackWithAnswer(answer.response, answer.dialog.remoteTarget));
  expect(await engine.next("leg.media", leg)).toMatchObject({ codec: "PCMA", direction: "sendrecv" });
  await engine.next("leg.confirmed", leg);
  engine.tell("release", leg, "normal");
  caller.respond(await caller.requested("BYE"), 200, "OK");
  await engine.rest();
});

/** The ACK of a 2xx that held an offer. */
const ackWithAnswer = (response: SipMessage, uri: string) =>
  [
    `ACK ${uri} SIP/2.0`,
    `Via: SIP/2.0/${caller.raw.via};branch=z9hG4bK${token()}`,
    "Max-Forwards: 70",
    `From: ${field(response, "from")}`,
    `To: ${field(response, "to")}`,
    `Call-ID: ${field(response, "call-id")}`,
    `CSeq: ${Number.parseInt(field(response, "cseq"), 10)} ACK`,
    "Content-Type: application/sdp",
    `Content-Length: ${Buffer.byteLength(sdp())}`,
    "",
    sdp(),
  ].join("\r\n");

test("a 183 that must be reliable is repeated until PRACK", async () => {
  const { leg, answered } = await offer("202", { headers: ["Require: 100rel", "Supported: 100rel"] });
  engine.tell("progress", leg, null);
  const progress = await caller.raw.receive("183", ({ status }) => status === 183);
  expect(field(progress, "require")).toContain("100rel");
  expect(progress.body).toContain("m=audio");
  const dialog = {
    callId: field(progress, "call-id"),
    localTag: /;tag=(.*)/.exec(field(progress, "from"))?.[1] ?? "",
    remoteTag: /;tag=(.*)/.exec(field(progress, "to"))?.[1] ?? "",
    remoteTarget: /<(.*)>/.exec(field(progress, "contact"))?.[1] ?? "",
    remoteUri: `sip:202@127.0.0.1:${engine.port}`,
    cseq: Number.parseInt(field(progress, "cseq"), 10),
  };
  const rack = `RAck: ${field(progress, "rseq")} ${field(progress, "cseq")}`;
  expect((await caller.inDialog(dialog, "PRACK", { headers: [rack] })).status).toBe(200);
  engine.tell("answer", leg, null);
  const answer = await answered;
  expect(answer.response.status).toBe(200);
  caller.ack(answer);
  await engine.next("leg.confirmed", leg);
  expect((await caller.inDialog({ ...answer.dialog, cseq: dialog.cseq + 1 }, "BYE")).status).toBe(200);
  await engine.rest();
});

test("a session interval under 90 seconds is refused with 422 and Min-SE", async () => {
  const { response } = await caller.ask("INVITE", {
    uri: `sip:202@127.0.0.1:${engine.port}`,
    body: sdp(),
    headers: ["Supported: timer", "Session-Expires: 30"],
  });
  expect(response.status).toBe(422);
  expect(field(response, "min-se")).toBe("90");
  await engine.rest();
});

test("a session timer that the caller asks for is in the answer", async () => {
  const { leg, answered } = await offer("202", { headers: ["Supported: timer", "Session-Expires: 600;refresher=uac"] });
  engine.tell("answer", leg, null);
  const answer = await answered;
  expect(field(answer.response, "session-expires")).toBe("600;refresher=uac");
  caller.ack(answer);
  await engine.next("leg.confirmed", leg);
  await caller.inDialog(answer.dialog, "BYE");
  await engine.rest();
});

test("SDP that names a host instead of an address is refused with 488, and nothing is offered", async () => {
  const { response } = await caller.ask("INVITE", {
    uri: `sip:202@127.0.0.1:${engine.port}`,
    body: sdp().replace(/IN IP4 127.0.0.1/g, "IN IP4 phone.example"),
  });
  expect(response.status).toBe(488);
  await engine.rest();
});

test.each([
  ["Replaces: nobody;to-tag=a;from-tag=b", 481],
  ["Require: teleport", 420],
])("an INVITE with %s is refused with %i", async (header, status) => {
  const sending = { uri: `sip:202@127.0.0.1:${engine.port}`, body: sdp(), headers: [header] };
  const { response } = await caller.ask("INVITE", sending);
  expect(response.status).toBe(status);
});

test("hold and resume by re-INVITE are answered at once and announced", async () => {
  const { leg, answered } = await answeredCall();
  await engine.next("leg.media", leg);
  const hold = await caller.inDialog(answered.dialog, "INVITE", { body: sdp().replace("sendrecv", "sendonly") });
  expect(hold.body).toContain("a=recvonly");
  caller.ack({ response: hold, challenge: undefined, dialog: { ...answered.dialog, cseq: answered.dialog.cseq + 1 } });
  expect(await engine.next("leg.media", leg)).toMatchObject({ direction: "recvonly" });
  await engine.next("leg.held", leg);
  const back = await caller.inDialog(answered.dialog, "INVITE", { cseq: answered.dialog.cseq + 2, body: sdp() });
  caller.ack({ response: back, challenge: undefined, dialog: { ...answered.dialog, cseq: answered.dialog.cseq + 2 } });
  await engine.next("leg.resumed", leg);
  const update = await caller.inDialog(answered.dialog, "UPDATE", {
    cseq: answered.dialog.cseq + 3,
    body: sdp().replace("sendrecv", "inactive"),
  });
  expect(update.status).toBe(200);
  await engine.next("leg.held", leg);
  const refused = await caller.inDialog(answered.dialog, "INVITE", {
    cseq: answered.dialog.cseq + 4,
    body: sdp()
      .replace(/8 0 101/, "98")
      .replace(/a=rtpmap:8 PCMA/, "a=rtpmap:98 X-NONE"),
  });
  expect(refused.status).toBe(488);
  caller.raw.send(ackOf(refused, answered.dialog.remoteTarget));
  const offerless = await caller.inDialog(answered.dialog, "INVITE", { cseq: answered.dialog.cseq + 5 });
  expect(offerless.body).toContain("m=audio");
  caller.raw.send(ackWithAnswer(offerless, answered.dialog.remoteTarget));
  engine.tell("release", leg, "normal");
  caller.respond(await caller.requested("BYE"), 200, "OK");
  await engine.rest();
});

test("digits in INFO are announced; another type is refused with 415", async () => {
  const { leg, answered } = await answeredCall();
  const info = (cseq: number, type: string, body: string) =>
    caller.inDialog(answered.dialog, "INFO", { cseq: answered.dialog.cseq + cseq, contentType: type, body });
  expect((await info(1, "application/dtmf-relay", "Signal=5\r\nDuration=160\r\n")).status).toBe(200);
  expect(await engine.next("leg.digit", leg)).toMatchObject({ digit: "5", by: "info" });
  expect((await info(2, "application/dtmf", "11")).status).toBe(200);
  expect(await engine.next("leg.digit", leg)).toMatchObject({ digit: "#", by: "info" });
  const refused = await info(3, "application/xml", "<x/>");
  expect(refused.status).toBe(415);
  expect(
    (
      await caller.inDialog(answered.dialog, "MESSAGE", {
        cseq: answered.dialog.cseq + 4,
        body: "x",
        contentType: "text/plain",
      })
    ).status,
  ).toBe(405);
  expect((await caller.inDialog(answered.dialog, "BYE", { cseq: answered.dialog.cseq + 5 })).status).toBe(200);
  await engine.rest();
});

test("a blind transfer is announced, accepted and reported", async () => {
  const { leg, answered } = await answeredCall();
  const refer = caller.inDialog(answered.dialog, "REFER", { headers: ["Refer-To: <sip:203@127.0.0.1>"] });
  expect(await engine.next("leg.transfer", leg)).toMatchObject({
    target: "203",
    replaces: null,
    replacesUnknown: false,
  });
  engine.tell("acceptTransfer", leg);
  expect((await refer).status).toBe(202);
  const trying = await caller.requested("NOTIFY");
  expect(trying.body).toBe("SIP/2.0 100 Trying\r\n");
  expect(field(trying, "event")).toContain("refer");
  caller.respond(trying, 200, "OK");
  const before = caller.raw.received.length;
  engine.tell("reportTransfer", leg, 200);
  const done = await caller.requested("NOTIFY", 5_000, before);
  expect(done.body).toBe("SIP/2.0 200 OK\r\n");
  expect(field(done, "subscription-state")).toContain("terminated");
  caller.respond(done, 200, "OK");
  await caller.inDialog(answered.dialog, "BYE", { cseq: answered.dialog.cseq + 2 });
  await engine.rest();
});

test("an attended transfer names the leg that Replaces means; an unknown one is told apart", async () => {
  const one = await answeredCall();
  const two = await answeredCall();
  const { callId, remoteTag, localTag } = two.answered.dialog;
  const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
  const refer = caller.inDialog(one.answered.dialog, "REFER", {
    headers: [`Refer-To: <sip:203@127.0.0.1?Replaces=${replaces}>`],
  });
  expect(await engine.next("leg.transfer", one.leg)).toMatchObject({
    target: "203",
    replaces: two.leg,
    replacesUnknown: false,
  });
  engine.tell("refuseTransfer", one.leg, "declined");
  expect((await refer).status).toBe(603);
  const second = caller.inDialog(one.answered.dialog, "REFER", {
    cseq: one.answered.dialog.cseq + 2,
    headers: ["Refer-To: <sip:203@127.0.0.1?Replaces=no%3Bto-tag%3Da%3Bfrom-tag%3Db>", "Refer-Sub: false"],
  });
  expect(await engine.next("leg.transfer", one.leg)).toMatchObject({ replaces: null, replacesUnknown: true });
  engine.tell("acceptTransfer", one.leg);
  const accepted = await second;
  expect([accepted.status, field(accepted, "refer-sub")]).toEqual([202, "false"]);
  for (const { leg } of [one, two]) engine.tell("release", leg, "normal");
  for (const index of [0, 1]) {
    const bye = await caller.raw.receive(
      "BYE",
      ({ method, status, fields }) =>
        status === 0 && method === "BYE" && fields.get("call-id")?.[0] === [one, two][index]?.answered.dialog.callId,
    );
    caller.respond(bye, 200, "OK");
  }
  await engine.rest();
});

test("an INVITE with Replaces names the leg that it replaces", async () => {
  const { leg, answered } = await answeredCall();
  const { callId, remoteTag, localTag } = answered.dialog;
  const header = `Replaces: ${callId};to-tag=${remoteTag};from-tag=${localTag}`;
  const offered = await offer("202", { headers: [header, "Require: replaces"] });
  expect(offered.event.replaces).toBe(leg);
  engine.tell("release", offered.leg, "normal");
  await offered.answered;
  const early = await caller.ask("INVITE", {
    uri: `sip:202@127.0.0.1:${engine.port}`,
    body: sdp(),
    headers: [`${header};early-only`],
  });
  expect(early.response.status).toBe(486);
  await caller.inDialog(answered.dialog, "BYE");
  await engine.rest();
});

test("a dialled device rings, sounds early, answers and is hung up", async () => {
  const { leg, invite } = await dial({ headers: [["Alert-Info", "<urn:x>"]] });
  expect(invite.start).toBe(`INVITE ${callee.contact.slice(1, -1)} SIP/2.0`);
  expect(field(invite, "from")).toMatch(/^"Jean \\"Jo\\" Dupont" <sip:201@127\.0\.0\.1>;tag=/);
  expect(field(invite, "to")).toBe("<sip:202@127.0.0.1>");
  expect(field(invite, "p-asserted-identity")).toContain("<sip:201@127.0.0.1>");
  expect(field(invite, "alert-info")).toBe("<urn:x>");
  expect(field(invite, "session-expires")).toBe("1800");
  callee.respond(invite, 180, "Ringing", { tag: "callee" });
  await engine.next("leg.ringing", leg);
  callee.respond(invite, 183, "Session Progress", { tag: "callee", body: sdp(31_000) });
  await engine.next("leg.early", leg);
  callee.respond(invite, 200, "OK", { tag: "callee", body: sdp(31_000) });
  await engine.next("leg.answered", leg);
  await callee.requested("ACK");
  engine.tell("release", leg, "normal");
  callee.respond(await callee.requested("BYE"), 200, "OK");
  expect(await ended(leg)).toMatchObject({ cause: "normal", by: "local" });
  expect(engine.typesOf(leg)).toEqual([
    "leg.ringing",
    "leg.media",
    "leg.early",
    "leg.media",
    "leg.answered",
    "leg.released",
  ]);
  await engine.rest();
});

test.each([
  [486, "busy"],
  [603, "declined"],
  [404, "not-found"],
  [480, "unavailable"],
  [408, "no-answer"],
  [488, "not-acceptable"],
  [503, "congestion"],
  [401, "forbidden"],
])("a device that answers %i ends the leg as %s", async (status, cause) => {
  const { leg, invite } = await dial();
  callee.respond(invite, status, "No", {
    tag: "callee",
    headers: status === 401 ? ['WWW-Authenticate: Digest realm="x", nonce="y"'] : [],
  });
  await callee.requested("ACK");
  expect(await ended(leg)).toMatchObject({ cause, status, by: "remote" });
  await engine.rest();
});

test("302 tells the new targets, then ends the leg as redirected", async () => {
  const { leg, invite } = await dial();
  callee.respond(invite, 302, "Moved", { tag: "callee", headers: ["Contact: <sip:0612345678@127.0.0.1>"] });
  expect(Object((await engine.next("leg.redirected", leg)).targets)).toContain("sip:0612345678@127.0.0.1");
  expect(await ended(leg)).toMatchObject({ cause: "redirected", status: 302 });
  await engine.rest();
});

test("a ringing device that is released gets CANCEL with its reason", async () => {
  const { leg, invite } = await dial();
  callee.respond(invite, 180, "Ringing", { tag: "callee" });
  await engine.next("leg.ringing", leg);
  engine.tell("release", leg, "answered-elsewhere");
  const cancel = await callee.requested("CANCEL");
  expect(field(cancel, "reason")).toBe('SIP;cause=200;text="Call completed elsewhere"');
  callee.respond(cancel, 200, "OK", { tag: "callee" });
  callee.respond(invite, 487, "Request Terminated", { tag: "callee" });
  expect(await ended(leg)).toMatchObject({ cause: "answered-elsewhere", by: "local" });
  await engine.rest();
});

test("CANCEL waits for a provisional response, and a 200 that crosses it is hung up after its ACK", async () => {
  const { leg, invite } = await dial();
  engine.tell("release", leg, "cancelled");
  await ended(leg);
  callee.respond(invite, 180, "Ringing", { tag: "callee" });
  const cancel = await callee.requested("CANCEL");
  callee.respond(invite, 200, "OK", { tag: "callee", body: sdp(31_000) });
  callee.respond(cancel, 200, "OK", { tag: "callee" });
  await callee.requested("ACK");
  callee.respond(await callee.requested("BYE"), 200, "OK");
  await engine.rest();
  expect(engine.typesOf(leg)).toEqual(["leg.released"]);
});

test("an anonymous caller shows nothing to a device", async () => {
  const { leg, invite } = await dial({ caller: { number: "201", name: "Jean", anonymous: true } });
  expect(field(invite, "from")).toMatch(/^"Anonymous" <sip:anonymous@anonymous\.invalid>/);
  expect(field(invite, "privacy")).toBe("id");
  expect(invite.start + [...invite.fields.values()].flat().join()).not.toContain("Jean");
  callee.respond(invite, 486, "Busy", { tag: "callee" });
  await ended(leg);
  await engine.rest();
});

test("nobody at an address, no such contact, a name instead of an address: unreachable", async () => {
  for (const target of [
    { kind: "contact", contact: 99_998 },
    { kind: "uri", uri: "sip:1@phone.example" },
  ]) {
    const leg = minted();
    engine.tell("dial", leg, request({ target }));
    expect(await ended(leg)).toMatchObject({ cause: "unreachable", status: 0, by: "engine" });
  }
  const leg = minted();
  engine.tell("dial", leg, request({ target: { kind: "uri", uri: "sip:1@127.0.0.1:9;transport=tcp" } }));
  expect(await ended(leg)).toMatchObject({ cause: "unreachable", by: "engine" });
  await engine.rest();
});

test("a device is told whom it talks to: UPDATE when it allows it, else re-INVITE", async () => {
  const one = await dial();
  callee.respond(one.invite, 200, "OK", { tag: "a", body: sdp(31_000), headers: ["Allow: INVITE, ACK, BYE, UPDATE"] });
  await engine.next("leg.answered", one.leg);
  engine.tell("identify", one.leg, { number: "203", name: "Zoé", anonymous: false });
  const update = await callee.requested("UPDATE");
  expect(field(update, "p-asserted-identity")).toBe('"Zoé" <sip:203@127.0.0.1>');
  callee.respond(update, 200, "OK");
  engine.tell("release", one.leg, "normal");
  callee.respond(await callee.requested("BYE"), 200, "OK");
  await engine.rest();
  callee.raw.forget();

  const two = await dial();
  callee.respond(two.invite, 200, "OK", { tag: "b", body: sdp(31_000), headers: ["Allow: INVITE, ACK, BYE"] });
  await engine.next("leg.answered", two.leg);
  await callee.requested("ACK");
  const before = callee.raw.received.length;
  engine.tell("identify", two.leg, { number: "203", name: "", anonymous: false });
  const again = await callee.requested("INVITE", 5_000, before);
  expect(field(again, "p-asserted-identity")).toBe("<sip:203@127.0.0.1>");
  callee.respond(again, 488, "Not Acceptable Here");
  await callee.requested("ACK", 5_000, before);
  const third = callee.raw.received.length;
  engine.tell("release", two.leg, "normal");
  callee.respond(await callee.requested("BYE", 5_000, third), 200, "OK");
  await engine.rest();
});

test("digits go out as INFO, one after the other, to a device without telephone-event", async () => {
  const { leg, invite } = await dial();
  const plain = sdp(31_000)
    .replace(" 101", "")
    .replace(/a=(rtpmap|fmtp):101.*\r\n/g, "");
  callee.respond(invite, 200, "OK", { tag: "callee", body: plain });
  await engine.next("leg.answered", leg);
  engine.tell("sendDigits", leg, "1#");
  let from = 0;
  for (const digit of ["1", "#"]) {
    const info = await callee.requested("INFO", 5_000, from);
    expect(info.body).toContain(`Signal=${digit}`);
    from = callee.raw.received.length;
    callee.respond(info, 200, "OK");
  }
  const bye = callee.raw.received.length;
  engine.tell("release", leg, "normal");
  callee.respond(await callee.requested("BYE", 5_000, bye), 200, "OK");
  await engine.rest();
});

test("a bridged pair of legs is relayed, and releasing one leaves the other", async () => {
  const one = await answeredCall();
  const two = await dial({ like: one.leg });
  expect(two.invite.body).toMatch(/m=audio \d+ RTP\/AVP 8 /);
  callee.respond(two.invite, 200, "OK", { tag: "callee", body: sdp(31_000) });
  await engine.next("leg.answered", two.leg);
  engine.tell("bridge", one.leg, two.leg);
  await expect.poll(() => engine.census().relays).toBe(1);
  engine.tell("release", two.leg, "normal");
  callee.respond(await callee.requested("BYE"), 200, "OK");
  await ended(two.leg);
  await caller.inDialog(one.answered.dialog, "BYE");
  await ended(one.leg);
  await engine.rest();
});
