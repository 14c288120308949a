import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Place } from "./raw-udp.ts";
import { parseSip, type SipMessage } from "./sip-text.ts";
import { until } from "./waiting.ts";

/** A bare TCP connection; answers are cut out of the stream by their Content-Length. */
export interface RawTcp extends AsyncDisposable {
  readonly via: string;
  send(bytes: string | Uint8Array): void;
  readonly received: readonly SipMessage[];
  /** Bytes received in all, also those that are no SIP. */
  bytes(): number;
  isOpen(): boolean;
  receive(what: string, matches: (message: SipMessage) => boolean, limitMs?: number): Promise<SipMessage>;
  /** Waits until the far side has closed the connection. */
  closed(limitMs?: number): Promise<void>;
}

export async function openRawTcp(target: Place, localAddress?: string): Promise<RawTcp> {
  const socket: Socket = connect({
    host: target.address,
    port: target.port,
    ...(localAddress === undefined ? {} : { localAddress }),
  });
  const received: SipMessage[] = [];
  let open = true;
  let count = 0;
  let rest = "";
  socket.on("error", () => undefined);
  socket.on("close", () => {
    open = false;
  });
  socket.on("end", () => {
    open = false;
  });
  socket.on("data", (chunk) => {
    count += chunk.length;
    rest = cutMessages(rest + chunk.toString("latin1"), received);
  });
  await once(socket, "connect");
  const host = (socket.localAddress ?? "127.0.0.1").includes(":") ? `[${socket.localAddress}]` : socket.localAddress;

  return {
    via: `TCP ${host}:${socket.localPort}`,
    send: (bytes) => void (socket.writable && socket.write(bytes)),
    received,
    bytes: () => count,
    isOpen: () => open,
    receive: (what, matches, limitMs = 5_000) => until(what, () => received.find(matches), { limitMs, everyMs: 5 }),
    closed: (limitMs = 10_000) =>
      until("the exchange to close the connection", () => !open, { limitMs }).then(() => undefined),
    async [Symbol.asyncDispose]() {
      if (socket.destroyed) return;
      const closed = once(socket, "close");
      socket.destroy();
      await closed;
    },
  };
}

/** Takes whole messages off the front of a stream and returns what is left. */
export function cutMessages(stream: string, into: SipMessage[]): string {
  let rest = stream.replace(/^(\r\n)+/, "");
  for (;;) {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) return rest;
    const head = rest.slice(0, end);
    const length = Number(/^(?:content-length|l)\s*:\s*(\d+)/im.exec(head)?.[1] ?? 0);
    if (rest.length < end + 4 + length) return rest;
    into.push(parseSip(rest.slice(0, end + 4 + length)));
    rest = rest.slice(end + 4 + length).replace(/^(\r\n)+/, "");
  }
}
