import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import type { Place } from "../rig/raw-udp.ts";
import type { Chance } from "./chance.ts";

/**
 * A bad network between telephones and the exchange: a UDP relay that drops, delays, doubles and so reorders what goes
 * through it, both ways. It stands in for netem, which needs a kernel module that not every machine has.
 */
export interface Relay extends AsyncDisposable {
  /** Where telephones find the exchange behind it. */
  readonly place: Place;
  /** What happened to datagrams so far. */
  readonly counts: { readonly passed: number; readonly dropped: number; readonly doubled: number };
  /** From now on the network is bad; null: it is good again. */
  disturb(chance: Chance | null): void;
}

/** As `netem delay 40ms 20ms loss 5% duplicate 2%` with some that wait longer, and so come after their successors. */
const weather = { dropped: 0.05, doubled: 0.02, late: 0.25, delayMs: [20, 60], lateMs: [60, 160] } as const;

export async function openRelay(exchange: Place, near = "127.0.0.1", far = "127.0.9.1"): Promise<Relay> {
  const ways = new Map<string, Socket>();
  const counts = { passed: 0, dropped: 0, doubled: 0 };
  const timers = new Set<NodeJS.Timeout>();
  let chance: Chance | null = null;
  const inside = await openSocket(near);

  const carry = (send: () => void): void => {
    if (chance === null) {
      send();
      return;
    }
    if (chance.fraction() < weather.dropped) {
      counts.dropped++;
      return;
    }
    const copies = chance.fraction() < weather.doubled ? 2 : 1;
    if (copies > 1) counts.doubled++;
    counts.passed++;
    const [least, most] = chance.fraction() < weather.late ? weather.lateMs : weather.delayMs;
    for (let copy = 0; copy < copies; copy++) {
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          send();
        },
        chance.between(least, most),
      );
      timers.add(timer);
    }
  };
  const wayOf = async (port: number, address: string): Promise<Socket> => {
    const name = `${address}:${port}`;
    const known = ways.get(name);
    if (known !== undefined) return known;
    const outside = await openSocket(far);
    ways.set(name, outside);
    outside.on("message", (bytes) => carry(() => inside.send(bytes, port, address, ignore)));
    return outside;
  };
  let turns = Promise.resolve();
  inside.on("message", (bytes, { port, address }) => {
    turns = turns.then(async () => {
      const outside = await wayOf(port, address);
      carry(() => outside.send(bytes, exchange.port, exchange.address, ignore));
    });
  });

  return {
    place: inside.address(),
    counts,
    disturb(next) {
      chance = next;
    },
    async [Symbol.asyncDispose]() {
      for (const timer of timers) clearTimeout(timer);
      await turns;
      for (const socket of [inside, ...ways.values()]) socket.close();
    },
  };
}

async function openSocket(address: string): Promise<Socket> {
  const socket = createSocket("udp4");
  socket.on("error", ignore);
  socket.bind({ address, port: 0 });
  await once(socket, "listening");
  return socket;
}

const ignore = (): void => undefined;
