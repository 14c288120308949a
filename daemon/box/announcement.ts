import type { BoxStatus } from "../contracts/box.ts";
import type { Clock, Timer } from "../kit/clock.ts";
import type { Notifier } from "../kit/sd-notify.ts";
import type { ReadyFile } from "./ready-file.ts";

export interface AnnouncementOptions {
  /** The process that the box is for. */
  readonly essential: string;
  readonly readyFile: ReadyFile;
  readonly notifier: Notifier;
  readonly clock: Clock;
  /** How long the person at the terminal waits for the other processes, in milliseconds. */
  readonly patienceMs: number;
  /** Told once: the person at the terminal. */
  readonly onReady: (status: BoxStatus) => void;
}

/**
 * Says what has become of the box, from the first moment it carries calls: to the ready file and the service manager at
 * once and ever after; to the person at the terminal when everything else is there too or has nothing to do, or does not come in time.
 */
export class Announcement {
  readonly #options: AnnouncementOptions;
  #ready = false;
  #welcomed = false;
  #patience: Timer | undefined;

  constructor(options: AnnouncementOptions) {
    this.#options = options;
  }

  changed(status: BoxStatus): void {
    const { essential, readyFile, notifier, clock, patienceMs } = this.#options;
    const carriesCalls = status.processes.some((one) => one.name === essential && one.state === "ready");
    if (!this.#ready && !carriesCalls) return;
    readyFile.write(status);
    notifier.send(...(this.#ready ? [] : ["READY=1"]), `STATUS=${inOneLine(status)}`);
    this.#ready = true;
    if (status.processes.every(({ state }) => state === "ready" || state === "stopped")) this.#welcome(status);
    else this.#patience ??= clock.after(patienceMs, () => this.#welcome(status));
  }

  close(): void {
    this.#patience?.cancel();
  }

  #welcome(status: BoxStatus): void {
    this.#patience?.cancel();
    if (!this.#welcomed) this.#options.onReady(status);
    this.#welcomed = true;
  }
}

const inOneLine = (status: BoxStatus): string => status.processes.map((one) => `${one.name} ${one.state}`).join(", ");
