import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BoxStatus, boxContract, boxStatusSchema, type ProcessStatus } from "../../daemon/contracts/box.ts";
import type { CallRecord } from "../../daemon/contracts/call-record.ts";
import { type PbxStatus, pbxContract } from "../../daemon/contracts/pbx.ts";
import { storeContract } from "../../daemon/contracts/store.ts";
import { parser } from "../../daemon/kit/parse.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { type Child, run, startChild } from "./child.ts";
import { type TemporaryFolder, temporaryFolder } from "./folder.ts";
import { numbersFrom, officeDocument, passwordOf } from "./office.ts";
import { freePort, rtpRange } from "./ports.ts";
import type { Place } from "./raw-udp.ts";
import { Hopeless, until } from "./waiting.ts";

/** A whole box as an administrator starts it: the built command line, its processes, a home of its own. */

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "build/daemon/cli/main.js");
const readStatus = parser(boxStatusSchema, "run/ready.json");

export interface BoxShape {
  /** Local addresses to listen on. */
  readonly bind?: readonly string[];
  /** Document to import before the tests begin; null leaves the factory state. */
  readonly document?: Record<string, unknown> | null;
  /** An existing home; its owner removes it. */
  readonly home?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Words in front of its command, as those that lead into another network namespace. */
  readonly through?: readonly string[];
}

export type ProcessName = "box" | "store" | "pbx" | "web" | "phones" | "health" | "net";

export interface TestBox extends AsyncDisposable {
  readonly home: string;
  readonly sipPort: number;
  readonly sipsPort: number;
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly phonesPort: number;
  readonly phonesTlsPort: number;
  readonly tftpPort: number;
  readonly ldapPort: number;
  readonly child: Child;
  /** Where phones of this address family find it. */
  place(address?: string): Place;
  secure(address?: string): Place;
  ready(): BoxStatus;
  pid(name: ProcessName): number;
  pids(): Readonly<Record<ProcessName, number>>;
  alive(name: ProcessName): boolean;
  kill(name: ProcessName, signal?: NodeJS.Signals): void;
  /** Kills with SIGKILL and waits until another one is ready in its place. */
  killAndAwait(name: Exclude<ProcessName, "box">): Promise<void>;
  /** Runs the command line against this box. */
  sipleo(...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }>;
  /** Imports a document and reloads; fails when either is refused. */
  import(document: Record<string, unknown>, reload?: boolean): Promise<void>;
  pbxStatus(): Promise<PbxStatus>;
  records(): Promise<readonly CallRecord[]>;
  /** Waits until the engine holds nothing but registrations. */
  atRest(): Promise<void>;
  /** Resident memory of `pbx`, KiB. */
  pbxKib(): number;
  stop(): Promise<number>;
  /** Standard output and error of the box. */
  log(): string;
}

interface BoxEnvironment extends Readonly<Record<string, string>> {
  readonly SIPLEO_HOME: string;
  readonly SIPLEO_SIP_PORT: string;
  readonly SIPLEO_SIPS_PORT: string;
  readonly SIPLEO_HTTP_PORT: string;
  readonly SIPLEO_HTTPS_PORT: string;
  readonly SIPLEO_PHONES_PORT: string;
  readonly SIPLEO_PHONES_TLS_PORT: string;
  readonly SIPLEO_TFTP_PORT: string;
  readonly SIPLEO_LDAP_PORT: string;
}

/** Settings of one box as environment variables, each port free now. */
export async function boxSettings(home: string, bind: readonly string[] = ["127.0.0.1"]): Promise<BoxEnvironment> {
  const address = bind[0] ?? "127.0.0.1";
  const [first, last] = rtpRange();
  const port = async () => String(await freePort(address));
  return {
    SIPLEO_HOME: home,
    SIPLEO_SIP_PORT: await port(),
    SIPLEO_SIPS_PORT: await port(),
    SIPLEO_HTTP_PORT: await port(),
    SIPLEO_HTTPS_PORT: await port(),
    SIPLEO_PHONES_PORT: await port(),
    SIPLEO_PHONES_TLS_PORT: await port(),
    SIPLEO_TFTP_PORT: await port(),
    SIPLEO_LDAP_PORT: await port(),
    SIPLEO_BIND: bind.join(","),
    SIPLEO_RTP_PORTS: `${first}-${last}`,
  };
}

