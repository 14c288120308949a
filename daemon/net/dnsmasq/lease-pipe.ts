import { execFile } from "node:child_process";
import { constants, openSync } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { type LeaseEvent, readLeaseEvents } from "./lease-events.ts";

const execute = promisify(execFile);

/** The named pipe through which dnsmasq's script tells of leases; it outlives neither us nor dnsmasq. */
export class LeasePipe {
  readonly #path: string;
  readonly #told: (event: LeaseEvent) => void;
  #socket: Socket | undefined;
  #rest = "";

  constructor(path: string, told: (event: LeaseEvent) => void) {
    this.#path = path;
    this.#told = told;
  }

  /** Makes the pipe anew and listens; on a disk that takes nothing the one of before does. Fails as the disk does. */
  async start(): Promise<void> {
    try {
      await rm(this.#path, { force: true });
      // Node cannot make one; like `flock`, this is the system's own command (decision 0012).
      await execute("mkfifo", ["--mode=600", this.#path]);
    } catch (error) {
      const found = await stat(this.#path).catch(() => null);
      if (found?.isFIFO() !== true) throw error;
    }
    // Held open to write as well: it would end with the first script that has told its lease. Through a socket of libuv,
    // since a file that is read there keeps a thread waiting, and with it the end of the process.
    const fd = openSync(this.#path, constants.O_RDWR | constants.O_NONBLOCK);
    const socket = new Socket({ fd, readable: true, writable: false });
    socket.setEncoding("utf8");
    socket.on("data", (piece: string) => this.#hear(piece));
    this.#socket = socket;
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #hear(piece: string): void {
    const { events, rest } = readLeaseEvents(this.#rest, piece);
    this.#rest = rest;
    for (const event of events) this.#told(event);
  }
}
