import type { IncomingMessage, RequestListener, ServerOptions, ServerResponse } from "node:http";
import type { Server, Socket } from "node:net";
import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { Counter, ServedFile } from "./counter.ts";
import { readTarget } from "./gate/asked.ts";
import { Places } from "./gate/places.ts";
import { WaitingRoom } from "./gate/waiting-room.ts";
import { Listeners } from "./listeners.ts";

/** An office of 250 telephones that start at once has two connections each at most. */
const CONNECTIONS = 1000;
/** Of these, those of one address. */
const CONNECTIONS_EACH = 32;
/** Milliseconds in which a connection has to say something, or take what it is told; it is looked so often. */
const SILENCE_MS = 10_000;
const LOOK_MS = 1000;
const NOT_FOUND = Buffer.from("Not found\n");

type WebServer = Server & { closeAllConnections(): void; timeout: number };

interface Parts {
  readonly way: "http" | "https";
  readonly bind: readonly string[];
  readonly port: number;
  readonly createServer: (options: ServerOptions, answer: RequestListener) => WebServer;
  readonly counter: Pick<Counter, "waitOf" | "serve">;
  /** Told when it listens on other addresses than before. */
  readonly changed: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** HTTP or HTTPS for telephones, on IPv4 alone: none of them asks for its settings by IPv6. */
export class Door {
  readonly #parts: Parts;
  readonly #listeners: Listeners;
  readonly #servers = new Set<WebServer>();
  readonly #places = new Places(CONNECTIONS_EACH);
  readonly #waiting: WaitingRoom;

  constructor(parts: Parts) {
    const { way, bind, port, changed, clock, log } = parts;
    this.#parts = parts;
    this.#waiting = new WaitingRoom(clock);
    this.#listeners = new Listeners({
      ...{ bind, port, changed, clock, server: () => this.#newServer() },
      refused: (address, reason) =>
        log.error("telephones cannot be served at an address", { way, address, port, reason }),
    });
  }

  get addresses(): readonly string[] {
    return this.#listeners.addresses;
  }

  get trouble(): string | null {
    return this.#listeners.trouble;
  }

  open(): Promise<void> {
    return this.#listeners.open();
  }

  close(): Promise<void> {
    this.#waiting.close();
    return this.#listeners.close(() => {
      for (const server of this.#servers) server.closeAllConnections();
    });
  }

  #newServer(): WebServer {
    const server = this.#parts.createServer(
      {
        ...{ maxHeaderSize: 8192, headersTimeout: 5000, requestTimeout: 10_000, keepAliveTimeout: 5000 },
        connectionsCheckingInterval: LOOK_MS,
      },
      (request, response) => this.#answer(request, response),
    );
    server.maxConnections = CONNECTIONS;
    server.timeout = SILENCE_MS;
    server.on("connection", (socket) => this.#take(socket));
    server.on("clientError", (_error, socket) => socket.destroy());
    server.once("listening", () => this.#servers.add(server));
    server.once("close", () => this.#servers.delete(server));
    return server;
  }

  #take(socket: Socket): void {
    const from = socket.remoteAddress ?? "";
    if (this.#places.take(from)) socket.once("close", () => this.#places.leave(from));
    else socket.destroy();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method, socket } = request;
    // Bodies are not read: the connection ends with the answer.
    if (method !== "GET" && method !== "HEAD") {
      this.#say(request, response, null, true);
      return;
    }
    const from = socket.remoteAddress ?? "";
    const wait = this.#parts.counter.waitOf(from);
    if (wait === 0) this.#serve(request, response, from);
    // More than may wait are not waited with.
    else if (!this.#waiting.enter(from, wait, () => this.#serve(request, response, from))) socket.destroy();
  }

  #serve(request: IncomingMessage, response: ServerResponse, from: string): void {
    // Who has gone meanwhile is given nothing, and not noted either.
    if (response.destroyed) return;
    const { url = "", socket, headers } = request;
    const file = this.#parts.counter.serve({
      ...{ by: this.#parts.way, asked: readTarget(url), from, host: socket.localAddress ?? "" },
      userAgent: headers["user-agent"] ?? null,
    });
    this.#say(request, response, file, false);
  }

  #say(request: IncomingMessage, response: ServerResponse, file: ServedFile | null, ends: boolean): void {
    if (file !== null && request.method === "GET") {
      let isWhole = false;
      // Node says that it has finished also where the connection was lost; looked at before it closes one that is done.
      response.prependOnceListener("finish", () => (isWhole = !request.socket.destroyed));
      response.once("close", () => file.sent(isWhole));
    }
    const body = file?.bytes ?? NOT_FOUND;
    response.writeHead(file === null ? 404 : 200, {
      "Content-Type": file?.contentType ?? "text/plain",
      "Content-Length": body.length,
      "Cache-Control": "no-store",
      ...(ends ? { Connection: "close" } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  }
}