/** Runs the command line once, without a box of the rig. */
export function runSipleo(args: readonly string[], environment: Readonly<Record<string, string>>, limitMs = 30_000) {
  return run("sipleo", process.execPath, [cli, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    limitMs,
  });
}

export async function startBox(shape: BoxShape = {}): Promise<TestBox> {
  const folder: TemporaryFolder | undefined = shape.home === undefined ? temporaryFolder("box") : undefined;
  const home = shape.home ?? join(folder?.path ?? "", "home");
  const bind = shape.bind ?? ["127.0.0.1"];
  const environment = { ...(await boxSettings(home, bind)), ...shape.environment };
  const [program = process.execPath, ...words] = [...(shape.through ?? []), process.execPath, cli, "start"];
  const child = startChild("sipleo start", program, words, {
    cwd: root,
    env: { ...process.env, ...environment },
  });
  const box = testBox(child, home, environment, bind);
  try {
    await until("run/ready.json", () => readyNow(child, home), { limitMs: 30_000 });
    // The box is ready when it carries calls; the rest may come after, or say why it does not.
    await until("every process of the box", () => box.ready().processes.every(isSettled), { limitMs: 30_000 });
    const document = shape.document === undefined ? officeDocument({ numbers: numbersFrom(201, 5) }) : shape.document;
    if (document !== null) await box.import(document);
    return { ...box, [Symbol.asyncDispose]: () => dispose(box, folder) };
  } catch (error) {
    await dispose(box, folder).catch(() => undefined);
    throw new Error(`the box did not start:\n${child.output().slice(-6_000)}`, { cause: error });
  }
}

const isSettled = ({ state, trouble }: ProcessStatus): boolean =>
  state === "ready" || state === "stopped" || trouble !== null;

function readyNow(child: Child, home: string): boolean {
  if (child.code() !== undefined)
    throw new Hopeless(`sipleo start ended with ${child.code()}:\n${child.output().slice(-4_000)}`);
  return existsSync(join(home, "run/ready.json")) && child.pid > 0;
}

