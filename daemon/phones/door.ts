import type { IncomingMessage, RequestListener, ServerOptions, ServerResponse } from "node:http";
import type { Server } from "node:net";
import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { Served, Visit } from "./counter.ts";
import { readTarget } from "./gate/asked.ts";
import { Listeners } from "./listeners.ts";

/** An office of 250 telephones that start at once has two connections each at most. */
const CONNECTIONS = 1000;
/** Answers that wait: all of them, and those of one address. More than these are not waited with: the connection ends. */
const WAITING = 256;
const WAITING_EACH = 4;
const NOT_FOUND = Buffer.from("Not found\n");

type WebServer = Server & { closeAllConnections(): void };

interface Parts {
  readonly way: "http" | "https";
  readonly bind: readonly string[];
  readonly port: number;
  readonly createServer: (options: ServerOptions, answer: RequestListener) => WebServer;
  readonly serve: (visit: Visit) => Served;
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
  readonly #waiting = new Map<string, number>();
  #waitingAll = 0;

  constructor(parts: Parts) {
    const { way, bind, port, changed, clock, log } = parts;
    this.#parts = parts;
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
    return this.#listeners.close(() => {
      for (const server of this.#servers) server.closeAllConnections();
    });
  }

  #newServer(): WebServer {
    const server = this.#parts.createServer(
      { maxHeaderSize: 8192, headersTimeout: 5000, requestTimeout: 10_000, keepAliveTimeout: 5000 },
      (request, response) => this.#answer(request, response),
    );
    server.maxConnections = CONNECTIONS;
    server.on("clientError", (_error, socket) => socket.destroy());
    server.once("listening", () => this.#servers.add(server));
    server.once("close", () => this.#servers.delete(server));
    return server;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = "", url = "", socket } = request;
    const from = socket.remoteAddress ?? "";
    const host = socket.localAddress ?? "";
    // Bodies are not read: the connection ends with the answer.
    if (method !== "GET" && method !== "HEAD") {
      this.#say(request, response, null, true);
      return;
    }
    const { file, wait } = this.#parts.serve({
      ...{ by: this.#parts.way, asked: readTarget(url), from, host },
      userAgent: request.headers["user-agent"] ?? null,
    });
    if (wait === 0) {
      this.#say(request, response, file, false);
      return;
    }
    const each = this.#waiting.get(from) ?? 0;
    if (each >= WAITING_EACH || this.#waitingAll >= WAITING) {
      socket.destroy();
      return;
    }
    this.#waiting.set(from, each + 1);
    this.#waitingAll += 1;
    this.#parts.clock.after(wait, () => {
      const left = (this.#waiting.get(from) ?? 1) - 1;
      if (left === 0) this.#waiting.delete(from);
      else this.#waiting.set(from, left);
      this.#waitingAll -= 1;
      this.#say(request, response, file, false);
    });
  }

  #say(request: IncomingMessage, response: ServerResponse, file: Served["file"], ends: boolean): void {
    if (response.destroyed) return;
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
