import { readFileSync } from "node:fs";
import { neighbourhood, shortAddress } from "./address.ts";

export interface ConnectionCaps {
  /** Connections at once, WebSockets included. */
  readonly total: number;
  /** Of one address (IPv6: of one /64). */
  readonly perAddress: number;
}

/** How long the kernel's count is gone by, in milliseconds. */
const COUNT_AGE_MS = 250;

/**
 * Which new connections are taken. The server's library says that a connection has ended, but not whose it was; so what
 * one address holds is asked of the kernel, and only when so many are open that one address could hold too many.
 * Between two counts everybody who comes is added: never too few.
 */
export class ConnectionLimits {
  readonly #caps: ConnectionCaps;
  readonly #count: () => ReadonlyMap<string, number>;
  readonly #monotonic: () => number;
  #open = 0;
  #counted = { at: Number.NEGATIVE_INFINITY, by: new Map<string, number>() };

  constructor(caps: ConnectionCaps, count: () => ReadonlyMap<string, number>, monotonic: () => number) {
    this.#caps = caps;
    this.#count = count;
    this.#monotonic = monotonic;
  }

  get open(): number {
    return this.#open;
  }

  /** A connection is there; false when it is one too many and has to be closed. It counts until `ended`. */
  began(address: string): boolean {
    this.#open++;
    if (this.#open > this.#caps.total) return false;
    if (this.#open <= this.#caps.perAddress) return true;
    const who = neighbourhood(address);
    const held = this.#heldBy(who);
    return held <= this.#caps.perAddress;
  }

  ended(): void {
    this.#open--;
  }

  /** With the new one. */
  #heldBy(who: string): number {
    const now = this.#monotonic();
    if (now - this.#counted.at > COUNT_AGE_MS) {
      this.#counted = { at: now, by: new Map(this.#count()) };
      return this.#counted.by.get(who) ?? 0;
    }
    const held = (this.#counted.by.get(who) ?? 0) + 1;
    this.#counted.by.set(who, held);
    return held;
  }
}

/** Connections of each address to these ports, as the kernel has them. */
export function countConnections(ports: ReadonlySet<number>): ReadonlyMap<string, number> {
  const tables = ["/proc/self/net/tcp", "/proc/self/net/tcp6"].map((path) => readFileSync(path, "latin1"));
  return tables.reduce((counted, table) => addConnections(counted, table, ports), new Map<string, number>());
}

/** Adds those of one table of the kernel (proc(5), `/proc/net/tcp`). */
export function addConnections(counted: Map<string, number>, table: string, ports: ReadonlySet<number>) {
  for (const [, local = "", remote = "", state] of table.matchAll(LINE)) {
    // 01 is established, 08 waits for us to close; others hold no handle of ours.
    if ((state !== "01" && state !== "08") || !ports.has(Number.parseInt(local, 16))) continue;
    const who = neighbourhood(shortAddress(kernelAddress(remote)));
    counted.set(who, (counted.get(who) ?? 0) + 1);
  }
  return counted;
}

const LINE = /^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) ([0-9A-F]+):[0-9A-F]{4} ([0-9A-F]{2}) /gm;

/** Words of 32 bits in the order of this machine, which is little-endian wherever we run. */
function kernelAddress(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join(".");
  return bytes.reduce((text, byte, index) => text + (index > 0 && index % 2 === 0 ? ":" : "") + byte.toLowerCase(), "");
}
