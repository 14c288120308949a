import type { Clock, Timer } from "./clock.ts";

/** Between two words that something changed, in milliseconds: a whole office that starts is a hundred changes a second. */
const PAUSE_MS = 1000;

/** A peer whose contract has the message `changed` with a version. */
export interface ChangeWatcher {
  send(message: "changed", told: { version: number }): void;
  onClose(listener: () => void): void;
}

/** Who is told that something is not what it was, and is left to ask what. */
export class ChangeWatchers {
  readonly #clock: Clock;
  readonly #peers = new Set<ChangeWatcher>();
  #version = 0;
  #pause: Timer | null = null;
  #isOwed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(peer: ChangeWatcher): { version: number } {
    this.#peers.add(peer);
    peer.onClose(() => this.#peers.delete(peer));
    return { version: this.#version };
  }

  changed(): void {
    this.#version += 1;
    if (this.#pause === null) this.#tell();
    else this.#isOwed = true;
  }

  close(): void {
    this.#pause?.cancel();
  }

  #tell(): void {
    this.#isOwed = false;
    for (const peer of this.#peers) peer.send("changed", { version: this.#version });
    this.#pause = this.#clock.after(PAUSE_MS, () => {
      this.#pause = null;
      if (this.#isOwed) this.#tell();
    });
  }
}
