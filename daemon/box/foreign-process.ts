import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { systemCode } from "../kit/box-error.ts";
import type { Clock, Timer } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { Order } from "../kit/service.ts";
import type { ProcessEars } from "./process.ts";

export interface ForeignPlan {
  readonly name: string;
  readonly command: readonly string[];
  /** Where it stands, absolute: paths in its words begin there. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** It tells nothing of itself: one that has lived for this long has found what it needs, in milliseconds. */
const READY_MS = 1000;
const LONGEST_LINE = 400;

/** A program of others that the box started. What it writes for people goes to our log; its last line is why it ended. */
export class ForeignProcess {
  readonly #child: ChildProcess;
  readonly #ready: Timer;
  #gone = false;

  constructor({ name, command, folder, clock, log }: ForeignPlan, ears: ProcessEars) {
    const [program = "", ...words] = command;
    this.#child = spawn(program, words, {
      stdio: ["ignore", "ignore", "pipe"],
      cwd: folder,
      // It is told nothing that it does not need.
      env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C.UTF-8" },
    });
    this.#ready = clock.after(READY_MS, () => ears.said({ kind: "ready", facts: {} }));
    let last = "";
    const { stderr } = this.#child;
    if (stderr !== null) {
      createInterface({ input: stderr }).on("line", (line) => {
        last = line.slice(0, LONGEST_LINE);
        log.info("a foreign program says", { name, line: last });
      });
    }
    const gone = (code: number | null, signal: string | null, why: string): void => {
      if (this.#gone) return;
      this.#gone = true;
      this.#ready.cancel();
      if (why !== "") ears.said({ kind: "failed", code: "FOREIGN_ENDED", sentence: why, facts: {} });
      ears.exited(code, signal);
    };
    // After what it wrote has been read.
    this.#child.on("close", (code, signal) => gone(code, signal, code === 0 ? "" : last));
    this.#child.on("error", (error) => {
      if (this.#child.pid !== undefined) return;
      gone(
        null,
        null,
        systemCode(error) === "ENOENT" ? `${program} is not installed` : `it cannot be started: ${error.message}`,
      );
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  order(order: Order): void {
    if (order.kind === "stop") this.#child.kill("SIGTERM");
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}
