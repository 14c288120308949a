import { type Clock, systemClock, type Timer } from "./clock.ts";
import { type Contract, compileDoors } from "./contract.ts";
import { type Log, silentLog } from "./log.ts";
import type { Peer } from "./peer.ts";
import { connectThrough, type RpcOptions } from "./rpc.ts";

export interface LinkOptions<C extends Contract> extends RpcOptions {
  /** Every time the far side is there (again). A rejection closes that connection; the next one is tried later. */
  readonly onConnect: (peer: Peer<C>) => void | Promise<void>;
  readonly onLost?: () => void;
}

/** A connection that comes back by itself for as long as it is not closed. */
export interface Link<C extends Contract> {
  /** The far side, or undefined while it is away. */
  readonly peer: Peer<C> | undefined;
  close(): void;
}

/** First and longest pause between two tries, in milliseconds. */
const shortestPause = 50;
const longestPause = 2000;

/** Keeps a connection to a socket, with a growing pause while nobody answers there. */
export function keepConnected<C extends Contract>(path: string, contract: C, options: LinkOptions<C>): Link<C> {
  const link = new KeptLink(path, contract, options);
  link.start();
  return link;
}

class KeptLink<C extends Contract> implements Link<C> {
  readonly #path: string;
  readonly #contract: C;
  readonly #options: LinkOptions<C>;
  readonly #clock: Clock;
  readonly #log: Log;
  #peer: Peer<C> | undefined;
  #pause = shortestPause;
  #timer: Timer | undefined;
  #closed = false;

  constructor(path: string, contract: C, options: LinkOptions<C>) {
    this.#path = path;
    this.#contract = contract;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#log = options.log ?? silentLog;
  }

  get peer(): Peer<C> | undefined {
    return this.#peer;
  }

  start(): void {
    const doors = compileDoors(this.#contract);
    const attempt = (): void => {
      connectThrough<C>(this.#path, doors, this.#options).then(
        (peer) => this.#connected(peer, attempt),
        (reason: unknown) => this.#away(reason, attempt),
      );
    };
    attempt();
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#peer?.close();
  }

  #connected(peer: Peer<C>, attempt: () => void): void {
    if (this.#closed) {
      peer.close();
      return;
    }
    this.#peer = peer;
    peer.onClose((reason) => this.#lost(reason, attempt));
    Promise.resolve()
      .then(() => this.#options.onConnect(peer))
      .then(
        () => {
          this.#pause = shortestPause;
        },
        (error: unknown) => {
          this.#log.warn("a new connection was given up", { path: this.#path, error });
          peer.close();
        },
      );
  }

  #lost(reason: unknown, attempt: () => void): void {
    this.#peer = undefined;
    if (this.#closed) return;
    this.#log.info("a connection was lost", { path: this.#path, reason });
    this.#options.onLost?.();
    this.#later(attempt);
  }

  #away(reason: unknown, attempt: () => void): void {
    if (this.#closed) return;
    this.#log.debug("nobody answers yet", { path: this.#path, reason });
    this.#later(attempt);
  }

  #later(attempt: () => void): void {
    this.#timer = this.#clock.after(this.#pause, attempt);
    this.#pause = Math.min(this.#pause * 2, longestPause);
  }
}
