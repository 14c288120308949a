import { createSocket, type Socket } from "node:dgram";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { ServedFile } from "../counter.ts";
import type { Terms } from "./agree.ts";
import { errorPacket, type Heard, REFUSAL, readPacket } from "./packet.ts";
import { acknowledged, again, begin, type Move, type Transfer } from "./transfer.ts";

/** Transfers at once: an office of 250 telephones, twice; and of one address. */
const MOST = 512;
const MOST_EACH = 8;
/** Of one transfer, however often something of it comes back. */
const LONGEST_MS = 120_000;

/** Where a file goes, and from which address of the box. */
interface Way {
  readonly address: string;
  readonly port: number;
  readonly host: string;
}

interface Running {
  readonly way: Way;
  readonly socket: Socket;
  readonly sent: ServedFile["sent"];
  readonly until: number;
  transfer: Transfer;
  timer: Timer | null;
}

/** Files on their way, each by a socket of its own (RFC 1350 §4). */
export class Transfers {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #running = new Map<string, Running>();

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  has(client: string): boolean {
    return this.#running.has(client);
  }

  /** Not begun where there is no room: the client asks again. */
  begin(way: Way, { bytes, sent }: Pick<ServedFile, "bytes" | "sent">, terms: Terms): void {
    if (!this.#makeRoomFor(way.address)) return;
    const socket = createSocket("udp4");
    const client = `${way.address}:${way.port}`;
    const first = begin(bytes, terms);
    const until = this.#clock.monotonic() + LONGEST_MS;
    const running: Running = { way, socket, sent, until, transfer: first.transfer, timer: null };
    this.#running.set(client, running);
    socket.on("error", (error) => {
      this.#log.debug("a file did not go over by TFTP", { to: way.address, error });
      this.#end(client, running);
    });
    socket.on("message", (bytes, from) => {
      const heard = readPacket(bytes);
      if (from.address === way.address && from.port === way.port) this.#heard(client, running, heard);
      // RFC 1350 §4: somebody else is told so, and disturbs nothing. His errors are not answered: he may say them to ours.
      else if (heard?.kind === "ack")
        this.#say(running, errorPacket(REFUSAL.unknownTransfer, "Unknown transfer"), from.port, from.address);
    });
    socket.bind({ address: way.host, port: 0, exclusive: true }, () => this.#moved(client, running, first));
  }

  close(): void {
    for (const [client, running] of this.#running) this.#end(client, running);
  }

  #heard(client: string, running: Running, heard: Heard | null): void {
    if (heard?.kind === "error") this.#end(client, running);
    if (heard?.kind === "ack") this.#moved(client, running, acknowledged(running.transfer, heard.block));
  }

  #moved(client: string, running: Running, move: Move): void {
    if (this.#running.get(client) !== running || move.kind === "ignore") return;
    if (move.kind !== "say" || this.#clock.monotonic() > running.until) {
      if (move.kind !== "done") this.#wasLost(running);
      this.#end(client, running, move.kind === "done");
      return;
    }
    running.transfer = move.transfer;
    running.timer?.cancel();
    running.timer = this.#clock.after(move.wait, () => this.#moved(client, running, again(running.transfer)));
    this.#say(running, move.packet, running.way.port, running.way.address);
  }

  /** An address that never answered may be made up: whoever asks in such names fills no log. */
  #wasLost({ way, transfer }: Running): void {
    const says = "a file did not go over by TFTP";
    if (transfer.isHeard) this.#log.info(says, { to: way.address });
    else this.#log.debug(says, { to: way.address });
  }

  #say({ socket }: Running, packet: Uint8Array, port: number, to: string): void {
    if (port !== 0) socket.send(packet, port, to, () => {});
  }

  #end(client: string, running: Running, isWhole = false): void {
    if (this.#running.get(client) !== running) return;
    this.#running.delete(client);
    running.timer?.cancel();
    running.socket.close();
    running.sent(isWhole);
  }

  /** The oldest of those from whom nothing was heard makes room: their address may be made up. */
  #makeRoomFor(address: string): boolean {
    const all = [...this.#running];
    const own = all.filter(([, { way }]) => way.address === address);
    const crowd = own.length >= MOST_EACH ? own : all.length >= MOST ? all : null;
    if (crowd === null) return true;
    const silent = crowd.find(([, { transfer }]) => !transfer.isHeard);
    if (silent === undefined) return false;
    this.#end(...silent);
    return true;
  }
}
