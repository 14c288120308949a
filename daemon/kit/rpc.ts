import { rm } from "node:fs/promises";
import { createConnection, createServer, type Server as NetServer, type Socket } from "node:net";
import { BoxError, describeError, systemCode } from "./box-error.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Contract, compileDoors, type Doors, defineContract } from "./contract.ts";
import { type Log, silentLog } from "./log.ts";
import { type Peer, type PeerOptions, type RpcErrorCode, SocketPeer } from "./peer.ts";

export type { AnswerOf, BodyOf, Contract, Handlers, RequestOf } from "./contract.ts";
export type { Peer, RpcErrorCode } from "./peer.ts";
export { defineContract };

export interface RpcOptions {
  readonly log?: Log;
  readonly clock?: Clock;
  /** Bytes that may wait for a far side that does not read. */
  readonly bufferLimit?: number;
}

export interface Server {
  /** Stops listening, closes every peer and takes the socket file away. */
  close(): Promise<void>;
}

const usualBufferLimit = 64 * 1024 * 1024;

const peerOptions = (options: RpcOptions): PeerOptions => ({
  log: options.log ?? silentLog,
  clock: options.clock ?? systemClock,
  bufferLimit: options.bufferLimit ?? usualBufferLimit,
});

/**
 * Listens on a Unix socket that only this user may open. What a killed process left at that path is replaced; a path where
 * somebody answers is an error (RPC_CANNOT_LISTEN {path, reason}).
 */
export async function serve<C extends Contract>(
  path: string,
  contract: C,
  onPeer: (peer: Peer<C>) => void,
  options: RpcOptions = {},
): Promise<Server> {
  const doors = compileDoors(contract);
  const peers = new Set<SocketPeer<C>>();
  const server = createServer((socket) => {
    const peer = new SocketPeer<C>(socket, doors, peerOptions(options));
    peers.add(peer);
    peer.onClose(() => peers.delete(peer));
    onPeer(peer);
  });
  await removeStale(path);
  await listen(server, path);
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const peer of [...peers]) peer.close();
      await closed;
    },
  };
}

/** One connection. Rejects with RPC_CANNOT_CONNECT {path, reason}. */
export async function connect<C extends Contract>(
  path: string,
  contract: C,
  options: RpcOptions = {},
): Promise<Peer<C>> {
  return connectThrough(path, compileDoors(contract), options);
}

/** The same for who compiled the contract once already. */
export async function connectThrough<C extends Contract>(
  path: string,
  doors: Doors,
  options: RpcOptions,
): Promise<Peer<C>> {
  const socket = await open(path);
  return new SocketPeer<C>(socket, doors, peerOptions(options));
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    const refused = (cause: Error): void => reject(cannotConnect(path, cause));
    socket.once("error", refused);
    socket.once("connect", () => {
      socket.removeListener("error", refused);
      resolve(socket);
    });
  });
}

async function removeStale(path: string): Promise<void> {
  try {
    const living = await open(path);
    living.destroy();
  } catch {
    // Nobody answers there: whatever file is left belongs to a process that is gone.
    await rm(path, { force: true }).catch((cause: unknown) => {
      throw cannotListen(path, systemCode(cause) ?? describeError(cause), cause);
    });
    return;
  }
  throw cannotListen(path, "another process answers there");
}

function listen(server: NetServer, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => reject(cannotListen(path, systemCode(cause) ?? cause.message, cause)));
    // The mode must be right from the first moment on: between bind and chmod somebody could connect.
    const before = process.umask(0o177);
    try {
      server.listen(path, resolve);
    } finally {
      process.umask(before);
    }
  });
}

function cannotConnect(path: string, cause: Error): BoxError {
  const reason = systemCode(cause) ?? cause.message;
  const sentence = `Nobody answers on ${path} (${reason}).`;
  return new BoxError<RpcErrorCode>("RPC_CANNOT_CONNECT", { path, reason }, { cause, sentence });
}

function cannotListen(path: string, reason: string, cause?: unknown): BoxError {
  const sentence = `Cannot listen on ${path}: ${reason}.`;
  return new BoxError<RpcErrorCode>("RPC_CANNOT_LISTEN", { path, reason }, { cause, sentence });
}
