import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";

/** Below the range that Linux hands out by itself (32768…), so that nobody takes the port between look and use. */
const [lowest, highest] = [20_000, 32_000];

const udpFree = (port: number, address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
    socket.once("error", () => resolve(false));
    socket.bind({ port, address, exclusive: true }, () => socket.close(() => resolve(true)));
  });

const tcpFree = (port: number, address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Those that were given: who asks for ten before he listens on the first gets ten. */
const given = new Set<number>();

/** A port that is free for UDP and TCP at this address, another one each time. */
export async function freePort(address = "127.0.0.1"): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const port = randomInt(lowest, highest);
    if (given.has(port)) continue;
    given.add(port);
    if ((await udpFree(port, address)) && (await tcpFree(port, address))) return port;
  }
  throw new Error(`looked for a free port at ${address} 200 times and found none`);
}

/** First and last of a random range of even length for RTP, apart from what `freePort` gives. */
export function rtpRange(ports = 400): readonly [number, number] {
  const first = 2 * randomInt(20_000, Math.floor((65_000 - ports) / 2));
  return [first, first + ports - 1];
}