function testBox(child: Child, home: string, environment: BoxEnvironment, bind: readonly string[]): TestBox {
  const sipPort = Number(environment.SIPLEO_SIP_PORT);
  const sipsPort = Number(environment.SIPLEO_SIPS_PORT);
  const mainAddress = bind[0] === "0.0.0.0" || bind[0] === undefined ? "127.0.0.1" : bind[0];
  const ready = () => readStatus(JSON.parse(readFileSync(join(home, "run/ready.json"), "utf8")));
  const pid = (name: ProcessName): number => {
    if (name === "box") return ready().pid;
    return ready().processes.find((process) => process.name === name)?.pid ?? 0;
  };
  const sipleo = (...args: readonly string[]) => runSipleo(args, environment);
  const socket = (name: string) => join(home, "run", `${name}.sock`);

  const box: TestBox = {
    home,
    sipPort,
    sipsPort,
    httpPort: Number(environment.SIPLEO_HTTP_PORT),
    httpsPort: Number(environment.SIPLEO_HTTPS_PORT),
    phonesPort: Number(environment.SIPLEO_PHONES_PORT),
    phonesTlsPort: Number(environment.SIPLEO_PHONES_TLS_PORT),
    tftpPort: Number(environment.SIPLEO_TFTP_PORT),
    ldapPort: Number(environment.SIPLEO_LDAP_PORT),
    child,
    place: (address = mainAddress) => ({ address, port: sipPort }),
    secure: (address = mainAddress) => ({ address, port: sipsPort }),
    ready,
    pid,
    pids: () => ({
      ...{ box: pid("box"), store: pid("store"), pbx: pid("pbx"), web: pid("web"), phones: pid("phones") },
      ...{ health: pid("health"), net: pid("net") },
    }),
    alive: (name) => isAlive(pid(name)),
    kill: (name, signal = "SIGKILL") => void process.kill(running(pid(name), name), signal),
    async killAndAwait(name) {
      const before = pid(name);
      process.kill(running(before, name), "SIGKILL");
      await until(
        `another ${name}`,
        async () => {
          const { processes } = await askBox(socket("box"));
          const back = processes.find((one) => one.name === name && one.state === "ready" && one.pid !== before);
          // ready.json follows the state: only when it does may a test go on to ask for the pid.
          return back !== undefined && back.pid === pid(name);
        },
        { limitMs: 15_000 },
      );
    },
    sipleo,
    async import(document, reload = true) {
      const file = join(home, "..", `document-${Date.now()}.json`);
      writeFileSync(file, JSON.stringify(document));
      const { code, output } = await sipleo("config", "import", file, ...(reload ? ["--reload"] : []));
      if (code !== 0) throw new Error(`config import ended with ${code}: ${output}`);
    },
    async pbxStatus() {
      const peer = await connect(socket("pbx"), pbxContract);
      try {
        return await peer.call("status", {});
      } finally {
        peer.close();
      }
    },
    async records() {
      const peer = await connect(socket("store"), storeContract);
      try {
        return (await peer.call("records.list", { before: null, limit: 1_000 })).items;
      } finally {
        peer.close();
      }
    },
    async atRest() {
      await until(
        "the engine at rest",
        async () => {
          const { census, calls } = await box.pbxStatus();
          const left = { calls: calls.length, ...census };
          const held = [left.calls, left.legs, left.relays, left.mixed, left.players, left.rtpSockets];
          if (held.every((count) => count === 0)) return true;
          throw new Error(`not at rest: ${JSON.stringify(left)}`);
        },
        { limitMs: 10_000, everyMs: 100 },
      );
    },
    pbxKib: () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid("pbx")}/status`, "utf8"))?.[1] ?? 0),
    async stop() {
      child.kill("SIGTERM");
      return await child.exited(20_000);
    },
    log: () => child.output(),
    [Symbol.asyncDispose]: () => dispose(box, undefined),
  };
  return box;
}

async function askBox(socket: string): Promise<BoxStatus> {
  const peer = await connect(socket, boxContract);
  try {
    return await peer.call("status", {});
  } finally {
    peer.close();
  }
}

/** Stops the box, and fails when anything of it is left running. */
async function dispose(box: TestBox, folder: TemporaryFolder | undefined): Promise<void> {
  const pids = processesOf(box.home);
  try {
    if (box.child.code() === undefined) await box.stop();
    await until("every process of the box to be gone", () =>
      [...pids, ...processesOf(box.home)].every((pid) => !isAlive(pid)),
    );
  } finally {
    await box.child[Symbol.asyncDispose]();
    for (const pid of pids) if (isAlive(pid)) process.kill(pid, "SIGKILL");
    folder?.[Symbol.dispose]();
  }
}

function processesOf(home: string): readonly number[] {
  const file = join(home, "run/ready.json");
  if (!existsSync(file)) return [];
  const status = readStatus(JSON.parse(readFileSync(file, "utf8")));
  return [status.pid, ...status.processes.map(({ pid }) => pid ?? 0)].filter((pid) => pid > 0);
}

/** Signals to process 0 go to everybody in the group: to the tests themselves, and to whoever runs them. */
export function running(pid: number, name: string): number {
  if (pid <= 0) throw new Error(`${name} does not run at this moment: it cannot be sent a signal`);
  return pid;
}

export function isAlive(pid: number): boolean {
  try {
    // A zombie answers signals too: look whether it still has a body.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** What every phone of the rig needs to know. */
export const accountOf = (number: string) => ({ number, password: passwordOf(number) });
