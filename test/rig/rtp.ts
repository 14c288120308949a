import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { alawDecode, alawEncode, ulawDecode, ulawEncode } from "./g711.ts";
import type { Place } from "./raw-udp.ts";
import { levelOf, loudness, tone } from "./tone.ts";
import { until } from "./waiting.ts";

/** One end of a G.711 stream: sends a tone every 20 ms and keeps what it hears, packet by packet. */

export interface HeardPacket {
  /** performance.now() at its arrival. */
  readonly at: number;
  readonly from: string;
  readonly sequence: number;
  readonly timestamp: number;
  readonly payload: number;
  readonly ssrc: number;
  readonly samples: Int16Array;
  readonly raw: Buffer;
}

export interface Hearing {
  readonly packets: number;
  /** By sequence numbers, within one source. */
  readonly lost: number;
  /** Longest time from one packet to the next, ms, as the sound counts it (timestamps): how late it came depends on the machine. */
  readonly longestGapMs: number;
  /** dB relative to full scale. */
  readonly loudness: number;
  level(hertz: number): number;
}

export interface RtpPeer extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
  readonly packets: readonly HeardPacket[];
  /** Starts (or changes) what is sent; `hertz` 0 is silence. */
  sendTo(target: Place, hertz: number, law?: "PCMA" | "PCMU"): void;
  /** Sends these samples of 8 kHz from now on, over and over. */
  say(samples: Int16Array): void;
  /** Changes the tone; returns performance.now() of the first packet that will hold it. */
  sing(hertz: number): Promise<number>;
  /** So many packets are lost on the way from here: their numbers and their time are passed over. */
  lose(count: number): void;
  stop(): void;
  /** Sends one packet as it is. */
  sendRaw(bytes: Uint8Array, target: Place): void;
  /** Sends one digit as RFC 4733 events with this payload type. */
  sendDigit(digit: string, payload: number): Promise<void>;
  /** What came in between two moments of performance.now(). */
  hearing(sinceMs?: number, untilMs?: number): Hearing;
  /** Waits for so many more packets. */
  hear(packets: number, limitMs?: number): Promise<void>;
}

const samplesPerPacket = 160;

