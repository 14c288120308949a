import type { BoxSettings, BoxStatus, ProcessStatus } from "../contracts/box.ts";
import type { ServiceOrder } from "../contracts/service-order.ts";
import { BoxError } from "../kit/box-error.ts";
import type { Clock, Timer } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { Report } from "../kit/service.ts";
import { type Capability, confinement, missing, neededFor, withoutLent } from "./confinement.ts";
import { ForeignProcess } from "./foreign-process.ts";
import { OwnProcess, type ProcessEars } from "./process.ts";
import {
  type Charge,
  type Child,
  type Exit,
  type Happening,
  nextStep,
  type Step,
  type Supervision,
  supervision,
} from "./supervision.ts";

type PortName = "httpPort" | "httpsPort" | "phonesPort" | "phonesTlsPort" | "tftpPort" | "ldapPort";

export type Program = OwnProgram | ForeignProgram;

/** A service of ours: it tells how it is (kit/service.ts). */
export interface OwnProgram {
  readonly name: string;
  /** Path of its main program. */
  readonly path: string;
  /** The box is ready when this one is, and of use to nobody without it. */
  readonly essential?: boolean;
  /** Without it nobody could start anything again: it may not be stopped alone. */
  readonly needed?: boolean;
  /** It faces strangers: it starts without any privilege but that of listening on these ports (confinement.ts). */
  readonly listensOn?: readonly (PortName | number)[];
  /** What else it keeps of our privileges, where we have them. */
  readonly capabilities?: readonly Capability[];
}

/** A program of others, which runs while a service of ours has something for it to do (`hold`, `release`). */
export interface ForeignProgram {
  readonly name: string;
  /** Its words; paths in them begin at the home. */
  readonly command: readonly string[];
  /** What it is lent, and nothing else. */
  readonly capabilities: readonly Capability[];
  /** Why it has nothing to do as long as nobody has said that it has. */
  readonly heldFirst: string;
}

export interface SupervisorOptions {
  readonly version: string;
  readonly settings: BoxSettings;
  /** In the order of their start. */
  readonly programs: readonly Program[];
  readonly lock: number;
  /** What the box may do, as a set of bits: what it may lend. */
  readonly capabilities: bigint;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly log: Log;
  /** Told whenever what `status` says has changed in a way that others look at. */
  readonly onChange: (status: BoxStatus) => void;
  /** Told whenever anything of `status` may have changed. */
  readonly onHappened: () => void;
}

const tickMs = 250;

