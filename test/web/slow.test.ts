import { readFileSync } from "node:fs";
import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { apiClient, certificateOf, signedIn } from "../rig/api-client.ts";
import { openTcp, openTls, type RawTls } from "../rig/raw-tls.ts";
import { pause } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";

const box = useBox();
const tls = () => openTls({ port: box().httpsPort }, certificateOf(box()));
const head = () => `Host: 127.0.0.1:${box().httpsPort}\r\n`;

/** Sends one piece every so often until the other side closes. */
async function drip(connection: RawTls, pieces: Iterable<string | Uint8Array>, everyMs: number): Promise<void> {
  for (const piece of pieces) {
    if (!connection.isOpen()) return;
    connection.send(piece);
    await pause(everyMs);
  }
}

function* forEver<T>(piece: T): Iterable<T> {
  for (;;) yield piece;
}

/** The longest that anybody may take to say what he wants; the server looks every four seconds. */
const limitMs = 25_000;

describe("a connection on which nothing gets on is closed", () => {
  test.concurrent("when no handshake begins", async () => {
    using connection = await openTcp({ port: box().httpsPort });
    await connection.closed(limitMs);
  });

  test.concurrent("when a handshake comes byte by byte", async () => {
    using connection = await openTcp({ port: box().httpsPort });
    connection.send(Buffer.from("1603010200010001fc0303", "hex"));
    await Promise.all([drip(connection, forEver(Buffer.of(0)), 1_000), connection.closed(limitMs)]);
  });

  test.concurrent("when nothing is asked after the handshake", async () => {
    using connection = await tls();
    await connection.closed(limitMs);
  });

  test.concurrent("when the fields come byte by byte", async () => {
    using connection = await tls();
    connection.send(`GET /api/v1/setup HTTP/1.1\r\n${head()}X-Slow: `);
    await Promise.all([drip(connection, forEver("a"), 1_000), connection.closed(limitMs)]);
    expect(connection.received()).not.toContain("HTTP/1.1 200");
  });

  test.concurrent("when the body comes byte by byte", async () => {
    using client = await signedIn(box());
    using connection = await tls();
    connection.send(
      `PUT /api/v1/configuration/extensions/201 HTTP/1.1\r\n${head()}Cookie: ${client.cookie}\r\nOrigin: ${client.origin}\r\n`,
    );
    connection.send("Content-Type: application/json\r\nIf-Match: *\r\nContent-Length: 1000\r\n\r\n");
    await Promise.all([drip(connection, forEver(" "), 500), connection.closed(limitMs)]);
  });

  test.concurrent("when nothing is asked after an answer", async () => {
    using connection = await tls();
    connection.send(`GET /api/v1/setup HTTP/1.1\r\n${head()}\r\n`);
    await connection.says(/"needed"/);
    await connection.closed(limitMs);
  });
});

