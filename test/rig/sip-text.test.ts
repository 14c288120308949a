import { expect, test } from "vitest";
import { cutMessages } from "./raw-tcp.ts";
import {
  audioTarget,
  authorization,
  challenges,
  field,
  parseSip,
  request,
  type SipMessage,
  sdpOffer,
} from "./sip-text.ts";

const asking = { method: "OPTIONS", uri: "sip:x", from: "sip:a@b", to: "sip:c@d", via: "UDP 127.0.0.1:5062" };

test("a written request reads back", () => {
  const message = parseSip(request({ ...asking, body: "hello", contentType: "text/plain" }));

  expect(message.method).toBe("OPTIONS");
  expect(field(message, "content-length")).toBe("5");
  expect(message.body).toBe("hello");
});

test("short names and folded lines are understood", () => {
  const message = parseSip("SIP/2.0 200 OK\r\nv: SIP/2.0/UDP x\r\nSubject: one\r\n two\r\nCSeq: 3 BYE\r\n\r\n");

  expect([message.status, message.method, field(message, "via"), field(message, "subject")]).toEqual([
    200,
    "BYE",
    "SIP/2.0/UDP x",
    "one two",
  ]);
});

test("the digest of RFC 2617 §3.5 comes out", () => {
  const challenge = {
    realm: "testrealm@host.com",
    nonce: "dcd98b7102dd2f0e8b11d0f600bfb0c093",
    algorithm: "MD5",
    qop: true,
    stale: false,
  } as const;

  const header = authorization(challenge, {
    user: "Mufasa",
    password: "Circle Of Life",
    method: "GET",
    uri: "/dir/index.html",
    cnonce: "0a4f113b",
  });

  expect(header).toContain('response="6629fae49393a05397450978507c4ef1"');
});

test("challenges keep their order", () => {
  const response = parseSip(
    'SIP/2.0 401 No\r\nWWW-Authenticate: Digest realm="r", nonce="1", algorithm=MD5, qop="auth"\r\n' +
      'WWW-Authenticate: Digest realm="r", nonce="2", algorithm=SHA-256, stale=TRUE\r\n\r\n',
  );

  expect(challenges(response).map(({ algorithm, qop, stale }) => [algorithm, qop, stale])).toEqual([
    ["MD5", true, false],
    ["SHA-256", false, true],
  ]);
});

test("messages are cut out of a stream by their length", () => {
  const messages: SipMessage[] = [];
  const one = request({ ...asking, body: "abc" });

  const rest = cutMessages(`\r\n\r\n${one}${one}OPT`, messages);

  expect([messages.length, messages[1]?.body, rest]).toEqual([2, "abc", "OPT"]);
});

test("an SDP tells where it wants its sound", () => {
  expect(audioTarget(sdpOffer("127.0.0.5", 4_000))).toEqual({ address: "127.0.0.5", port: 4_000 });
});
