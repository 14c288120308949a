import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { systemClock } from "../../daemon/kit/clock.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { ConnectionLimits } from "../../daemon/web/server/connection-limits.ts";
import { HttpServer } from "../../daemon/web/server/http-server.ts";
import type { LiveSocket } from "../../daemon/web/server/live-door.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { openTls, type RawTls } from "../rig/raw-tls.ts";
import { until } from "../rig/waiting.ts";

/** The server of web alone, with a door that lets everybody in. */
async function serving() {
  const folder = temporaryFolder("publish");
  const files = { certificateFile: folder.file("web.crt"), privateKeyFile: folder.file("web.key") };
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=x"];
  const names = ["-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync("openssl", [...request, ...names, "-keyout", files.privateKeyFile, "-out", files.certificateFile], {
    stdio: "ignore",
  });
  const listening = new Set<LiveSocket>();
  const limits = new ConnectionLimits({ total: 100, perAddress: 100 }, () => new Map(), systemClock.monotonic);
  const server = new HttpServer({
    listener: { host: "127.0.0.1", refusesIpv4: false },
    port: 0,
    certificate: files,
    site: { bodyLimit: () => 0, answer: () => Promise.resolve({ status: 404, fields: [], body: "" }) },
    live: {
      path: "/live",
      admit: () => Promise.resolve({ kind: "welcome", ticket: null }),
      opened(socket) {
        listening.add(socket);
        socket.subscribe();
      },
      closed: (socket) => void listening.delete(socket),
    },
    limits,
    clock: systemClock,
    log: silentLog,
  });
  await server.start();
  const open = async (): Promise<RawTls> => {
    const raw = await openTls({ port: server.listening.port }, readFileSync(files.certificateFile));
    raw.send("GET /live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
    raw.send("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    await raw.says(/ 101 /);
    return raw;
  };
  const dispose = (): void => {
    server.close();
    folder[Symbol.dispose]();
  };
  return { server, listening, limits, open, [Symbol.dispose]: dispose };
}

test("a browser that does not read is dropped, and the others hear everything", async () => {
  using house = await serving();
  using deaf = await house.open();
  using reader = await house.open();
  await until("both to listen", () => house.listening.size === 2);
  deaf.stopReading();
  const text = "x".repeat(256 * 1024);

  let published = 0;
  await until("the deaf one to be dropped", () => {
    // One text at a time: the reader must have the time to read it.
    if (reader.received().length >= published * text.length) {
      house.server.publish(text);
      published++;
    }
    return house.listening.size === 1;
  });

  await until("the reader to have heard all", () => reader.received().length >= published * text.length);
  expect(reader.isOpen()).toBe(true);
  expect(house.limits.open).toBe(1);
});

test("connections are counted to the last, whether they end as WebSockets or before", async () => {
  using house = await serving();
  const some = await Promise.all([1, 2, 3].map(() => house.open()));
  expect(house.limits.open).toBe(3);

  for (const raw of some) raw[Symbol.dispose]();

  await until("none to be left", () => house.limits.open === 0);
  expect(house.listening.size).toBe(0);
});
