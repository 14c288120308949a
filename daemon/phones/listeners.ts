import { isIPv4, type Server } from "node:net";
import { systemCode } from "../kit/box-error.ts";
import type { Clock, Timer } from "../kit/clock.ts";

/** Before an address that could not be had is tried again. */
const RETRY_MS = 10_000;

interface Parts {
  readonly bind: readonly string[];
  readonly port: number;
  /** One for each address, and for each try. */
  readonly server: () => Server;
  /** An address cannot be had, as the system calls it. */
  readonly refused: (address: string, reason: string) => void;
  /** Told when it listens on other addresses than before. */
  readonly changed: () => void;
  readonly clock: Pick<Clock, "after">;
}

/** Servers of one port on IPv4 addresses: those that cannot be had are tried again and again. */
export class Listeners {
  readonly #parts: Parts;
  readonly #servers = new Map<string, Server>();
  readonly #troubles = new Map<string, string>();
  readonly #retries = new Set<Timer>();
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Addresses that it listens on now. */
  get addresses(): readonly string[] {
    return [...this.#servers.keys()];
  }

  /** Why it cannot listen on some address, as the system calls it; null: it can. */
  get trouble(): string | null {
    return [...this.#troubles.values()][0] ?? null;
  }

  /** Tries every address once. */
  async open(): Promise<void> {
    await Promise.all(this.#parts.bind.filter((address) => isIPv4(address)).map((one) => this.#listen(one)));
  }

  /** Takes nobody any more; waits for those who are in, whom `end` sends away. */
  async close(end: () => void): Promise<void> {
    this.#isClosed = true;
    for (const retry of this.#retries) retry.cancel();
    const ending = [...this.#servers.values()].map(
      (server) => new Promise<void>((resolve) => void server.close(() => resolve())),
    );
    end();
    this.#servers.clear();
    await Promise.all(ending);
  }

  async #listen(address: string): Promise<void> {
    const { port, clock, refused, changed } = this.#parts;
    const server = this.#parts.server();
    const reason = await new Promise<string | null>((resolve) => {
      server.once("error", (error) => resolve(systemCode(error) ?? "EIO"));
      server.listen(port, address, () => resolve(null));
    });
    if (reason === null && !this.#isClosed) {
      this.#servers.set(address, server);
      this.#troubles.delete(address);
      changed();
      return;
    }
    server.close();
    if (reason === null || this.#isClosed) return;
    refused(address, reason);
    this.#troubles.set(address, reason);
    changed();
    const retry = clock.after(RETRY_MS, () => {
      this.#retries.delete(retry);
      void this.#listen(address);
    });
    this.#retries.add(retry);
  }
}