/** Keeps the processes alive: carries out what supervision.ts decides. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #running = new Map<string, OwnProcess | ForeignProcess>();
  readonly #startedAt = new Map<string, number>();
  readonly #orders = new Map<string, ServiceOrder>();
  readonly #birth: number;
  #state: Supervision;
  #ticks: Timer | undefined;
  #finished: ((exit: Exit) => void) | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#birth = options.clock.now();
    const charges = options.programs.map((one): Charge => (isForeign(one) ? { ...one, silent: true } : one));
    this.#state = supervision(charges, options.clock.monotonic());
  }

  /** Resolves when everything has stopped, with the code and the sentence for the end of the box. */
  run(): Promise<Exit> {
    return new Promise((resolve) => {
      this.#finished = resolve;
      this.#ticks = this.#options.clock.every(tickMs, () => this.#happens({ kind: "tick" }));
      this.#happens({ kind: "begun" });
    });
  }

  /** Stops everything in order; asked a second time, at once. */
  stop(): void {
    this.#happens({ kind: "stop", atOnce: this.#state.phase !== "running" });
  }

  /** Throws NO_SUCH_PROCESS {name}. */
  restart(name: string, author: string): void {
    this.#ordered("restart", name, author);
    this.#happens({ kind: "restart", name });
  }

  /** One process, until `startOne` or `restart`. Throws NO_SUCH_PROCESS {name}, PROCESS_NEEDED {name}. */
  stopOne(name: string, author: string): void {
    if (isNeeded(this.#program(name))) throw processNeeded(name);
    this.#ordered("stop", name, author);
    this.#happens({ kind: "stop-one", name });
  }

  /** Throws NO_SUCH_PROCESS {name}. */
  startOne(name: string, author: string): void {
    this.#ordered("start", name, author);
    this.#happens({ kind: "start-one", name });
  }

  /** Throws NO_SUCH_PROCESS {name}, NOT_FOREIGN {name}. */
  hold(name: string, why: string): void {
    this.#foreign(name);
    this.#happens({ kind: "hold", name, why });
  }

  /** Throws NO_SUCH_PROCESS {name}, NOT_FOREIGN {name}, NOT_ALLOWED {name, missing}. */
  release(name: string, anew: boolean): void {
    const lacking = missing(this.#foreign(name).capabilities, this.#options.capabilities);
    if (lacking.length > 0) throw notAllowed(name, lacking);
    this.#happens({ kind: "release", name, anew });
  }

  status(): BoxStatus {
    const { version, settings } = this.#options;
    const processes = this.#state.children.map((child) => this.#statusOf(child));
    return { version, pid: process.pid, startedAt: this.#birth, settings, processes };
  }

  #statusOf(child: Child): ProcessStatus {
    const { name, state, pid, restarts, trouble, facts } = child;
    const startedAt = pid === null ? null : (this.#startedAt.get(name) ?? null);
    const order = this.#orders.get(name) ?? null;
    return { name, state, pid, startedAt, restarts, trouble, isNeeded: isNeeded(this.#program(name)), order, facts };
  }

  #ordered(what: ServiceOrder["what"], name: string, author: string): void {
    const { log, clock } = this.#options;
    this.#orders.set(this.#program(name).name, { what, author, at: Math.round(clock.now()) });
    log.info("an order by hand", { what, name, author });
  }

  #happens(happening: Happening): void {
    const { state, steps } = nextStep(this.#state, happening, this.#options.clock.monotonic());
    this.#state = state;
    for (const step of steps) this.#carryOut(step);
    this.#options.onHappened();
  }

  #carryOut(step: Step): void {
    switch (step.kind) {
      case "spawn":
        this.#spawn(step.name);
        return;
      case "order-stop":
        this.#running.get(step.name)?.order({ kind: "stop" });
        return;
      case "kill":
        this.#running.get(step.name)?.kill();
        return;
      case "publish":
        this.#options.onChange(this.status());
        return;
      case "log":
        this.#options.log[step.level](step.event, step.fields);
        return;
      case "finish":
        this.#ticks?.cancel();
        this.#finished?.(step.exit);
        return;
    }
  }

  #spawn(name: string): void {
    const { settings, clock, log } = this.#options;
    const started = this.#start(this.#program(name), {
      said: (report) => this.#said(name, report),
      exited: (code, signal) => {
        this.#running.delete(name);
        this.#happens({ kind: "exited", name, code, signal });
      },
    });
    this.#running.set(name, started);
    this.#startedAt.set(name, clock.now());
    log.info("a process starts", { name, pid: started.pid });
    if (started.pid !== undefined) this.#happens({ kind: "spawned", name, pid: started.pid });
    started.order({ kind: "hello", home: settings.home, settings });
  }

  #start(program: Program, ears: ProcessEars): OwnProcess | ForeignProcess {
    const { name } = program;
    const { env, lock, settings, clock, log, capabilities } = this.#options;
    if (isForeign(program)) {
      const through = [...confinement(program.capabilities, capabilities), "--pdeathsig=KILL", "--"];
      const command = [...through, ...program.command];
      return new ForeignProcess({ name, command, folder: settings.home, clock, log }, ears);
    }
    const { path, listensOn, capabilities: kept = [] } = program;
    const ports = listensOn?.map((port) => (typeof port === "number" ? port : settings[port]));
    const through =
      ports === undefined ? withoutLent(capabilities) : confinement([...neededFor(ports), ...kept], capabilities);
    return new OwnProcess({ name, program: path, through, env, lock, log }, ears);
  }

  #foreign(name: string): ForeignProgram {
    const program = this.#program(name);
    if (isForeign(program)) return program;
    const sentence = `The process ${name} is a service of the box: it runs by itself.`;
    throw new BoxError("NOT_FOREIGN", { name }, { sentence });
  }

  #program(name: string): Program {
    const found = this.#options.programs.find((one) => one.name === name);
    if (found === undefined) throw noSuchProcess(name, this.#state);
    return found;
  }

  #said(name: string, report: Report): void {
    switch (report.kind) {
      case "ready":
        this.#happens({ kind: "ready", name, facts: report.facts });
        return;
      case "alive":
        this.#happens({ kind: "alive", name, facts: report.facts });
        return;
      case "failed":
        this.#happens({ kind: "last-words", name, sentence: report.sentence });
        return;
    }
  }
}

const isForeign = (program: Program): program is ForeignProgram => "command" in program;
const isNeeded = (program: Program): boolean => "needed" in program && program.needed === true;

function notAllowed(name: string, lacking: readonly Capability[]): BoxError {
  const needs = lacking.map((one) => `cap_${one}`).join(", ");
  const sentence = `${name} cannot be started: it needs ${needs}, which the user that started the box may not lend.`;
  return new BoxError("NOT_ALLOWED", { name, missing: lacking }, { sentence });
}

function processNeeded(name: string): BoxError {
  const sentence = `The process ${name} is not stopped alone: without it nobody could start it again. Restart it, or stop the box.`;
  return new BoxError("PROCESS_NEEDED", { name }, { sentence });
}

function noSuchProcess(name: string, state: Supervision): BoxError {
  const names = state.children.map((child) => child.name);
  return new BoxError(
    "NO_SUCH_PROCESS",
    { name },
    { sentence: `There is no process ${name}, only ${names.join(" and ")}.` },
  );
}
