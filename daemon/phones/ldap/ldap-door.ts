import { createServer, isIPv4, type Server, type Socket } from "node:net";
import type { BoxSettings } from "../../contracts/box.ts";
import { systemCode } from "../../kit/box-error.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { PAUSE_MS, WrongPasswords } from "../gate/wrong-passwords.ts";
import { Connection } from "./connection.ts";
import { Session, type SessionParts } from "./session.ts";

/** All that are open, and those of one address, which is several telephones where a router stands between. */
const CONNECTIONS = 512;
const CONNECTIONS_EACH = 32;
/** Before an address that could not be had is tried again. */
const RETRY_MS = 10_000;

interface Parts {
  readonly settings: Pick<BoxSettings, "bind" | "ldapPort">;
  readonly session: Omit<SessionParts, "waitOf">;
  /** Told when it listens on other addresses than before. */
  readonly changed: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** LDAP for telephones, on IPv4 as their files are. */
export class LdapDoor {
  readonly #parts: Parts;
  readonly #servers = new Map<string, Server>();
  readonly #troubles = new Map<string, string>();
  readonly #retries = new Set<Timer>();
  readonly #open = new Map<Connection, string>();
  readonly #wrong = new WrongPasswords();
  readonly #openOf = new Map<string, number>();
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

  /** Tries every address once, those that cannot be had again and again. */
  async open(): Promise<void> {
    await Promise.all(this.#parts.settings.bind.filter((address) => isIPv4(address)).map((one) => this.#listen(one)));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const retry of this.#retries) retry.cancel();
    for (const connection of this.#open.keys()) connection.close();
    const ending = [...this.#servers.values()].map(
      (server) => new Promise<void>((resolve) => void server.close(() => resolve())),
    );
    this.#servers.clear();
    await Promise.all(ending);
  }

  async #listen(address: string): Promise<void> {
    const { settings, clock, log } = this.#parts;
    const port = settings.ldapPort;
    const server = createServer((socket) => this.#take(socket));
    server.maxConnections = CONNECTIONS;
    const reason = await new Promise<string | null>((resolve) => {
      server.once("error", (error) => resolve(systemCode(error) ?? "EIO"));
      server.listen(port, address, () => resolve(null));
    });
    if (reason === null && !this.#isClosed) {
      this.#servers.set(address, server);
      this.#troubles.delete(address);
      this.#parts.changed();
      return;
    }
    server.close();
    if (reason === null || this.#isClosed) return;
    log.error("telephones cannot look up the directory at an address", { address, port, reason });
    this.#troubles.set(address, reason);
    this.#parts.changed();
    const retry = clock.after(RETRY_MS, () => {
      this.#retries.delete(retry);
      void this.#listen(address);
    });
    this.#retries.add(retry);
  }

  #take(socket: Socket): void {
    const from = socket.remoteAddress ?? "";
    const others = this.#openOf.get(from) ?? 0;
    if (others >= CONNECTIONS_EACH) {
      socket.destroy();
      return;
    }
    const { session, clock, log } = this.#parts;
    const waitOf = (isRight: boolean): number => {
      const wait = this.#wrong.waitOf(from, isRight, clock.monotonic());
      // Who goes on is told of no further: a log is filled by nobody.
      if (!isRight && wait <= PAUSE_MS) log.info("a wrong password for the directory", { from });
      return wait;
    };
    const connection = new Connection({
      ...{ socket, clock, session: new Session({ ...session, waitOf }) },
      closed: () => this.#left(connection),
    });
    this.#open.set(connection, from);
    this.#openOf.set(from, others + 1);
    connection.start();
  }

  #left(connection: Connection): void {
    const from = this.#open.get(connection);
    if (from === undefined) return;
    this.#open.delete(connection);
    const left = (this.#openOf.get(from) ?? 1) - 1;
    if (left === 0) this.#openOf.delete(from);
    else this.#openOf.set(from, left);
  }
}
