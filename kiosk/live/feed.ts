import { type Signal, signal } from "@preact/signals";
import { Check } from "typebox/value";
import { liveFrameSchema } from "../../daemon/contracts/api/live-entries.ts";
import { nextPicture, type Picture } from "./picture.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** What the feed needs from its surroundings. */
export interface FeedDoors {
  openSocket(): WebSocket;
  /** Asked before another try, since a refused socket does not say why: who is signed out closes the feed meanwhile. */
  checkLogin(): Promise<unknown>;
  setTimeout(act: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  random(): number;
}

/** `lost`: the last picture is old; it is being fetched again. */
export type FeedState = "opening" | "here" | "lost";

/** Keeps the picture up to date over one WebSocket, for as long as it is open. */
export class Feed {
  readonly picture: Signal<Picture | null> = signal(null);
  readonly state: Signal<FeedState> = signal("opening");
  readonly #doors: FeedDoors;
  #socket: WebSocket | null = null;
  #timer: number | undefined;
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
  }

  /** Forgets what was seen: the next who signs in here may be somebody else. */
  close(): void {
    this.#life += 1;
    if (this.#timer !== undefined) this.#doors.clearTimeout(this.#timer);
    this.#drop();
    this.picture.value = null;
    this.state.value = "opening";
    this.#failures = 0;
  }

  #hear(data: unknown): void {
    const frame = parsed(data);
    const next = Check(liveFrameSchema, frame) ? nextPicture(this.picture.peek(), frame) : "gap";
    if (next === "gap") {
      this.#again();
      return;
    }
    this.picture.value = next;
    this.state.value = "here";
    this.#failures = 0;
  }

  /** A gap: a new connection begins with a full picture. */
  #again(): void {
    this.#drop();
    this.#retryLater();
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.state.value = "lost";
    this.#retryLater();
  }

  #retryLater(): void {
    const ms = retryDelayMs(this.#failures++, this.#doors.random());
    const life = this.#life;
    this.#timer = this.#doors.setTimeout(() => {
      void this.#doors.checkLogin().then(() => {
        if (life === this.#life) this.start();
      });
    }, ms);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }
}

function parsed(data: unknown): unknown {
  try {
    return typeof data === "string" ? JSON.parse(data) : undefined;
  } catch {
    return undefined; // not JSON: no frame, so the picture is fetched again
  }
}
