import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { passwordOf } from "../far-side.ts";
import { statusOf, value } from "../far-side-udp/message.ts";
import { eventually, type Running, register, request, running, type Shape, type Wire } from "./wire.fixture.ts";

const status = async (wire: Wire, shape: Shape) => {
  const answer = await wire.ask(request(wire, shape), 1500);
  return answer === null ? null : statusOf(answer);
};
const lives = async (box: Running) => {
  using probe = await box.udp();
  expect(await status(probe, { method: "OPTIONS" })).toBe(200);
};
const invite = (extra: readonly string[], body = ""): Shape => ({
  method: "INVITE",
  to: "202",
  uri: "sip:202@127.0.0.1",
  extra: ["Contact: <sip:201@127.0.0.1:5062>", ...extra],
  body,
});
const sdp = (body: string) => invite(["Content-Type: application/sdp"], body);
const session = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";
const audio = `${session}m=audio 40000 RTP/AVP 8\r\n`;
const multipart = (body: string) => invite(['Content-Type: multipart/mixed; boundary="b"'], body);

const cases: readonly (readonly [title: string, expected: number, shape: Shape])[] = [
  ["OPTIONS is answered for everybody", 200, { method: "OPTIONS", user: "nobody" }],
  ["a fit offer meets a challenge", 401, sdp(audio)],
  ["an INVITE without an offer meets a challenge", 401, invite([])],
  ["line ends instead of SDP", 400, sdp("\r\n\r\n\r\n\r\n")],
  ["SDP that does not begin with v=", 400, sdp("\r\no=- 1 1 IN IP4 127.0.0.1\r\n")],
  ["SDP after line ends", 401, sdp(`\r\n\r\n${audio}`)],
  ["65 crypto lines", 488, sdp(audio + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x\r\n".repeat(65))],
  ["a payload number over 127", 488, sdp(`${audio}a=rtpmap:300 PCMA/8000\r\n`)],
  ["a payload number that overflows", 488, sdp(`${audio}a=fmtp:99999999999999999999 x\r\n`)],
  ["40 media", 488, sdp(session + "m=audio 40000 RTP/AVP 8\r\n".repeat(40))],
  ["5000 bytes of lines", 488, sdp(audio + "a=x\r\n".repeat(1000))],
  ["an empty multipart", 400, multipart("\r\n")],
  ["a multipart without parts", 400, multipart("--b--\r\n")],
  ["a multipart that does not end", 400, multipart("--b\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n")],
  [
    "a multipart in a multipart",
    400,
    multipart("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c--\r\n--b--"),
  ],
  ["bad SDP in a multipart", 400, multipart("--b\r\nContent-Type: application/sdp\r\n\r\n\r\n\r\n\r\n--b--")],
  ["a multipart with a fit part", 401, multipart(`--b\r\nContent-Type: application/sdp\r\n\r\n${audio}\r\n--b--`)],
  ["a body that nobody reads", 415, invite(["Content-Type: application/unknown"], "x")],
  ["a deep XML body", 400, invite(["Content-Type: application/x+xml"], "<a>".repeat(300))],
  ["300 header fields", 400, { method: "OPTIONS", extra: Array.from({ length: 300 }, (_, i) => `X-${i}: 1`) }],
  [
    "100 Via",
    400,
    { method: "OPTIONS", extra: Array.from({ length: 100 }, () => "Via: SIP/2.0/UDP a;branch=z9hG4bKa") },
  ],
  ["an endless Allow", 400, { method: "OPTIONS", extra: [`Allow: ${"INVITE,".repeat(100)}ACK`] }],
  ["a hundred Contacts", 400, { method: "REGISTER", extra: [`Contact: ${"<sip:a@b>,".repeat(100)}<sip:a@b>`] }],
  ["two To", 400, { method: "OPTIONS", extra: ["To: <sip:a@b>"] }],
  ["two Call-ID, one of them compact", 400, { method: "OPTIONS", extra: ["i: other"] }],
  ["no Call-ID", 400, { method: "OPTIONS", without: ["Call-ID"] }],
  ["an INVITE without Contact", 400, { method: "INVITE" }],
  ["another method in CSeq", 400, { method: "OPTIONS", without: ["CSeq"], extra: ["CSeq: 1 INVITE"] }],
  [
    "a CSeq beyond 31 bits",
    400,
    { method: "OPTIONS", without: ["CSeq"], extra: ["CSeq: 36893488147419103232 OPTIONS"] },
  ],
  ["no hop left", 483, { method: "OPTIONS", without: ["Max-Forwards"], extra: ["Max-Forwards: 0"] }],
  ["hops beyond a byte", 400, { method: "OPTIONS", without: ["Max-Forwards"], extra: ["Max-Forwards: 300"] }],
  [
    "a negative Content-Length",
    400,
    { method: "OPTIONS", without: ["Content-Length"], extra: ["Content-Length: -999"] },
  ],
  [
    "a Content-Length beyond the datagram",
    400,
    { method: "OPTIONS", without: ["Content-Length"], extra: ["Content-Length: 9999"] },
  ],
  ["an Expires that overflows", 400, { method: "REGISTER", extra: ["Expires: 10000000000000"] }],
  ["an unknown scheme", 416, { method: "OPTIONS", uri: "nobodyKnowsThisScheme:totallyopaque" }],
  ["angle brackets around the Request-URI", 400, { method: "OPTIONS", uri: "<sip:127.0.0.1>" }],
  ["a space in the Request-URI", 400, { method: "OPTIONS", uri: "sip:127.0.0.1; lr" }],
  ["header fields in the Request-URI", 400, { method: "OPTIONS", uri: "sip:a@127.0.0.1?Route=%3Csip:x%3E" }],
  ["an IPv6 address without brackets", 400, { method: "OPTIONS", uri: "sip:2001:db8::10" }],
  ["an extension that nobody has", 420, { method: "OPTIONS", extra: ["Require: nothingSupportsThis"] }],
  ["a method that nobody has", 501, { method: "NEWMETHOD" }],
  [
    "quotes that do not end",
    400,
    { method: "OPTIONS", without: ["To"], extra: ['To: "Mr. J. User <sip:j.user@example.com>'] },
  ],
  [
    "an unknown method with a NUL in quotes",
    501,
    { method: "NEW", without: ["To"], extra: ['To: "a\\\0b" <sip:a@b>'] },
  ],
  ["a NUL in quotes", 400, { method: "OPTIONS", without: ["To"], extra: ['To: "a\\\0b" <sip:a@b>'] }],
  ["a BYE without a call", 481, { method: "BYE" }],
  ["a MESSAGE of a stranger", 401, { method: "MESSAGE" }],
  [
    "a SUBSCRIBE of a stranger",
    401,
    { method: "SUBSCRIBE", extra: ["Event: dialog", "Contact: <sip:201@127.0.0.1:5062>"] },
  ],
  [
    "a REFER of a stranger",
    401,
    { method: "REFER", extra: ["Refer-To: <sip:1@a>", "Contact: <sip:201@127.0.0.1:5062>"] },
  ],
  ["a Contact with fields but no brackets", 400, { method: "REGISTER", extra: ["Contact: sip:a@b?Route=%3Csip:x%3E"] }],
];

test.each(cases)(
  "%s: %i",
  async (_, expected, shape) => {
    await using box = await running();
    using wire = await box.udp();
    using stream = await box.tcp();

    expect((await status(wire, shape)) ?? 0).toBe(expected);
    const overTcp =
      shape.without?.includes("Content-Length") === true ? expected : ((await status(stream, shape)) ?? 0);
    expect(overTcp).toBe(expected);
    await lives(box);
  },
  15_000,
);

test("another version is refused, garbage is dropped", async () => {
  await using box = await running();
  using wire = await box.udp();

  const versions = await wire.ask(request(wire, { method: "OPTIONS" }).replace(" SIP/2.0\r\n", " SIP/7.0\r\n"), 500);
  wire.send("\r\n\r\n");
  wire.send(Buffer.alloc(1200, 0x80));
  wire.send("SIP/2.0 4294967301 better not break the receiver\r\n\r\n");
  wire.send("OPTIONS");

  expect(versions && statusOf(versions)).toBe(505);
  await lives(box);
});

test("what follows the body of a datagram is not part of it", async () => {
  await using box = await running();
  using wire = await box.udp();

  const twice = request(wire, { method: "OPTIONS" }) + request(wire, { method: "OPTIONS" });
  wire.send(twice);

  await eventually("answer", () => wire.received.length > 0);
  await lives(box);
  expect(wire.received).toHaveLength(1);
});

test("a ping over TCP gets its pong, messages may come in pieces and in one piece", async () => {
  await using box = await running();
  using wire = await box.tcp();

  wire.send("\r\n\r\n");
  await eventually("pong", () => wire.received.some((one) => one.first === "(pong)"));
  const whole =
    request(wire, { method: "OPTIONS" }) + request(wire, { method: "OPTIONS" }) + request(wire, { method: "OPTIONS" });
  wire.send(whole.slice(0, 100));
  await new Promise((resolve) => setTimeout(resolve, 30));
  wire.send(whole.slice(100));

  await eventually("three answers", () => wire.received.filter((one) => statusOf(one) === 200).length === 3);
});

test("an endless message and one without length close their connection", async () => {
  await using box = await running();
  using endless = await box.tcp();
  using announced = await box.tcp();
  using lengthless = await box.tcp();

  endless.send(`OPTIONS sip:a SIP/2.0\r\n${"X: y\r\n".repeat(3000)}`);
  announced.send(request(announced, { method: "OPTIONS" }).replace("Content-Length: 0", "Content-Length: 1000000"));
  lengthless.send(request(lengthless, { method: "OPTIONS", without: ["Content-Length"] }));

  for (const wire of [endless, announced, lengthless]) await eventually("closed", () => wire.isClosed());
  expect(announced.received.map(statusOf)).toEqual([413]);
  expect(lengthless.received.map(statusOf)).toEqual([400]);
  await eventually("no transports", () => box.engine.census().transports === 0);
  await lives(box);
});

test("one address may hold 64 connections, others still get in", async () => {
  await using box = await running();
  const wires = await Promise.all(Array.from({ length: 80 }, () => box.tcp()));

  await eventually("closed above 64", () => wires.filter((wire) => wire.isClosed()).length === 16);

  expect(await box.event("security.suspicion")).toMatchObject({ what: "too-many-connections" });
  await lives(box);
  for (const wire of wires) wire[Symbol.dispose]();
});

test("who guesses is slowed, then silent within 70 tries; the registered owner and others get in", async () => {
  await using box = await running();
  using owner = await box.udp();
  await register(owner, { password: passwordOf("201") });

  let [answers, tries] = [0, 0];
  const guessers = await Promise.all(Array.from({ length: 4 }, () => box.udp()));
  for (const guesser of guessers)
    for (let i = 0; i < 18; ++i, ++tries) {
      const nonce = "0".repeat(54);
      const proof = `Authorization: Digest username="201", realm="sipleo", nonce="${nonce}", uri="sip:a", response="${String(i).padStart(32, "0")}"`;
      guesser.send(request(guesser, { method: "REGISTER", extra: [proof] }));
    }
  await eventually("silence", () =>
    box.events.some((one) => one.type === "security.suspicion" && one.what === "silenced"),
  );
  answers = guessers.reduce((sum, guesser) => sum + guesser.received.length, 0);

  expect(tries).toBe(72);
  expect(answers).toBeLessThan(60);
  expect(await status(guessers[0] ?? owner, { method: "REGISTER" })).toBeNull();
  expect((await register(owner, { password: passwordOf("201"), callId: "again" }))?.first).toContain("200");
  using elsewhere = await box.udp("127.0.0.2");
  expect((await register(elsewhere, { user: "202", password: passwordOf("202") }))?.first).toContain("200");
  for (const guesser of guessers) guesser[Symbol.dispose]();
}, 20_000);

test("TLS works inside Node, and a device registers over it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sipleo-tls-"));
  const [certificateFile, privateKeyFile] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  const options = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"];
  execFileSync("openssl", ["req", "-x509", ...options, "-keyout", privateKeyFile, "-out", certificateFile], {
    stdio: "ignore",
  });
  try {
    await using box = await running({ sipsPort: 0, certificateFile, privateKeyFile });
    using phone = await box.tls();

    const answer = await register(phone, {
      password: passwordOf("201"),
      contact: `<sip:201@127.0.0.1:${phone.port};transport=tls>`,
    });

    expect(answer && value(answer, "Contact")).toContain("transport=tls");
    expect((await box.event("contact.added")).binding.transport).toBe("tls");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a start that cannot be says on what and why", async () => {
  await using box = await running();
  const taken = box.listening[0]?.port ?? 0;
  const folder = mkdtempSync(join(tmpdir(), "sipleo-tls-"));
  const bad = join(folder, "bad.pem");
  writeFileSync(bad, "no certificate");
  try {
    await expect(running()).rejects.toMatchObject({ code: "ENGINE_START_FAILED" });
    await box.engine.close();
    await expect(running({ bind: ["192.0.2.1"] })).rejects.toMatchObject({
      code: "SIP_ADDRESS_UNUSABLE",
      facts: { address: "192.0.2.1" },
    });
    await expect(running({ bind: ["localhost"] })).rejects.toMatchObject({ code: "SIP_ADDRESS_UNUSABLE" });
    const tls = { sipsPort: 0, certificateFile: bad, privateKeyFile: bad };
    await expect(running(tls)).rejects.toMatchObject({ code: "TLS_CERTIFICATE_UNUSABLE", facts: { file: bad } });
    await using next = await running({ sipPort: taken });
    expect(next.listening[0]?.port).toBe(taken);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
