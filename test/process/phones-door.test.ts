import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { systemClock } from "../../daemon/kit/clock.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { Door } from "../../daemon/phones/door.ts";
import { freePort } from "../rig/ports.ts";
import { until } from "../rig/waiting.ts";

/** The door of HTTP by itself, against hosts that try to keep telephones out. */

const HOST = "127.0.0.1";

async function openDoor(wait: number, bytes: Uint8Array | null = null) {
  const served: string[] = [];
  const outcomes: boolean[] = [];
  const port = await freePort();
  const counter = {
    waitOf: () => wait,
    serve: ({ asked }: { readonly asked: { readonly name: string } | null }) => {
      served.push(asked?.name ?? "");
      const sent = (isWhole: boolean) => void outcomes.push(isWhole);
      return bytes === null ? null : { bytes, contentType: "text/plain", sent };
    },
  };
  const door = new Door({
    ...{ way: "http", bind: [HOST], port, createServer, counter },
    ...{ changed: () => undefined, clock: systemClock, log: silentLog },
  });
  await door.open();
  return { port, served, outcomes, [Symbol.asyncDispose]: () => door.close() };
}

interface Line {
  readonly socket: Socket;
  heard: string;
  isOpen: boolean;
}

function call(port: number, from: string, says = ""): Line {
  const socket = connect({ host: HOST, port, localAddress: from });
  const line: Line = { socket, heard: "", isOpen: true };
  socket.on("data", (piece) => (line.heard += piece.toString("latin1")));
  socket.on("error", () => socket.destroy());
  socket.on("close", () => (line.isOpen = false));
  socket.write(says);
  return line;
}
const asks = (name: string): string => `GET /${name} HTTP/1.1\r\nHost: box\r\n\r\n`;

test("POS-17: who asks faster than he is answered is not even listened to: four of his questions wait, the rest is nobody's", async () => {
  await using door = await openDoor(500);
  const lines = Array.from({ length: 12 }, (_, n) => call(door.port, "127.0.0.66", asks(`${n}.cfg`)));

  await until("the others to be sent away", () => lines.filter(({ isOpen }) => isOpen).length === 4);
  expect(door.served).toEqual([]);
  await until("the answers", () => lines.filter(({ heard }) => heard.startsWith("HTTP/1.1 404")).length === 4);
  expect(door.served).toHaveLength(4);
  for (const { socket } of lines) socket.destroy();
});

test("POS-17: who goes away while he waits is given nothing, and takes no place", async () => {
  await using door = await openDoor(300);
  for (let n = 0; n < 4; n++) {
    const line = call(door.port, "127.0.0.66", asks("gone.cfg"));
    await until("him to be heard", () => line.socket.bytesWritten > 0);
    line.socket.resetAndDestroy();
  }
  const answered = await until("room for who comes after them", () => {
    const line = call(door.port, "127.0.0.66", asks("here.cfg"));
    return until("an answer", () => line.heard !== "" && line).catch(() => undefined);
  });

  answered.socket.destroy();
  expect(new Set(door.served)).toEqual(new Set(["here.cfg"]));
});

test("POS-17: who opens a thousand connections and says nothing keeps no telephone out, and is sent away", async () => {
  await using door = await openDoor(0);
  const silent: Line[] = [];
  // A hundred at a time: of more than the system keeps waiting to be taken, some are nobody's, and hear nothing for a minute.
  for (let n = 0; n < 11; n++) {
    silent.push(...Array.from({ length: 100 }, () => call(door.port, "127.0.0.66")));
    await until("them to be in, or sent away", () => silent.every(({ isOpen, socket }) => !isOpen || !socket.pending));
  }
  const telephone = call(door.port, "127.0.0.5", asks("001565112233.cfg"));

  await until("the telephone to be answered", () => telephone.heard.startsWith("HTTP/1.1 404"), { limitMs: 3000 });
  await until("the silent ones to be sent away", () => silent.every(({ isOpen }) => !isOpen), { limitMs: 20_000 });
  telephone.socket.destroy();
});

test("POS-17: who never takes his answers is sent away", async () => {
  await using door = await openDoor(0);
  const line = call(door.port, "127.0.0.66");
  line.socket.pause();
  const much = asks("x".repeat(100)).repeat(1000);
  const sends = setInterval(() => line.socket.writable && line.socket.write(much), 20);

  await until("him to be sent away", () => !line.isOpen || line.socket.destroyed, { limitMs: 40_000 });
  clearInterval(sends);
  expect(line.isOpen).toBe(false);
});

test("POS-17: a file was given once it is sent as a whole, and not to who goes away on the way or asks for its head", async () => {
  await using small = await openDoor(0, Buffer.from("settings"));
  const [head, whole] = [
    call(small.port, "127.0.0.5", asks("a.cfg").replace("GET", "HEAD")),
    call(small.port, "127.0.0.5"),
  ];
  await until("the head", () => head.heard.startsWith("HTTP/1.1 200"));
  whole.socket.write(asks("a.cfg"));
  await until("the file", () => whole.heard.endsWith("settings"));
  await until("that it was sent", () => small.outcomes.length > 0);
  const old = call(small.port, "127.0.0.5", asks("a.cfg").replace("HTTP/1.1", "HTTP/1.0"));
  await until("the file, and the end of the connection", () => old.heard.endsWith("settings") && !old.isOpen);
  for (const { socket } of [head, whole]) socket.destroy();
  expect(small.outcomes).toEqual([true, true]);

  await using large = await openDoor(0, Buffer.alloc(50_000_000));
  const cut = call(large.port, "127.0.0.5", asks("a.cfg"));
  cut.socket.once("data", () => cut.socket.resetAndDestroy());
  await until("that it was not sent", () => large.outcomes.length > 0);
  expect(large.outcomes).toEqual([false]);
});
