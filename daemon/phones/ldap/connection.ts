import type { Socket } from "node:net";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Allowances } from "../gate/allowances.ts";
import { disconnection, type Message, readMessage } from "./message.ts";
import { MessageReader } from "./message-reader.ts";
import type { Session } from "./session.ts";

/** Without a word: of a telephone that has shown its password, and of anybody else. */
const IDLE_MS = 300_000;
const IDLE_STRANGER_MS = 20_000;

interface Parts {
  readonly socket: Socket;
  readonly session: Session;
  readonly from: string;
  readonly allowances: Allowances;
  readonly clock: Clock;
  /** It ended, or sent what no telephone sends. */
  readonly closed: () => void;
}

/** One client: its messages are answered one after the other, and no more is read than is answered. */
export class Connection {
  readonly #parts: Parts;
  readonly #reader = new MessageReader();
  #waiting: readonly Buffer[] = [];
  #isBusy = false;
  #idle: Timer | undefined;
  #pause: Timer | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    const { socket } = this.#parts;
    socket.setNoDelay(true);
    socket.on("data", (piece) => this.#read(piece));
    socket.on("drain", () => this.#next());
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#closed());
    this.#heard();
  }

  close(): void {
    this.#parts.socket.destroy();
  }

  #closed(): void {
    this.#idle?.cancel();
    this.#pause?.cancel();
    this.#waiting = [];
    this.#parts.closed();
  }

  /** The time in which something must be heard begins again; a message that never ends counts for nothing. */
  #heard(): void {
    const { clock, session, socket } = this.#parts;
    this.#idle?.cancel();
    this.#idle = clock.after(session.guest === null ? IDLE_STRANGER_MS : IDLE_MS, () => socket.destroy());
  }

  #read(piece: Buffer): void {
    try {
      this.#waiting = [...this.#waiting, ...this.#reader.read(piece)];
    } catch {
      this.#refuse();
      return;
    }
    this.#next();
  }

  #next(): void {
    const { socket } = this.#parts;
    while (!this.#isBusy && !socket.destroyed && !socket.writableNeedDrain) {
      const [bytes, ...rest] = this.#waiting;
      if (bytes === undefined) {
        socket.resume();
        return;
      }
      if (!this.#isInTime()) break;
      this.#waiting = rest;
      this.#answer(bytes);
    }
    socket.pause();
  }

  #answer(bytes: Buffer): void {
    const { socket, session, clock, allowances } = this.#parts;
    let message: Message;
    try {
      message = readMessage(bytes);
    } catch {
      this.#refuse();
      return;
    }
    const begun = clock.monotonic();
    const answer = session.answer(message);
    const now = clock.monotonic();
    allowances.took(this.#who, now - begun, now);
    this.#heard();
    const say = () => {
      if (answer.bytes.length > 0) socket.write(Buffer.concat(answer.bytes));
      if (!answer.ends) return;
      this.#waiting = [];
      this.#isBusy = true;
      socket.end();
    };
    if (answer.wait === 0) say();
    else this.#later(answer.wait, say);
  }

  /** The telephone that has shown its password, over all its connections, else the address. */
  get #who(): string {
    const { session, from } = this.#parts;
    return session.guest?.macAddress ?? from;
  }

  /** False: it asks faster than it may, and goes on by itself when it is time. */
  #isInTime(): boolean {
    const { allowances, clock } = this.#parts;
    const wait = allowances.waitOf(this.#who, clock.monotonic());
    if (wait > 0) this.#later(wait, () => {});
    return wait === 0;
  }

  #later(milliseconds: number, then: () => void): void {
    this.#isBusy = true;
    this.#pause = this.#parts.clock.after(milliseconds, () => {
      this.#isBusy = false;
      then();
      this.#next();
    });
  }

  #refuse(): void {
    const { socket } = this.#parts;
    this.#waiting = [];
    this.#isBusy = true;
    socket.end(disconnection("no LDAP message that is understood here"), () => socket.destroy());
  }
}
