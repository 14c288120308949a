import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BoxStatus, boxContract, boxStatusSchema, type ProcessStatus } from "../../daemon/contracts/box.ts";
import { parser } from "../../daemon/kit/parse.ts";
import { connect, type Peer } from "../../daemon/kit/rpc.ts";
import { running } from "../rig/box.ts";

/** A real supervisor over two tiny real services, so that its own promises are seen without a telephone in the way. */

const built = join(import.meta.dirname, "../../build/daemon");
const readStatus = parser(boxStatusSchema, "run/ready.json");

/** What `start` of a tiny service does, as text; `context` and `kit` (exit codes) are in reach. */
export interface TinyServices {
  readonly store?: string;
  readonly pbx?: string;
  /** Only with this there is a third one, which faces strangers. */
  readonly web?: string;
}

const roles = {
  store: { needed: true },
  pbx: { essential: true },
  web: { needed: true, listensOn: [] },
} as const;

const wellBehaved = "return { facts: () => ({ home: context.home }), stop: async () => note('stopped') };";

export class TinyBox implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), "box-tiny-"));
  readonly home = join(this.folder, "home");
  output = "";
  #child: ChildProcess | undefined;
  #pids = new Set<number>();

  /** Starts the box; the services are written anew, so a test may change its mind between two starts. */
  start(services: TinyServices = {}, env: Readonly<Record<string, string>> = {}): void {
    const names = (["store", "pbx", "web"] as const).filter((name) => name !== "web" || services.web !== undefined);
    const programs = names.map((name) => {
      const path = join(this.folder, `${name}.mjs`);
      writeFileSync(path, serviceText(name, services[name] ?? wellBehaved, join(this.folder, "notes")));
      return { name, path, ...roles[name] };
    });
    const main = join(this.folder, "box.mjs");
    writeFileSync(main, boxText(this.home, programs));
    const child = spawn(process.execPath, [main], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    child.stdout.on("data", (piece) => {
      this.output += String(piece);
    });
    child.stderr.on("data", (piece) => {
      this.output += String(piece);
    });
    if (child.pid !== undefined) this.#pids.add(child.pid);
    this.#child = child;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** What the services wrote down, in order. */
  get notes(): string[] {
    const path = join(this.folder, "notes");
    return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
  }

  /** The ready file, or undefined while there is none. */
  get ready(): BoxStatus | undefined {
    const path = join(this.home, "run/ready.json");
    return existsSync(path) ? readStatus(JSON.parse(readFileSync(path, "utf8"))) : undefined;
  }

  /** One process as the ready file has it. */
  of(name: string): ProcessStatus | undefined {
    const found = this.ready?.processes.find((one) => one.name === name);
    if (found?.pid != null) this.#pids.add(found.pid);
    return found;
  }

  pidOf(name: string): number {
    return running(this.of(name)?.pid ?? 0, name);
  }

  async ask<Answer>(question: (peer: Peer<typeof boxContract>) => Promise<Answer>): Promise<Answer> {
    const peer = await connect(join(this.home, "run/box.sock"), boxContract);
    try {
      return await question(peer);
    } finally {
      peer.close();
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Exit code, or the signal that ended it. */
  ended(): Promise<number | string | null> {
    const child = this.#child;
    return new Promise((resolve) => {
      if (child === undefined) return resolve(null);
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode ?? child.signalCode);
      child.once("close", (code, signal) => resolve(code ?? signal));
    });
  }

  /** Processes of this box that still live. */
  left(): number[] {
    return [...this.#pids].filter(isAlive);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.signal("SIGKILL");
    // A stuck process keeps our pipe open, so it has to go before the end of the output can come.
    for (const pid of processesNaming(this.folder)) process.kill(pid, "SIGKILL");
    await this.ended();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** Processes whose command line has that text in it. */
export function processesNaming(text: string): number[] {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(text);
    } catch {
      return false;
    }
  });
}

const serviceText = (name: string, start: string, notes: string): string => `
import { appendFileSync } from "node:fs";
import { runService } from ${JSON.stringify(join(built, "kit/service.js"))};
import * as kit from ${JSON.stringify(join(built, "kit/exit-codes.js"))};
const note = (text) => appendFileSync(${JSON.stringify(notes)}, ${JSON.stringify(name)} + " " + text + "\\n");
runService({ name: ${JSON.stringify(name)}, async start(context) { note("started"); ${start} } });
`;

const boxText = (home: string, programs: readonly { name: string; path: string }[]): string => `
import { runBox } from ${JSON.stringify(join(built, "box/run-box.js"))};
const settings = { home: ${JSON.stringify(home)}, bind: ["127.0.0.1"], sipPort: 5060, sipsPort: 5061, httpPort: 8080,
  httpsPort: 8443, phonesPort: 8667, phonesTlsPort: 8668, tftpPort: 69, ldapPort: 8389,
  rtpPorts: { first: 10000, last: 19999 }, voice: [] };
const programs = ${JSON.stringify(programs)};
// A test that is killed leaves no box behind: its end of the pipe goes with it.
process.stdin.resume().once("end", () => process.exit(1)).unref();
process.exitCode = await runBox({ settings, programs, env: process.env, onReady: () => console.log("WELCOME") });
`;
