import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { systemCode } from "../../kit/box-error.ts";
import { type Clock, wait } from "../../kit/clock.ts";
import { readOffer, writeDiscover } from "./dhcp-packet.ts";

/** The interface that we ask by, as the kernel tells of it. */
export interface Asker {
  /** IPv4; the question goes out by the interface that has it. */
  readonly address: string;
  /** Six bytes. */
  readonly hardwareAddress: Uint8Array;
  /** Addresses of the box: a server that names itself by one of these is ours. */
  readonly own: readonly string[];
}

export type Servers =
  /** In the order of their answers, each once, eight at most; none: nobody else serves there. */
  | { readonly kind: "asked"; readonly servers: readonly string[] }
  /** We could not ask; `code` is the system's (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL` …). */
  | { readonly kind: "unaskable"; readonly code: string };

const CLIENT_PORT = 68;
const SERVER_PORT = 67;
const EVERYBODY = "255.255.255.255";
const TRIES = 3;
/** Told of; who answers by a hundred names is one that nobody needs to read. */
const MOST_SERVERS = 8;
/** dnsmasq makes sure for up to three seconds that nobody has the address that it is about to offer. */
const BETWEEN_TRIES_MS = 1500;

/**
 * Who gives addresses on a network, besides us: asks three times, for 4.5 seconds in all, and takes nothing of what is
 * offered. It needs the right to listen on port 68 and no other (decision 0045). `transaction`: 32 bits that nobody
 * else's question has.
 */
export async function findServers(asker: Asker, transaction: number, clock: Clock): Promise<Servers> {
  const [mouth, ears] = [openSocket(), openSocket()];
  const servers = new Set<string>();
  const hear = (bytes: Uint8Array): void => {
    const offer = readOffer(bytes);
    if (offer === null || offer.transaction !== transaction) return;
    if (!Buffer.from(asker.hardwareAddress).equals(offer.hardwareAddress)) return;
    if (!asker.own.includes(offer.server) && servers.size < MOST_SERVERS) servers.add(offer.server);
  };
  const broken = new Promise<never>((_, reject) => {
    for (const socket of [mouth, ears]) {
      // Some servers answer to the address that the question came from, whatever it asks for.
      socket.on("message", hear);
      socket.on("error", reject);
    }
  });
  // It may break when nobody looks any more, because something else went wrong before.
  broken.catch(() => undefined);
  try {
    await bound(ears, "0.0.0.0");
    await bound(mouth, asker.address);
    mouth.setBroadcast(true);
    const question = writeDiscover({ hardwareAddress: asker.hardwareAddress, transaction });
    for (let tries = 0; tries < TRIES; tries++) {
      await sent(mouth, question);
      await Promise.race([wait(clock, BETWEEN_TRIES_MS), broken]);
    }
    return { kind: "asked", servers: [...servers] };
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return { kind: "unaskable", code };
  } finally {
    mouth.close();
    ears.close();
  }
}

/** Others listen on this port as well: whoever keeps the box's own address. */
const openSocket = (): Socket => createSocket({ type: "udp4", reuseAddr: true });

async function bound(socket: Socket, address: string): Promise<void> {
  socket.bind(CLIENT_PORT, address);
  await once(socket, "listening");
}

const sent = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(bytes, SERVER_PORT, EVERYBODY, (error) => (error === null ? resolve() : reject(error)));
  });
