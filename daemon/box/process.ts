import { type ChildProcess, fork } from "node:child_process";
import type { Log } from "../kit/log.ts";
import { parser } from "../kit/parse.ts";
import { type Order, type Report, reportSchema } from "../kit/service.ts";

/** What a running process of ours says about itself. */
export interface ProcessEars {
  said(report: Report): void;
  exited(code: number | null, signal: string | null): void;
}

export interface ProcessPlan {
  readonly name: string;
  /** Path of its main program. */
  readonly program: string;
  /** A command that becomes this program after having given something up; empty: none. */
  readonly through: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Inherited, so that the home stays locked as long as anything of this box lives. */
  readonly lock: number;
  readonly log: Log;
}

const parseReport = parser(reportSchema, "a report of a process");

/**
 * What our processes make dies young. V8 lets its young generation grow to 16 MB three times over in each, and every call
 * in progress seemed to cost 15 KiB of that (PROFILE.md); with 1 MB it collects sooner and touches fewer pages.
 */
const heapFlags = ["--max-semi-space-size=1"];

/** A process that the box started. What it writes goes where ours goes. */
export class OwnProcess {
  readonly #child: ChildProcess;
  #gone = false;

  constructor(plan: ProcessPlan, ears: ProcessEars) {
    const [command, ...confining] = plan.through;
    this.#child = fork(plan.program, [], {
      env: plan.env,
      // It becomes node by exec: the channel, the lock and the number of the process are the same before and after.
      ...(command === undefined
        ? { execArgv: heapFlags }
        : { execPath: command, execArgv: [...confining, process.execPath, ...heapFlags] }),
      stdio: ["ignore", "inherit", "inherit", "ipc", plan.lock],
    });
    const gone = (code: number | null, signal: string | null): void => {
      if (this.#gone) return;
      this.#gone = true;
      ears.exited(code, signal);
    };
    this.#child.on("message", (message) => {
      if (!this.#gone) this.#hear(message, plan, ears);
    });
    this.#child.on("exit", gone);
    // Told instead of `exit` when it could not be started at all; a failed order is answered by the exit that follows.
    this.#child.on("error", () => {
      if (this.#child.pid === undefined) gone(null, null);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  order(order: Order): void {
    if (this.#child.connected) this.#child.send(order, () => {});
  }

  /** A service that talks nonsense is its own trouble; the supervisor outlives it. */
  #hear(message: unknown, plan: ProcessPlan, ears: ProcessEars): void {
    try {
      ears.said(parseReport(message));
    } catch (error) {
      plan.log.error("a process was not understood", { name: plan.name, error });
    }
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}
