import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { parseSip, type SipMessage } from "./sip-text.ts";
import { until } from "./waiting.ts";

/** A bare UDP socket that speaks whatever bytes it is given and keeps everything that comes back. */
export interface RawUdp extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
  /** `UDP 127.0.0.1:5062`, for a Via. */
  readonly via: string;
  send(bytes: string | Uint8Array): void;
  /** Everything received so far, oldest first. */
  readonly received: readonly SipMessage[];
  /** Waits for a message that matches, among those from index `from` on. */
  receive(
    what: string,
    matches: (message: SipMessage) => boolean,
    limitMs?: number,
    from?: number,
  ): Promise<SipMessage>;
  /** Sends a request and awaits its final answer, retransmitting as RFC 3261 §17.1 tells (500 ms). */
  ask(request: string, limitMs?: number): Promise<SipMessage>;
  forget(): void;
}

export interface Place {
  readonly address: string;
  readonly port: number;
}

export async function openRawUdp(target: Place, local: Partial<Place> = {}): Promise<RawUdp> {
  const six = target.address.includes(":");
  const socket: Socket = createSocket(six ? "udp6" : "udp4");
  const received: SipMessage[] = [];
  socket.on("message", (bytes) => void received.push(parseSip(bytes.toString("utf8"))));
  socket.on("error", () => undefined);
  socket.bind({ port: local.port ?? 0, address: local.address ?? (six ? "::1" : "127.0.0.1") });
  await once(socket, "listening");
  const { address, port } = socket.address();
  const via = `UDP ${six ? `[${address}]` : address}:${port}`;

  const send = (bytes: string | Uint8Array) => socket.send(bytes, target.port, target.address);
  const receive = (what: string, matches: (message: SipMessage) => boolean, limitMs = 5_000, from = 0) =>
    until(what, () => received.slice(from).find(matches), { limitMs, everyMs: 5 });

  return {
    address,
    port,
    via,
    send,
    received,
    receive,
    async ask(request, limitMs = 5_000) {
      const asked = parseSip(request);
      const branch = /branch=([^;,\s]+)/.exec(asked.fields.get("via")?.[0] ?? "")?.[1] ?? "";
      const from = received.length;
      send(request);
      const again = setInterval(() => send(request), 500);
      try {
        return await receive(
          `final answer to ${asked.start}`,
          (message) =>
            message.status >= 200 &&
            message.method === asked.method &&
            (message.fields.get("via")?.[0] ?? "").includes(branch),
          limitMs,
          from,
        );
      } finally {
        clearInterval(again);
      }
    },
    forget: () => void received.splice(0),
    async [Symbol.asyncDispose]() {
      const closed = once(socket, "close");
      socket.close();
      await closed;
    },
  };
}
