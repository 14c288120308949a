import { createServer, type Server, type Socket } from "node:net";
import type { BoxSettings } from "../../contracts/box.ts";
import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { Allowances } from "../gate/allowances.ts";
import { Places } from "../gate/places.ts";
import { PAUSE_MS, WrongPasswords } from "../gate/wrong-passwords.ts";
import { Listeners } from "../listeners.ts";
import { Connection } from "./connection.ts";
import { Session, type SessionParts } from "./session.ts";

/** All that are open, and those of one address, which is several telephones where a router stands between. */
const CONNECTIONS = 512;
const CONNECTIONS_EACH = 32;

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
  readonly #listeners: Listeners;
  readonly #open = new Map<Connection, string>();
  readonly #allowances = new Allowances();
  readonly #wrong = new WrongPasswords();
  readonly #places = new Places(CONNECTIONS_EACH);

  constructor(parts: Parts) {
    const { settings, changed, clock, log } = parts;
    const { bind, ldapPort: port } = settings;
    this.#parts = parts;
    this.#listeners = new Listeners({
      ...{ bind, port, changed, clock, server: () => this.#newServer() },
      refused: (address, reason) =>
        log.error("telephones cannot look up the directory at an address", { address, port, reason }),
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
      for (const connection of this.#open.keys()) connection.close();
    });
  }

  #newServer(): Server {
    const server = createServer((socket) => this.#take(socket));
    server.maxConnections = CONNECTIONS;
    return server;
  }

  #take(socket: Socket): void {
    const from = socket.remoteAddress ?? "";
    if (!this.#places.take(from)) {
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
      ...{ socket, from, clock, allowances: this.#allowances, session: new Session({ ...session, waitOf }) },
      closed: () => this.#left(connection),
    });
    this.#open.set(connection, from);
    connection.start();
  }

  #left(connection: Connection): void {
    const from = this.#open.get(connection);
    if (from === undefined) return;
    this.#open.delete(connection);
    this.#places.leave(from);
  }
}
