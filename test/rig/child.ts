import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { Hopeless, until, within } from "./waiting.ts";

/** A foreign program that a test started: its words are kept, and it is gone when the test ends. */
export interface Child extends AsyncDisposable {
  readonly pid: number;
  readonly name: string;
  /** Everything it wrote so far, standard output and error as they came. */
  output(): string;
  /** Exit code (128 + signal when killed), undefined while it runs. */
  code(): number | undefined;
  write(text: string): void;
  /** Waits until the output, from `from` on, matches. */
  says(pattern: RegExp, limitMs?: number, from?: number): Promise<RegExpMatchArray>;
  exited(limitMs?: number): Promise<number>;
  kill(signal?: NodeJS.Signals): void;
}

const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
};

export function startChild(name: string, command: string, args: readonly string[], options: SpawnOptions = {}): Child {
  // setpriv: should the tests themselves be killed, what they started ends with them.
  const child: ChildProcess = spawn("setpriv", ["--pdeathsig", "TERM", command, ...args], {
    ...options,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const pid = child.pid ?? 0;
  let output = "";
  let code: number | undefined;

  const hear = (chunk: Buffer) => {
    output += chunk.toString("utf8");
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  child.stdin?.on("error", () => undefined);
  child.once("error", (error) => {
    output += `\n${name}: ${error.message}\n`;
    code ??= 127;
  });
  const ended = new Promise<number>((resolve) => {
    child.once("close", (status, signal) => {
      code = status ?? 128 + (signalNumbers[signal ?? ""] ?? 0);
      resolve(code);
    });
  });

  const tail = () => output.slice(-4_000);
  return {
    pid,
    name,
    output: () => output,
    code: () => code,
    write: (text) => void child.stdin?.write(text),
    says: (pattern, limitMs = 10_000, from = 0) =>
      until(
        `${name} to say ${pattern}`,
        () => {
          const found = output.slice(from).match(pattern);
          if (found !== null) return found;
          if (code !== undefined) throw new Hopeless(`${name} ended with ${code}:\n${tail()}`);
          return undefined;
        },
        { limitMs },
      ).catch((error: unknown) => {
        throw new Error(`${name} did not say ${pattern}:\n${tail()}`, { cause: error });
      }),
    exited: (limitMs = 10_000) =>
      within(`${name} to end`, limitMs, ended).catch((error: unknown) => {
        throw new Error(`${name} did not end:\n${tail()}`, { cause: error });
      }),
    kill: (signal = "SIGTERM") => void child.kill(signal),
    async [Symbol.asyncDispose]() {
      if (code !== undefined) return;
      child.kill("SIGTERM");
      await within(`${name} to end`, 3_000, ended).catch(() => {
        child.kill("SIGKILL");
        return ended;
      });
    },
  };
}

/** Runs to the end. */
export async function run(
  name: string,
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly limitMs?: number; readonly input?: string } = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const { limitMs = 30_000, input, ...rest } = options;
  await using child = startChild(name, command, args, rest);
  if (input !== undefined) child.write(input);
  const code = await child.exited(limitMs);
  return { code, output: child.output() };
}
