import { sdpOffer } from "../rig/sip-text.ts";

/** Bodies that have killed exchanges, and their like (SECURITY: classes of past vulnerabilities). */
export interface BadBody {
  readonly what: string;
  readonly contentType?: string;
  readonly body: string;
  /** Some are merely odd: a telephone may send them, and a call may come of it. */
  readonly harmless?: boolean;
}

const address = "127.0.0.1";
const offer = (extra: readonly string[] = []) => sdpOffer(address, 40_000, extra);
const media = (line: string, attributes: readonly string[] = []) =>
  ["v=0", `o=x 1 1 IN IP4 ${address}`, "s=-", `c=IN IP4 ${address}`, "t=0 0", line, ...attributes, ""].join("\r\n");
const repeat = (count: number, line: (n: number) => string) => Array.from({ length: count }, (_, n) => line(n));
const part = (boundary: string, type: string, body: string) =>
  `--${boundary}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;

function nestedMultipart(depth: number): string {
  let body = part(`b${depth}`, "application/sdp", offer());
  for (let level = depth; level > 0; level--)
    body = `--b${level - 1}\r\nContent-Type: multipart/mixed;boundary=b${level}\r\n\r\n${body}--b${level}--\r\n`;
  return `${body}--b0--\r\n`;
}

export const badBodies: readonly BadBody[] = [
  { what: "nothing but line ends", body: "\r\n\r\n\r\n" },
  { what: "one line feed", body: "\n" },
  { what: "no v= line", body: offer().replace("v=0\r\n", "") },
  { what: "version 9", body: offer().replace("v=0", "v=9") },
  { what: "no media", body: media("a=nothing").replace("a=nothing\r\n", "") },
  { what: "port 0 for the only stream", body: offer().replace("m=audio 40000", "m=audio 0") },
  { what: "port 99999", body: offer().replace("m=audio 40000", "m=audio 99999") },
  { what: "port -1", body: offer().replace("m=audio 40000", "m=audio -1") },
  { what: "port 2^64", body: offer().replace("m=audio 40000", "m=audio 18446744073709551616") },
  { what: "port count of a million", body: offer().replace("m=audio 40000", "m=audio 40000/1000000") },
  { what: "a host name to look up", body: offer().replace(`c=IN IP4 ${address}`, "c=IN IP4 nowhere.example.com") },
  { what: "a host name of 4 KB", body: offer().replace(`c=IN IP4 ${address}`, `c=IN IP4 ${"a".repeat(4_000)}`) },
  { what: "a multicast address", body: offer().replace(`c=IN IP4 ${address}`, "c=IN IP4 224.2.1.1/127/3") },
  { what: "the broadcast address", body: offer().replace(`c=IN IP4 ${address}`, "c=IN IP4 255.255.255.255") },
  { what: "no c= at all", body: offer().replace(`c=IN IP4 ${address}\r\n`, "") },
  { what: "IP5", body: offer().replace("c=IN IP4", "c=IN IP5") },
  { what: "a broken IPv6 address", body: offer().replace(`c=IN IP4 ${address}`, "c=IN IP6 2001:db8:::1::2") },
  { what: "payload 128", body: media("m=audio 40000 RTP/AVP 128", ["a=rtpmap:128 PCMA/8000"]) },
  { what: "payload 4294967303", body: media("m=audio 40000 RTP/AVP 4294967303", ["a=rtpmap:4294967303 PCMA/8000"]) },
  { what: "rtpmap of payload 999", body: offer(["a=rtpmap:999 x/8000", "a=fmtp:999 y"]), harmless: true },
  {
    what: "RED without rtpmap",
    body: media("m=audio 40000 RTP/AVP 99 8", ["a=fmtp:99 8/8", "a=rtpmap:8 PCMA/8000"]),
    harmless: true,
  },
  { what: "only RED, without rtpmap", body: media("m=audio 40000 RTP/AVP 99", ["a=fmtp:99 0/0"]) },
  { what: "telephone-event alone", body: media("m=audio 40000 RTP/AVP 101", ["a=rtpmap:101 telephone-event/8000"]) },
  { what: "rtpmap without a slash", body: media("m=audio 40000 RTP/AVP 97", ["a=rtpmap:97 PCMA"]) },
  { what: "clock rate 0", body: media("m=audio 40000 RTP/AVP 97", ["a=rtpmap:97 opus/0/2"]) },
  { what: "clock rate 2^40", body: media("m=audio 40000 RTP/AVP 97", ["a=rtpmap:97 opus/1099511627776/2"]) },
  { what: "ptime 0", body: offer().replace("a=ptime:20", "a=ptime:0"), harmless: true },
  { what: "ptime 4294967295", body: offer().replace("a=ptime:20", "a=ptime:4294967295"), harmless: true },
  { what: "maxptime -5", body: offer(["a=maxptime:-5"]), harmless: true },
  {
    what: "70 crypto lines",
    body: offer(repeat(70, (n) => `a=crypto:${n + 1} AES_CM_128_HMAC_SHA1_80 inline:${"A".repeat(40)}`)),
  },
  {
    what: "a crypto line with a short key",
    body: offer(["a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA"]).replace("RTP/AVP", "RTP/SAVP"),
  },
  {
    what: "a crypto line of an unknown suite",
    body: offer(["a=crypto:1 ROT13 inline:AAAA"]).replace("RTP/AVP", "RTP/SAVP"),
  },
  { what: "SAVP without crypto", body: offer().replace("RTP/AVP", "RTP/SAVP") },
  { what: "an unknown profile", body: offer().replace("RTP/AVP", "RTP/EVIL") },
  { what: "200 streams", body: offer(repeat(200, (n) => `m=audio ${40_002 + 2 * n} RTP/AVP 8`)) },
  { what: "300 payloads", body: media(`m=audio 40000 RTP/AVP ${repeat(300, (n) => String(n % 128)).join(" ")}`) },
  { what: "2,000 attributes", body: offer(repeat(2_000, (n) => `a=x${n}:y`)) },
  { what: "an attribute of 30 KB", body: offer([`a=x:${"z".repeat(30_000)}`]) },
  { what: "lines that end with CR", body: offer().replaceAll("\r\n", "\r") },
  { what: "a NUL inside", body: offer().replace("s=-", "s=\0-") },
  { what: "an o= line with too few words", body: offer().replace(/o=.*\r\n/, "o=x\r\n") },
  { what: "t= with words", body: offer().replace("t=0 0", "t=now forever") },
  { what: "fax (T.38) alone", body: media("m=image 40000 udptl t38", ["a=T38FaxVersion:0"]) },
  { what: "video alone", body: media("m=video 40000 RTP/AVP 97", ["a=rtpmap:97 H264/90000"]) },
  { what: "multipart without parts", contentType: "multipart/mixed;boundary=b", body: "--b--\r\n" },
  { what: "multipart without a boundary", contentType: "multipart/mixed", body: part("b", "application/sdp", offer()) },
  { what: "an empty multipart body", contentType: "multipart/mixed;boundary=b", body: "\r\n" },
  {
    what: "multipart that never ends",
    contentType: "multipart/mixed;boundary=b",
    body: part("b", "application/sdp", "v=0"),
  },
  {
    what: "multipart with line ends for SDP",
    contentType: "multipart/mixed;boundary=b",
    body: `${part("b", "application/sdp", "\r\n\r\n")}--b--\r\n`,
  },
  {
    what: "500 parts",
    contentType: "multipart/mixed;boundary=b",
    body: `${repeat(500, () => part("b", "text/plain", "x")).join("")}--b--\r\n`,
  },
  { what: "multipart in 30 layers", contentType: "multipart/mixed;boundary=b0", body: nestedMultipart(30) },
  { what: "deep XML", contentType: "application/pidf+xml", body: `${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}` },
  { what: "a type that nobody knows", contentType: "application/x-rig", body: "hello" },
];
