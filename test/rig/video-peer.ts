import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { freePort } from "./ports.ts";
import type { Place } from "./raw-udp.ts";
import { until } from "./waiting.ts";

/** One end of a video stream (RTP and RTCP on two ports), packet by packet: what a telephone with a camera has. */

export interface ShownPacket {
  readonly payload: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly body: Buffer;
}

export type FeedbackKind = "pli" | "fir" | "nack";

export interface Feedback {
  readonly kind: FeedbackKind;
  /** The stream that it is about. */
  readonly ssrc: number;
  /** The first packet that is missed, of a NACK. */
  readonly missed: number;
}

export interface VideoPeer extends AsyncDisposable {
  /** Of RTP. */
  readonly port: number;
  readonly ssrc: number;
  readonly packets: readonly ShownPacket[];
  readonly feedback: readonly Feedback[];
  send(target: Place, packet: Pick<ShownPacket, "payload" | "sequence" | "timestamp" | "marker" | "body">): void;
  /** Tells the other side what is missed of its stream `ssrc`. */
  miss(target: Place, kind: FeedbackKind, ssrc: number, sequence?: number): void;
  shown(packets: number): Promise<readonly ShownPacket[]>;
  asked(kind: FeedbackKind): Promise<Feedback>;
}

export async function openVideoPeer(address = "127.0.0.1"): Promise<VideoPeer> {
  const [rtp, rtcp] = await openPair(address);
  const ssrc = Math.floor(Math.random() * 2 ** 32);
  const packets: ShownPacket[] = [];
  const feedback: Feedback[] = [];
  rtp.on("message", (bytes) => void packets.push(readPacket(bytes)));
  rtcp.on("message", (bytes) => void feedback.push(...readFeedback(bytes)));
  return {
    port: rtp.address().port,
    ssrc,
    packets,
    feedback,
    send: (target, packet) => rtp.send(writePacket(packet, ssrc), target.port, target.address),
    miss(target, kind, about, sequence = 0) {
      rtcp.send(writeFeedback(kind, { from: ssrc, about, sequence }), target.port + 1, target.address);
    },
    shown: (count) => until(`${count} packets of video`, () => (packets.length >= count ? packets : undefined)),
    asked: (kind) => until(kind, () => feedback.find((one) => one.kind === kind)),
    async [Symbol.asyncDispose]() {
      for (const socket of [rtp, rtcp]) {
        const closed = once(socket, "close");
        socket.close();
        await closed;
      }
    },
  };
}

async function openPair(address: string): Promise<readonly [Socket, Socket]> {
  for (let tries = 0; tries < 50; tries++) {
    const port = (await freePort(address)) & ~1;
    const rtp = createSocket("udp4");
    const rtcp = createSocket("udp4");
    try {
      await bound(rtp, port, address);
      await bound(rtcp, port + 1, address);
      return [rtp, rtcp];
    } catch {
      rtp.close();
      rtcp.close();
    }
  }
  throw new Error(`looked for a free pair of ports at ${address} 50 times and found none`);
}

const bound = (socket: Socket, port: number, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind({ port, address, exclusive: true }, resolve);
  });

function readPacket(bytes: Buffer): ShownPacket {
  const second = bytes.readUInt8(1);
  return {
    payload: second & 127,
    marker: second > 127,
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    body: bytes.subarray(12),
  };
}

function writePacket(packet: Parameters<VideoPeer["send"]>[1], ssrc: number): Buffer {
  const head = Buffer.alloc(12);
  head[0] = 0x80;
  head[1] = packet.payload | (packet.marker ? 0x80 : 0);
  head.writeUInt16BE(packet.sequence & 0xffff, 2);
  head.writeUInt32BE(packet.timestamp >>> 0, 4);
  head.writeUInt32BE(ssrc, 8);
  return Buffer.concat([head, packet.body]);
}

/** RTCP packet type and format (RFC 4585 §6.1, RFC 5104 §4.3.1). */
const kinds: { readonly [Kind in FeedbackKind]: readonly [type: number, format: number] } = {
  pli: [206, 1],
  fir: [206, 4],
  nack: [205, 1],
};

function readFeedback(compound: Buffer): readonly Feedback[] {
  const found: Feedback[] = [];
  for (let at = 0; at + 4 <= compound.length; at += 4 * (compound.readUInt16BE(at + 2) + 1)) {
    for (const kind of ["pli", "fir", "nack"] as const) {
      const [type, format] = kinds[kind];
      if (compound[at + 1] !== type || ((compound[at] ?? 0) & 31) !== format) continue;
      const ssrc = compound.readUInt32BE(at + (kind === "fir" ? 12 : 8));
      found.push({ kind, ssrc, missed: kind === "nack" ? compound.readUInt16BE(at + 12) : 0 });
    }
  }
  return found;
}

/** An empty receiver report, and behind it what is missed. */
function writeFeedback(kind: FeedbackKind, { from, about, sequence }: Readonly<Record<string, number>>): Buffer {
  const [type, format] = kinds[kind];
  const words = { pli: 3, fir: 5, nack: 4 }[kind];
  const bytes = Buffer.alloc(8 + 4 * words);
  bytes.set([0x80, 201, 0, 1]);
  bytes.writeUInt32BE(from ?? 0, 4);
  bytes.set([0x80 | format, type, 0, words - 1], 8);
  bytes.writeUInt32BE(from ?? 0, 12);
  bytes.writeUInt32BE(kind === "fir" ? 0 : (about ?? 0), 16);
  if (kind === "fir") bytes.writeUInt32BE(about ?? 0, 20);
  if (kind === "nack") bytes.writeUInt16BE(sequence ?? 0, 20);
  return bytes;
}

/** An m=video line with what telephones say about it. */
export const videoLine = (port: number, formats: readonly string[], extra: readonly string[] = []): string[] => [
  `m=video ${port} RTP/AVP ${formats.map((format) => format.split(" ")[0]).join(" ")}`,
  ...formats.flatMap((format) => {
    const [payload, encoding, fmtp] = format.split(" ");
    return [`a=rtpmap:${payload} ${encoding}`, ...(fmtp === undefined ? [] : [`a=fmtp:${payload} ${fmtp}`])];
  }),
  ...extra,
];

/** The lines of the video of an SDP body, without the line ends; empty when there is none. */
export function videoLinesIn(sdp: string): readonly string[] {
  const lines = sdp.split("\r\n");
  const from = lines.findIndex((line) => line.startsWith("m=video"));
  const rest = lines.slice(from + 1);
  const next = rest.findIndex((line) => line.startsWith("m="));
  return from < 0
    ? []
    : [lines[from] ?? "", ...rest.slice(0, next < 0 ? rest.length : next)].filter((line) => line !== "");
}

/** Where an SDP body wants its video; port 0: nowhere. */
export const videoTarget = (sdp: string): Place => ({
  address: "127.0.0.1",
  port: Number(/^m=video (\d+)/m.exec(sdp)?.[1] ?? 0),
});
