import { type Signal, signal } from "@preact/signals";
import { Check } from "typebox/value";
import { CLOCK_MS, liveFrameSchema } from "../../daemon/contracts/api/live-entries.ts";
import { nextPicture, type Picture } from "./picture.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** What the feed needs from its surroundings. */
export interface FeedDoors {
  openSocket(): WebSocket;
  /** Asked before another try, since a refused socket does not say why: who is signed out closes the feed meanwhile. */
  checkLogin(): Promise<unknown>;
  /** By the clock of the browser, which goes on while the machine sleeps. */
  now(): number;
  setTimeout(act: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  random(): number;
}

/** `lost`: the last picture is old; it is being fetched again. */
export type FeedState = "opening" | "here" | "lost";

/** Who has heard nothing for so long hears nothing any more, whatever the browser believes of the connection. */
const LONGEST_SILENCE_MS = 2 * CLOCK_MS + 10_000;
const LOOK_EVERY_MS = 5_000;
/** How long an answer about the login is waited for before the socket is tried all the same. */
const LOGIN_PATIENCE_MS = 10_000;
/** Clocks that differ by less are the same. */
const SAME_CLOCK_MS = 1_000;

/** Keeps the picture up to date over one WebSocket, for as long as it is open. */
export class Feed {
  readonly picture: Signal<Picture | null> = signal(null);
  readonly state: Signal<FeedState> = signal("opening");
  readonly #doors: FeedDoors;
  #socket: WebSocket | null = null;
  #heardAt = 0;
  /** How far the clock of the box is ahead of the browser's, in milliseconds. */
  #aheadMs = 0;
  #retry: number | undefined;
  #look: number | undefined;
  #failures = 0;
  /** Counts closings: an answer that was asked for before one is not acted on after it. */
  #life = 0;

  constructor(doors: FeedDoors) {
    this.#doors = doors;
  }

  start(): void {
    if (this.#socket !== null) return;
    const socket = this.#doors.openSocket();
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#hear(data);
    socket.onclose = () => this.#lost(socket);
    this.#heardAt = this.#doors.now();
    this.#lookLater(socket);
  }

  /** What time it is at the box, in milliseconds since the epoch, as far as that is known. */
  now(): number {
    return this.#doors.now() + this.#aheadMs;
  }

  /** Forgets what was seen: the next who signs in here may be somebody else. */
  close(): void {
    this.#life += 1;
    this.#forget(this.#retry);
    this.#drop();
    this.picture.value = null;
    this.state.value = "opening";
    this.#failures = 0;
  }

  #hear(data: unknown): void {
    const frame = parsed(data);
    const before = this.picture.peek();
    const next = Check(liveFrameSchema, frame) ? nextPicture(before, frame) : "gap";
    this.#heardAt = this.#doors.now();
    if (next === "gap") {
      this.#again();
      return;
    }
    if (next.clock !== null && next.clock !== before?.clock) this.#set(next.clock.at);
    this.picture.value = next;
    this.state.value = "here";
    this.#failures = 0;
  }

  #set(boxMs: number): void {
    if (Math.abs(boxMs - this.now()) >= SAME_CLOCK_MS) this.#aheadMs = boxMs - this.#doors.now();
  }

  /** A gap: a new connection begins with a full picture. */
  #again(): void {
    this.#drop();
    this.#retryLater();
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.state.value = "lost";
    this.#again();
  }

  /** A machine that slept, or a network that went away, leaves sockets that are open and silent for hours. */
  #lookLater(socket: WebSocket): void {
    this.#look = this.#doors.setTimeout(() => {
      if (this.#doors.now() - this.#heardAt > LONGEST_SILENCE_MS) this.#lost(socket);
      else this.#lookLater(socket);
    }, LOOK_EVERY_MS);
  }

  #retryLater(): void {
    const ms = retryDelayMs(this.#failures++, this.#doors.random());
    const life = this.#life;
    const tryOn = () => {
      if (life !== this.#life) return;
      this.#forget(this.#retry);
      this.start();
    };
    this.#retry = this.#doors.setTimeout(() => {
      this.#retry = this.#doors.setTimeout(tryOn, LOGIN_PATIENCE_MS);
      void this.#doors.checkLogin().then(tryOn);
    }, ms);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#forget(this.#look);
    if (socket === null) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  #forget(timer: number | undefined): void {
    if (timer !== undefined) this.#doors.clearTimeout(timer);
  }
}

function parsed(data: unknown): unknown {
  try {
    return typeof data === "string" ? JSON.parse(data) : undefined;
  } catch {
    return undefined; // not JSON: no frame, so the picture is fetched again
  }
}
