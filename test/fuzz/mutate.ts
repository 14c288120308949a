/** Mutations of messages, from a seed. Pure: the same seed makes the same messages. */

export type Random = () => number;

/** mulberry32: small, and the same everywhere. 0 ≤ value < 1. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const pick = <T>(random: Random, from: readonly T[], otherwise: T): T => from[below(random, from.length)] ?? otherwise;

/** Pieces that parsers trip over. */
const pieces: readonly string[] = [
  "\r\n",
  "\r\n\r\n",
  "\n",
  "\0",
  '"',
  "<",
  ">",
  ";;",
  ",",
  "%00",
  "%",
  "\\",
  "=",
  "[::",
  "]",
  "sip:",
  "sip:@",
  "tel:+",
  "SIP/2.0",
  "4294967296",
  "-1",
  "99999999999999999999",
  "2147483648",
  "Content-Length: 0\r\n",
  "Content-Length: 70000\r\n",
  "Content-Type: multipart/mixed;boundary=\r\n",
  "Via: SIP/2.0/UDP\r\n",
  "Route: <sip:x>\r\n",
  "Require: 100rel\r\n",
  "Replaces: a;to-tag=b;from-tag=c\r\n",
  "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:\r\n",
  "m=audio 0 RTP/AVP\r\n",
  "m=video 40002 RTP/AVP 97\r\n",
  "m=video 40002 RTP/SAVPF 34 97 97\r\n",
  "a=rtpmap:97 H264/90000\r\n",
  "a=fmtp:97 profile-level-id=;;=;packetization-mode\r\n",
  "a=rtcp-fb:* nack pli\r\n",
  "a=framerate:\r\n",
  "b=TIAS:4294967296\r\n",
  "v=0\r\n",
  "\xff\xfe",
];

type Mutation = (message: Buffer, random: Random) => Buffer;

const cut = (message: Buffer, from: number, length: number, put: Buffer): Buffer =>
  Buffer.concat([message.subarray(0, from), put, message.subarray(from + length)]);

const mutations: readonly Mutation[] = [
  // A bit flips.
  (message, random) => {
    const copy = Buffer.from(message);
    const at = below(random, copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
    return copy;
  },
  // A piece is put in.
  (message, random) => cut(message, below(random, message.length), 0, Buffer.from(pick(random, pieces, "x"), "latin1")),
  // Some bytes go missing.
  (message, random) => cut(message, below(random, message.length), 1 + below(random, 40), Buffer.alloc(0)),
  // Some bytes come twice, or very often.
  (message, random) => {
    const from = below(random, message.length);
    const part = message.subarray(from, from + 1 + below(random, 60));
    const times = random() < 0.1 ? 200 : 2;
    return cut(message, from, 0, Buffer.concat(Array.from({ length: times }, () => part)));
  },
  // The end is cut off.
  (message, random) => message.subarray(0, below(random, message.length)),
  // A number becomes an absurd one.
  (message, random) =>
    Buffer.from(
      message
        .toString("latin1")
        .replace(/\d+/g, (digits) =>
          random() < 0.05 ? pick(random, ["-1", "0", "65536", "4294967295", "1e9"], digits) : digits,
        ),
      "latin1",
    ),
  // Two lines change places.
  (message, random) => {
    const lines = message.toString("latin1").split("\r\n");
    const [one, other] = [below(random, lines.length), below(random, lines.length)];
    const [first, second] = [lines[one] ?? "", lines[other] ?? ""];
    lines[one] = second;
    lines[other] = first;
    return Buffer.from(lines.join("\r\n"), "latin1");
  },
  // A line comes twice.
  (message, random) => {
    const lines = message.toString("latin1").split("\r\n");
    const at = below(random, lines.length);
    lines.splice(at, 0, lines[at] ?? "");
    return Buffer.from(lines.join("\r\n"), "latin1");
  },
];

/** One to five mutations, one upon the other; never longer than a datagram. */
export function mutate(message: Buffer, random: Random): Buffer {
  let mutated = message;
  for (let n = 1 + below(random, 5); n > 0; n--) {
    if (mutated.length === 0) mutated = message;
    mutated = pick(random, mutations, (same) => same)(mutated, random);
  }
  return mutated.subarray(0, 60_000);
}