export async function openRtpPeer(address = "127.0.0.1"): Promise<RtpPeer> {
  const socket = await evenPort(address);
  const { port } = socket.address();
  const packets: HeardPacket[] = [];
  const ssrc = Math.floor(Math.random() * 2 ** 32);
  let sequence = Math.floor(Math.random() * 30_000);
  let timestamp = Math.floor(Math.random() * 2 ** 31);
  let target: Place | undefined;
  let payload = 8;
  let wave = tone({ hertz: 0, seconds: 1, rate: 8_000 });
  let phase = 0;
  let timer: NodeJS.Timeout | undefined;
  let next = 0;
  let changed: ((at: number) => void) | undefined;

  socket.on("error", () => undefined);
  socket.on("message", (raw, from) => {
    const packet = readPacket(raw, `${from.address}:${from.port}`);
    if (packet !== undefined) packets.push(packet);
  });

  const write = (type: number, marker: boolean, at: number, body: Uint8Array) => {
    const packet = Buffer.alloc(12 + body.length);
    packet[0] = 0x80;
    packet[1] = type | (marker ? 0x80 : 0);
    packet.writeUInt16BE(sequence & 0xffff, 2);
    packet.writeUInt32BE(at >>> 0, 4);
    packet.writeUInt32BE(ssrc, 8);
    packet.set(body, 12);
    sequence++;
    if (target !== undefined) socket.send(packet, target.port, target.address);
  };
  const sendSound = () => {
    const encode = payload === 8 ? alawEncode : ulawEncode;
    const body = Uint8Array.from({ length: samplesPerPacket }, (_, n) => encode(wave[(phase + n) % wave.length] ?? 0));
    phase += samplesPerPacket;
    write(payload, false, timestamp, body);
    timestamp += samplesPerPacket;
    changed?.(performance.now());
    changed = undefined;
  };
  /** Keeps the average pace exact: a late timer sends what is due, at most five packets at once. */
  const tick = () => {
    const now = performance.now();
    if (now - next > 100) next = now;
    while (next <= now) {
      sendSound();
      next += 20;
    }
    timer = setTimeout(tick, Math.max(1, next - performance.now()));
  };

  const peer: RtpPeer = {
    address,
    port,
    packets,
    sendTo(place, hertz, law = "PCMA") {
      target = place;
      payload = law === "PCMA" ? 8 : 0;
      wave = tone({ hertz, seconds: 1, rate: 8_000 });
      if (timer !== undefined) return;
      next = performance.now();
      tick();
    },
    say(samples) {
      wave = samples;
      phase = 0;
    },
    sing(hertz) {
      wave = tone({ hertz, seconds: 1, rate: 8_000 });
      return new Promise((resolve) => {
        changed = resolve;
      });
    },
    lose(count) {
      sequence += count;
      timestamp += count * samplesPerPacket;
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
    sendRaw: (bytes, place) => socket.send(bytes, place.port, place.address),
    async sendDigit(digit, type) {
      const event = "0123456789*#ABCD".indexOf(digit);
      peer.stop();
      const start = timestamp;
      for (let n = 1; n <= 8; n++) {
        const body = Buffer.from([event, n > 5 ? 0x8a : 0x0a, 0, 0]);
        body.writeUInt16BE(Math.min(n, 6) * samplesPerPacket, 2);
        write(type, n === 1, start, body);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      timestamp = start + 8 * samplesPerPacket;
      if (target !== undefined) {
        next = performance.now();
        tick();
      }
    },
    hearing(sinceMs = 0, untilMs = Number.POSITIVE_INFINITY) {
      return hearingOf(packets.filter(({ at }) => at >= sinceMs && at <= untilMs));
    },
    async hear(count, limitMs = 5_000) {
      const enough = packets.length + count;
      await until(`${count} RTP packets at ${address}:${port}`, () => packets.length >= enough, { limitMs });
    },
    async [Symbol.asyncDispose]() {
      peer.stop();
      const closed = once(socket, "close");
      socket.close();
      await closed;
    },
  };
  return peer;
}

async function evenPort(address: string): Promise<Socket> {
  for (let tries = 0; tries < 50; tries++) {
    const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
    socket.bind({ port: 0, address });
    await once(socket, "listening");
    if (socket.address().port % 2 === 0) return socket;
    socket.close();
  }
  throw new Error(`found no even UDP port at ${address}`);
}

export function readPacket(raw: Buffer, from: string): HeardPacket | undefined {
  if (raw.length < 12 || (raw.readUInt8(0) & 0xc0) !== 0x80) return undefined;
  const type = raw.readUInt8(1);
  if (type >= 192 && type <= 223) return undefined;
  const payload = type & 0x7f;
  const body = raw.subarray(12 + 4 * (raw.readUInt8(0) & 15));
  const decode = payload === 8 ? alawDecode : payload === 0 ? ulawDecode : undefined;
  return {
    at: performance.now(),
    from,
    sequence: raw.readUInt16BE(2),
    timestamp: raw.readUInt32BE(4),
    payload,
    ssrc: raw.readUInt32BE(8),
    samples: decode === undefined ? new Int16Array(0) : Int16Array.from(body, decode),
    raw,
  };
}

/** Pure: what a list of packets amounts to. */
export function hearingOf(packets: readonly HeardPacket[]): Hearing {
  let lost = 0;
  let longestGapMs = 0;
  packets.forEach((packet, index) => {
    const before = packets[index - 1];
    if (before === undefined) return;
    if (packet.ssrc !== before.ssrc) return;
    const step = (packet.sequence - before.sequence) & 0xffff;
    if (step > 1 && step < 1_000) lost += step - 1;
    if (step < 1_000) longestGapMs = Math.max(longestGapMs, ((packet.timestamp - before.timestamp) >>> 0) / 8);
  });
  const samples = Int16Array.from(packets.flatMap((packet) => [...packet.samples]));
  return {
    packets: packets.length,
    lost,
    longestGapMs,
    loudness: loudness(samples),
    level: (hertz) => levelOf(samples, 8_000, hertz),
  };
}