describe("what is no HTTP, or HTTP in two ways", () => {
  test.each([
    [
      "two lengths",
      (h: string) => `POST /api/v1/login HTTP/1.1\r\n${h}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `,
    ],
    [
      "a length and chunks",
      (h: string) =>
        `POST /api/v1/login HTTP/1.1\r\n${h}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ["two hosts", (h: string) => `GET /api/v1/setup HTTP/1.1\r\n${h}Host: other\r\n\r\n`],
    ["a host that is none", () => "GET /api/v1/setup HTTP/1.1\r\nHost: a b\r\n\r\n"],
    ["two cookies fields", (h: string) => `GET /api/v1/setup HTTP/1.1\r\n${h}Cookie: a=1\r\nCookie: b=1\r\n\r\n`],
  ])("%s: it is refused and the connection closed", async (_what, written) => {
    using connection = await tls();
    connection.send(written(head()));
    await connection.says(/^HTTP\/1\.1 400 /);
    await connection.closed();
  });

  test("a body that nobody asked for does not become the next request", async () => {
    using connection = await tls();
    const inner = `GET /api/v1/setup HTTP/1.1\r\n${head()}\r\n`;
    connection.send(`POST /api/v1/reload HTTP/1.1\r\n${head()}Content-Length: ${inner.length}\r\n\r\n${inner}`);
    await connection.says(/HTTP\/1\.1 401 /);

    connection.send(`GET /api/v1/nowhere HTTP/1.1\r\n${head()}\r\n`);

    await connection.says(/HTTP\/1\.1 404 /);
    expect(connection.received()).not.toContain("needed");
  });
});

test("of a file that comes under a made-up login nothing is kept, however much of it comes after the refusal", async () => {
  const [peers, bytes] = [24, 10 * 1024 * 1024];
  const cookie = `Cookie: __Host-sipleo=${"A".repeat(43)}\r\n`;
  const fields = `${head()}${cookie}Origin: https://127.0.0.1:${box().httpsPort}\r\nContent-Length: ${bytes}\r\n`;
  const before = peakKib(box().pid("web"));
  const connections = await Promise.all(Array.from({ length: peers }, tls));
  try {
    // One after the other: only so many files are taken at a time.
    for (const connection of connections) {
      connection.send(`POST /api/v1/directory/import HTTP/1.1\r\n${fields}\r\n`);
      await connection.says(/HTTP\/1\.1 401 /);
    }

    const body = Buffer.alloc(bytes, "x");
    for (const connection of connections) {
      connection.send(body);
      connection.send(`GET /api/v1/nowhere HTTP/1.1\r\n${head()}\r\n`);
    }
    await Promise.all(connections.map((connection) => connection.says(/HTTP\/1\.1 404 /, 30_000)));
  } finally {
    for (const connection of connections) connection[Symbol.dispose]();
  }

  expect(peakKib(box().pid("web")) - before).toBeLessThan(100_000);
});

/** The most that a process has ever held of the memory (proc_pid_status(5), VmHWM). */
const peakKib = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1]);

test("many connections that say nothing leave room for who does", async () => {
  const idle = await Promise.all(
    Array.from({ length: 520 }, () => openTcp({ port: box().httpsPort, localAddress: "127.0.0.77" })),
  );
  try {
    using client = apiClient(box());
    expect((await client.ask("GET", "/api/v1/setup")).status).toBe(200);
    await Promise.any(idle.map((connection) => connection.closed(8_000)));
  } finally {
    for (const connection of idle) connection[Symbol.dispose]();
  }
});

describe("plain HTTP", () => {
  const ask = (method: string, path: string, host?: string) =>
    new Promise<{ status: number | undefined; location: string | undefined }>((resolve, reject) => {
      const headers = host === undefined ? {} : { host };
      request({ port: box().httpPort, host: "127.0.0.1", method, path, headers }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, location: answer.headers.location });
      })
        .on("error", reject)
        .end();
    });

  test("leads to HTTPS and does nothing else", async () => {
    const port = box().httpsPort;
    expect(await ask("GET", "/postes?x=1", "box.example")).toEqual({
      status: 308,
      location: `https://box.example:${port}/postes?x=1`,
    });
    expect(await ask("POST", "/api/v1/login", "box.example:8080")).toEqual({
      status: 308,
      location: `https://box.example:${port}/api/v1/login`,
    });
    expect(await ask("GET", "//evil.example/", "evil.example/x")).toEqual({
      status: 308,
      location: `https://127.0.0.1:${port}/`,
    });
  });
});

test("no answer says what software serves it", async () => {
  using client = apiClient(box());
  for (const path of ["/", "/api/v1/setup", "/api/v1/nowhere", "/assets/none.js"]) {
    const { fields } = await client.ask("GET", path);
    expect(Object.keys(fields)).not.toContain("server");
    expect(JSON.stringify(fields).toLowerCase()).not.toContain("uwebsockets");
    expect(fields).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(fields["content-security-policy"]).toContain("default-src 'none'");
    expect(fields["content-security-policy"]).not.toContain("unsafe");
  }
});
