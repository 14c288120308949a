import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { until } from "./waiting.ts";

/** A connection to a web server on which nothing is done by itself: bytes go out as they are written here. */
export interface RawTls extends Disposable {
  send(bytes: string | Uint8Array): void;
  /** Everything that came, as Latin-1. */
  received(): string;
  isOpen(): boolean;
  says(pattern: RegExp, limitMs?: number): Promise<RegExpMatchArray>;
  /** Waits until the far side has closed. */
  closed(limitMs?: number): Promise<void>;
  /** Reads nothing from now on. */
  stopReading(): void;
  readOn(): void;
}

interface Target {
  readonly port: number;
  readonly host?: string;
  readonly localAddress?: string;
}

/** Nothing but TCP: a TLS server waits for a handshake that may never come. */
export const openTcp = (target: Target): Promise<RawTls> => opened(connect(withHost(target)), "connect");

export const openTls = (target: Target, ca: Buffer): Promise<RawTls> =>
  opened(connectTls({ ...withHost(target), ca }), "secureConnect");

const withHost = (target: Target) => ({ host: "127.0.0.1", ...target });

async function opened(socket: Socket, ready: string): Promise<RawTls> {
  let text = "";
  let open = true;
  socket.on("error", () => undefined);
  socket.on("end", () => {
    open = false;
  });
  socket.on("close", () => {
    open = false;
  });
  socket.on("data", (piece: Buffer) => {
    text += piece.toString("latin1");
  });
  await Promise.race([once(socket, ready), once(socket, "close")]);
  return {
    send: (bytes) => void (socket.writable && socket.write(bytes)),
    received: () => text,
    isOpen: () => open,
    says: (pattern, limitMs = 5_000) => until(`${pattern}`, () => text.match(pattern) ?? undefined, { limitMs }),
    closed: (limitMs = 20_000) =>
      until("the server to close the connection", () => !open, { limitMs }).then(() => undefined),
    stopReading: () => void socket.pause(),
    readOn: () => void socket.resume(),
    [Symbol.dispose]: () => void socket.destroy(),
  };
}
