import { type ChildProcess, spawn } from "node:child_process";
import { systemCode } from "./box-error.ts";
import type { Clock } from "./clock.ts";

/** Runs a foreign program on something that a stranger may have made: bytes go in, bytes come out, nothing else is lent. */

export interface Limits {
  /** Of the clock on the wall, and of the processor. */
  readonly seconds: number;
  /** Address space of the program, which is more than it fills. */
  readonly memoryBytes: number;
  readonly outputBytes: number;
  /** Of a file that it writes where everybody may; absent: it writes none. */
  readonly fileBytes?: number;
}

export type Ended =
  | { readonly kind: "done"; readonly output: Buffer; readonly said: string }
  /**
   * `missing`: the program is not there; `time`, `size`: it was killed at a limit; `failed`: it ended by itself or by a
   * signal with something else than success. `said` is the end of what it wrote for people.
   */
  | { readonly kind: "missing" | "time" | "size" | "failed"; readonly said: string };

/** What is kept of the words of a program, in characters. */
const MOST_SAID = 8192;

/**
 * Every limit by a small program of util-linux or coreutils in front of it, so that the kernel holds it: no privilege can
 * be gained, no file grows (pipes may), no core is left, and sound goes before it. It ends when we end.
 */
export function confined(command: readonly string[], limits: Limits): readonly string[] {
  const { seconds, memoryBytes, fileBytes = 0 } = limits;
  // SIGXCPU first: it says which limit it was.
  const processor = `${Math.ceil(seconds)}:${Math.ceil(seconds) + 2}`;
  const most = [`--cpu=${processor}`, `--as=${memoryBytes}`, `--fsize=${fileBytes}`, "--core=0", "--nofile=64"];
  return [
    ...["setpriv", "--no-new-privs", "--inh-caps=-all", "--ambient-caps=-all", "--pdeathsig=KILL", "--"],
    ...["prlimit", ...most, "--"],
    // Added to our own niceness, whatever that is, it makes the largest that there is.
    ...["nice", "-n", "39"],
    ...command,
  ];
}

/** Words in front of a command that take the network away, where the kernel lets us; none where it does not. */
export async function networkTaker(clock: Clock): Promise<readonly string[]> {
  const taker = ["unshare", "--user", "--net", "--"];
  const limits: Limits = { seconds: 5, memoryBytes: 256 * 1024 * 1024, outputBytes: 0 };
  const tried = await runConfined([...taker, "true"], new Uint8Array(), limits, clock);
  return tried.kind === "done" ? taker : [];
}

export type RunAlone = (command: readonly string[], input: Uint8Array, limits: Limits) => Promise<Ended>;

/** Runs programs confined, and without the network where the kernel lets us: looked at once, when the first one runs. */
export function runningAlone(clock: Clock): RunAlone {
  let taker: Promise<readonly string[]> | undefined;
  return async (command, input, limits) => {
    taker ??= networkTaker(clock);
    return runConfined([...(await taker), ...command], input, limits, clock);
  };
}

export function runConfined(
  command: readonly string[],
  input: Uint8Array,
  limits: Limits,
  clock: Clock,
): Promise<Ended> {
  const [program = "", ...args] = confined(command, limits);
  const child = spawn(program, args, {
    stdio: "pipe",
    // A group of its own, so that what it starts is ended with it.
    detached: true,
    cwd: "/",
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C.UTF-8", HOME: "/nonexistent" },
  });
  return new Watch(child, limits, clock).until(input);
}

/** One run: collects what comes, ends it at a limit. */
class Watch {
  readonly #child: ChildProcess;
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #pieces: Buffer[] = [];
  #size = 0;
  #said = "";
  #over: "time" | "size" | null = null;

  constructor(child: ChildProcess, limits: Limits, clock: Clock) {
    this.#child = child;
    this.#limits = limits;
    this.#clock = clock;
  }

  until(input: Uint8Array): Promise<Ended> {
    const child = this.#child;
    child.stdout?.on("data", (piece: Buffer) => this.#take(piece));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#said = (this.#said + text).slice(-MOST_SAID);
    });
    // A program that has heard enough closes its ear: that is no failure of ours.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
    const deadline = this.#clock.after(this.#limits.seconds * 1000, () => this.#end("time"));
    return new Promise((resolve) => {
      const settle = (kind: Ended["kind"]): void => {
        deadline.cancel();
        const said = this.#said;
        resolve(kind === "done" ? { kind, output: Buffer.concat(this.#pieces), said } : { kind, said });
      };
      child.once("error", (error) => settle(systemCode(error) === "ENOENT" ? "missing" : "failed"));
      child.once("close", (status, signal) => settle(this.#over ?? outcome(status, signal)));
    });
  }

  #take(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#size > this.#limits.outputBytes) this.#end("size");
    else this.#pieces.push(piece);
  }

  #end(why: "time" | "size"): void {
    if (this.#over !== null) return;
    this.#over = why;
    this.#pieces.length = 0;
    const { pid } = this.#child;
    if (pid !== undefined) endGroup(pid);
  }
}

/** 127 is what every program in front says when it does not find the next one; SIGXCPU is the processor's limit. */
function outcome(status: number | null, signal: NodeJS.Signals | null): Ended["kind"] {
  if (status === 0) return "done";
  if (status === 127) return "missing";
  return signal === "SIGXCPU" ? "time" : "failed";
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    // It has just ended by itself.
    if (systemCode(error) !== "ESRCH") throw error;
  }
}
