import { createSocket } from "node:dgram";
import { once } from "node:events";

/** 8 kHz, 20 ms a packet. */
const RATE = 8;

/** What one caller has heard, as the packets themselves count it. */
export interface Heard {
  readonly packets: number;
  /** How often a packet came from another source than the one before it. */
  readonly strays: number;
  /** Packets whose numbers never came. */
  readonly lost: number;
  /** Longest step from one packet to the next, in milliseconds of sound (timestamps). */
  readonly longestStepMs: number;
  /** Longest time between two arrivals, in milliseconds: the machine's own lateness is in it. */
  readonly longestWaitMs: number;
}

/** A port that listens to a stream and counts; nothing is kept of the sound. */
export interface Stream extends Disposable {
  readonly port: number;
  /** Counts from now on. */
  begin(): void;
  heard(): Heard;
}

export async function openStream(address: string): Promise<Stream> {
  const socket = createSocket({ type: "udp4", recvBufferSize: 1 << 20 });
  socket.bind(0, address);
  await once(socket, "listening");
  const nothing = { strays: 0, packets: 0, lost: 0, longestStepMs: 0, longestWaitMs: 0 };
  let count = { ...nothing };
  let last: { source: number; sequence: number; timestamp: number; at: number } | undefined;
  socket.on("message", (packet) => {
    if (packet.length < 12) return;
    const [sequence, timestamp, source] = [packet.readUInt16BE(2), packet.readUInt32BE(4), packet.readUInt32BE(8)];
    const now = { source, sequence, timestamp, at: performance.now() };
    const before = last;
    last = now;
    // Another source counts anew: what strays in from another call is no gap of this one.
    if (before === undefined || before.source !== source) {
      if (before !== undefined) count = { ...count, strays: count.strays + 1 };
      return;
    }
    const steps = (now.sequence - before.sequence) & 0xffff;
    const stepMs = ((now.timestamp - before.timestamp) >>> 0) / RATE;
    count = {
      strays: count.strays,
      packets: count.packets + 1,
      lost: count.lost + Math.max(0, steps - 1),
      longestStepMs: Math.max(count.longestStepMs, stepMs),
      longestWaitMs: Math.max(count.longestWaitMs, now.at - before.at),
    };
  });
  return {
    port: socket.address().port,
    begin() {
      count = { ...nothing };
    },
    heard: () => count,
    [Symbol.dispose]: () => void socket.close(),
  };
}
