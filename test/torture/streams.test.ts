import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRawTcp, type RawTcp } from "../rig/raw-tcp.ts";
import { openRawUdp } from "../rig/raw-udp.ts";
import { request } from "../rig/sip-text.ts";
import { pause, until } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";
import { freshAddress, openWatchman, type Watchman } from "./watchman.ts";

const repeat = (count: number, line: (n: number) => string) => Array.from({ length: count }, (_, n) => line(n));

/** Header sections that are too much of something. */
const tooMuch: readonly (readonly [what: string, headers: readonly string[]])[] = [
  ["2,000 Via", repeat(2_000, (n) => `Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK${n}`)],
  ["300 Route", repeat(300, (n) => `Route: <sip:127.0.0.1:${n + 1};lr>`)],
  ["300 Record-Route", repeat(300, (n) => `Record-Route: <sip:127.0.0.1:${n + 1};lr>`)],
  ["500 Contact", repeat(500, (n) => `Contact: <sip:201@127.0.0.1:${n + 1}>`)],
  ["an Allow of 1,000 methods", [`Allow: ${repeat(1_000, (n) => `M${n}`).join(",")}`]],
  ["a Supported of 1,000 options", [`Supported: ${repeat(1_000, (n) => `o${n}`).join(",")}`]],
  ["a Require of 1,000 options", [`Require: ${repeat(1_000, (n) => `o${n}`).join(",")}`]],
  ["one header of 20 KB", [`X-Big: ${"x".repeat(20_000)}`]],
  ["3,000 unknown headers", repeat(3_000, (n) => `X${n}: y`)],
  ["an Authorization of 10 KB", [`Authorization: Digest username="${"u".repeat(10_000)}"`]],
  ["200 Authorization", repeat(200, (n) => `Authorization: Digest username="${n}", realm="x"`)],
  ["a quoted string that never ends", ['Subject: "never']],
];

describe("too much, too long, too slow", () => {
  const box = useBox();
  let watchman: Watchman | undefined;
  beforeAll(async () => {
    watchman = await openWatchman(box());
  });
  afterAll(async () => await watchman?.[Symbol.asyncDispose]());
  const tcp = () => openRawTcp(box().place(), freshAddress());
  const options = (via: string, headers: readonly string[] = []) =>
    request({
      method: "OPTIONS",
      uri: `sip:127.0.0.1:${box().sipPort}`,
      from: "sip:201@127.0.0.1",
      to: "sip:201@127.0.0.1",
      via,
      headers,
    });

  test.each(tooMuch)("%s over UDP", async (what, headers) => {
    await using source = await openRawUdp(box().place(), { address: freshAddress() });

    source.send(options(source.via, headers));
    await pause(100);

    await watchman?.expectAlive(what);
  });

  test.each(tooMuch)("%s over TCP", async (what, headers) => {
    await using source = await tcp();

    source.send(options(source.via, headers));
    await pause(100);

    await watchman?.expectAlive(what);
  });

  test("a datagram of 64 KB", async () => {
    await using source = await openRawUdp(box().place(), { address: freshAddress() });

    source.send(options(source.via, [`X: ${"x".repeat(60_000)}`]));
    await pause(100);

    await watchman?.expectAlive("64 KB");
  });

  test("a header section that never ends closes the connection", async () => {
    await using source = await tcp();
    source.send(`OPTIONS sip:x SIP/2.0\r\nX: `);
    const endless = setInterval(() => source.send("x".repeat(16_384)), 5);
    try {
      await source.closed(10_000);
    } finally {
      clearInterval(endless);
    }

    await watchman?.expectAlive("an endless header");
  });

  test("a body that is announced with two gigabytes closes the connection or is never waited for", async () => {
    await using source = await tcp();
    const head = options(source.via).replace("Content-Length: 0", "Content-Length: 2147483647");
    source.send(head);
    const endless = setInterval(() => source.send("x".repeat(65_536)), 5);
    try {
      await source.closed(10_000);
    } finally {
      clearInterval(endless);
    }

    await watchman?.expectAlive("an endless body");
  });

  test("noise that is no SIP at all", async () => {
    await using stream = await tcp();
    await using datagram = await openRawUdp(box().place(), { address: freshAddress() });
    for (let n = 0; n < 50; n++) {
      const noise = Uint8Array.from({ length: 500 }, (_, at) => (at * 31 + n * 17) & 0xff);
      stream.send(noise);
      datagram.send(noise);
    }
    await pause(100);

    await watchman?.expectAlive("noise");
  });

  test("a request in pieces of one byte is answered all the same", async () => {
    await using source = await tcp();

    for (const byte of options(source.via)) {
      source.send(byte);
      await pause(1);
    }

    await source.receive("an answer", ({ status }) => status >= 200);
    await watchman?.expectAlive("one byte at a time");
  });

  test("three requests in one segment are answered three times", async () => {
    await using source = await tcp();

    source.send(options(source.via) + options(source.via) + options(source.via));

    await until("three answers", () => source.received.filter(({ status }) => status >= 200).length === 3);
  });

  test("keep-alives of RFC 5626 are answered on a connection", async () => {
    await using source = await tcp();
    const before = source.bytes();

    source.send("\r\n\r\n");

    await until("CRLF", () => source.bytes() === before + 2);
  });

  test("a hundred connections of one address do not keep others out, and are given back", async () => {
    const address = freshAddress();
    const connections: RawTcp[] = [];
    for (let n = 0; n < 100; n++) {
      const one = await openRawTcp(box().place(), address).catch(() => undefined);
      if (one === undefined) break;
      connections.push(one);
      one.send("OPTIONS sip:x SIP/2.0\r\n");
    }
    await pause(200);
    const open = connections.filter((one) => one.isOpen()).length;

    await watchman?.expectAlive("a hundred connections");
    await using other = await tcp();
    other.send(options(other.via));
    await other.receive("an answer to somebody else", ({ status }) => status >= 200);
    expect(open).toBeLessThan(100);
    for (const one of connections) await one[Symbol.asyncDispose]();
    await until("the connections to be gone", async () => (await box().pbxStatus()).census.transports < 20, {
      limitMs: 40_000,
      everyMs: 200,
    });
  });
});
