import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { isIPv4 } from "node:net";
import { networkInterfaces } from "node:os";
import { systemCode } from "../../kit/box-error.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { Counter } from "../counter.ts";
import { readName } from "../gate/asked.ts";
import { WaitingRoom } from "../gate/waiting-room.ts";
import { agree } from "./agree.ts";
import { errorPacket, REFUSAL, type Request, readPacket } from "./packet.ts";
import { LONGEST_FILE } from "./transfer.ts";
import { Transfers } from "./transfers.ts";

/** Between two looks at the addresses of the machine, and two tries at a port that could not be had. */
const LOOK_MS = 10_000;
/** What the kernel takes to hear who is behind an address on the same network. */
const ACQUAINTANCE_MS = 100;
/** RFC 863: whatever comes there is thrown away. */
const DISCARD_PORT = 9;

interface Parts {
  readonly bind: readonly string[];
  readonly port: number;
  readonly counter: Pick<Counter, "waitOf" | "serve">;
  readonly neighbourOf: (ip: string) => string | null;
  /** Told when it listens on other addresses than before, or not any more. */
  readonly changed: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * TFTP for telephones that know nothing else (RFC 1350, 2347 to 2349): files go out, none comes in. It listens on each IPv4
 * address by itself, since a telephone is told to come back to the one that it asked, and believes answers from there alone.
 */
export class TftpDoor {
  readonly #parts: Parts;
  readonly #sockets = new Map<string, Socket>();
  readonly #transfers: Transfers;
  readonly #waiting: WaitingRoom;
  /** Address and port of those who wait. */
  readonly #clients = new Set<string>();
  #timer: Timer | null = null;
  #trouble: string | null = null;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#transfers = new Transfers(parts.clock, parts.log);
    this.#waiting = new WaitingRoom(parts.clock);
  }

  /** Addresses that it listens on now. */
  get addresses(): readonly string[] {
    return [...this.#sockets.keys()];
  }

  /** Why it cannot listen on some address, as the system calls it: `EACCES`; null: it can. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Tries every address once; those that cannot be had, or come later, again and again. */
  async open(): Promise<void> {
    await this.#look();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    this.#waiting.close();
    this.#transfers.close();
    for (const socket of this.#sockets.values()) socket.close();
    this.#sockets.clear();
  }

  async #look(): Promise<void> {
    const before = JSON.stringify([this.addresses, this.#trouble]);
    const wanted = this.#wanted();
    for (const [address, socket] of this.#sockets) {
      if (wanted.has(address)) continue;
      this.#sockets.delete(address);
      socket.close();
    }
    const missing = [...wanted].filter((address) => !this.#sockets.has(address));
    const codes = await Promise.all(missing.map((address) => this.#listen(address)));
    this.#trouble = codes.find((code) => code !== null) ?? null;
    if (this.#isClosed) return;
    if (JSON.stringify([this.addresses, this.#trouble]) !== before) {
      const { port, log, changed } = this.#parts;
      const facts = { port, addresses: this.addresses, reason: this.#trouble };
      if (this.#trouble === null) log.info("telephones are served by TFTP", facts);
      else log.warn("telephones cannot be served by TFTP at every address", facts);
      changed();
    }
    this.#timer = this.#parts.clock.after(LOOK_MS, () => void this.#look());
  }

  #wanted(): ReadonlySet<string> {
    const { bind } = this.#parts;
    const own = Object.values(networkInterfaces()).flatMap((of) => (of ?? []).map(({ address }) => address));
    return new Set((bind.includes("0.0.0.0") ? own : bind).filter((address) => isIPv4(address)));
  }

  /** What went wrong, as the system calls it; null: nothing. */
  #listen(address: string): Promise<string | null> {
    const socket = createSocket("udp4");
    return new Promise((resolve) => {
      socket.once("error", (error) => {
        socket.close();
        resolve(systemCode(error) ?? "EIO");
      });
      socket.bind({ address, port: this.#parts.port, exclusive: true }, () => {
        socket.removeAllListeners("error");
        // An address that goes away: the next look finds that.
        socket.on("error", (error) => this.#parts.log.debug("TFTP", { address, error }));
        socket.on("message", (bytes, from) => this.#heard(bytes, from, address, socket));
        if (this.#isClosed) socket.close();
        else this.#sockets.set(address, socket);
        resolve(null);
      });
    });
  }

  #heard(bytes: Uint8Array, { address: from, port }: RemoteInfo, host: string, socket: Socket): void {
    const heard = readPacket(bytes);
    // What belongs to no request is not answered: who sends it may stand for somebody else.
    if (heard === null || heard.kind === "ack" || heard.kind === "error") return;
    const client = `${from}:${port}`;
    // It asks again because it has not heard from us yet: the answer is on its way, or waits.
    if (this.#clients.has(client) || this.#transfers.has(client)) return;
    const refuse = (code: number, why: string): void => this.#say(socket, errorPacket(code, why), port, from);
    if (heard.kind === "write") {
      refuse(REFUSAL.accessViolation, "Access violation");
    } else if (heard.mode !== "octet" && heard.mode !== "netascii") {
      refuse(REFUSAL.illegalOperation, "Unknown mode");
    } else if (this.#parts.neighbourOf(from) !== null) {
      this.#serve(heard, from, port, host, socket);
    } else if (this.#wait(client, from, ACQUAINTANCE_MS, () => this.#serve(heard, from, port, host, socket))) {
      // The kernel does not know who that is, for example after a start of the box: sending something makes it ask.
      this.#say(socket, new Uint8Array(), DISCARD_PORT, from);
    }
  }

  #serve({ name, options }: Request, from: string, port: number, host: string, socket: Socket): void {
    const { counter } = this.#parts;
    const answer = (): void => {
      const file = counter.serve({ by: "tftp", asked: readName(name), from, host, userAgent: null });
      if (file === null || file.bytes.length > LONGEST_FILE) {
        this.#say(socket, errorPacket(REFUSAL.notFound, "File not found"), port, from);
      } else {
        this.#transfers.begin({ address: from, port, host }, file, agree(options, file.bytes.length));
      }
    };
    const wait = counter.waitOf(from);
    if (wait === 0) answer();
    else this.#wait(`${from}:${port}`, from, wait, answer);
  }

  /** False: there is no room for him; he is not answered. */
  #wait(client: string, from: string, milliseconds: number, then: () => void): boolean {
    const isIn = this.#waiting.enter(from, milliseconds, () => {
      this.#clients.delete(client);
      then();
    });
    if (isIn) this.#clients.add(client);
    return isIn;
  }

  #say(socket: Socket, packet: Uint8Array, port: number, to: string): void {
    if (this.#isClosed || port === 0) return;
    try {
      socket.send(packet, port, to, () => {});
    } catch (error) {
      // Its address has gone, and the socket with it.
      this.#parts.log.debug("TFTP", { to, error });
    }
  }
}
