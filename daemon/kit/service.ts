import { type Static, Type } from "typebox";
import { BoxError, describeError } from "./box-error.ts";
import { type Clock, systemClock, wait } from "./clock.ts";
import { ExitError, exitCodes } from "./exit-codes.ts";
import { createLog, type Log, levelFrom } from "./log.ts";
import { parser } from "./parse.ts";

/** The life of a process that `box` started: hello → ready → heartbeats → stop, over the fork channel. */

/** From the supervisor to the service. */
export const orderSchema = Type.Union([
  Type.Object({
    kind: Type.Literal("hello"),
    home: Type.String(),
    settings: Type.Unknown(),
  }),
  Type.Object({ kind: Type.Literal("stop") }),
]);
export type Order = Static<typeof orderSchema>;

const factsSchema = Type.Record(Type.String(), Type.Unknown());

/** From the service to the supervisor. */
export const reportSchema = Type.Union([
  Type.Object({ kind: Type.Literal("ready"), facts: factsSchema }),
  /** Sent every second by the event loop, so that a stuck one is noticed. */
  Type.Object({ kind: Type.Literal("alive"), facts: factsSchema }),
  /** Why the process ends; the exit code follows. */
  Type.Object({ kind: Type.Literal("failed"), code: Type.String(), sentence: Type.String(), facts: factsSchema }),
]);
export type Report = Static<typeof reportSchema>;

export interface ServiceContext {
  readonly name: string;
  /** Absolute path of the folder that holds everything the box keeps. */
  readonly home: string;
  /** Parse it with the schema in contracts/box.ts. */
  readonly settings: unknown;
  readonly log: Log;
  readonly clock: Clock;
  /** Aborted when the stop begins. */
  readonly signal: AbortSignal;
  /** Ends the process because of something that happened after the start. */
  failed(error: unknown): void;
}

export interface RunningService {
  /** What people and tests want to know of it: ports, addresses, revision. Read once a second: keep it cheap. */
  facts(): object;
  /** Ends everything in order. Given 8 seconds. */
  stop(): Promise<void>;
}

export interface Service {
  readonly name: string;
  /** Resolves when the service is ready. An ExitError says why it cannot run. */
  start(context: ServiceContext): Promise<RunningService>;
}

/** Milliseconds between heartbeats, and how long a service may take to stop before it ends regardless. */
const heartbeatMs = 1000;
const stopLimitMs = 8000;
/** How long a start that was overtaken by a stop may go on, in milliseconds. */
const startGraceMs = 2000;

/** The whole main program of a service. Returns at once; the process ends by itself. */
export function runService(service: Service): void {
  new ServiceLife(service).begin();
}

class ServiceLife {
  readonly #service: Service;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  readonly #parseOrder = parser(orderSchema, "an order of the supervisor");
  #starting: Promise<void> = Promise.resolve();
  #running: RunningService | undefined;
  #greeted = false;
  #ending = false;

  constructor(service: Service) {
    this.#service = service;
    this.#log = createLog({ process: service.name, level: levelFrom(process.env) });
  }

  begin(): void {
    process.on("uncaughtException", (error) => this.#crash(error));
    process.on("unhandledRejection", (error) => this.#crash(error));
    // Ctrl-C reaches every process of the terminal; only the supervisor acts on it and stops us in order.
    process.on("SIGINT", () => {});
    process.on("SIGHUP", () => {});
    process.on("SIGTERM", () => void this.#stop("SIGTERM"));
    if (process.send === undefined) {
      this.#log.error("this program is part of the box: start it with `npx sipleo start`");
      process.exit(exitCodes.configuration);
    }
    // A parent that died before we were listening has told nobody.
    if (!process.connected) process.exit(exitCodes.temporary);
    process.on("disconnect", () => void this.#stop("the supervisor is gone"));
    process.on("message", (message) => this.#obey(message));
    systemClock.every(heartbeatMs, () => this.#report({ kind: "alive", facts: this.#facts() }));
  }

  #obey(message: unknown): void {
    const order = this.#parseOrder(message);
    if (order.kind === "stop") void this.#stop("ordered");
    else if (!this.#greeted) this.#starting = this.#start(order.home, order.settings);
  }

  async #start(home: string, settings: unknown): Promise<void> {
    this.#greeted = true;
    const { name } = this.#service;
    const signal = this.#stopping.signal;
    const failed = (error: unknown): void => this.#fail(error);
    try {
      const running = await this.#service.start({
        name,
        home,
        settings,
        log: this.#log,
        clock: systemClock,
        signal,
        failed,
      });
      this.#running = running;
      if (this.#ending) return;
      this.#log.info("ready", this.#facts());
      this.#report({ kind: "ready", facts: this.#facts() });
    } catch (error) {
      if (!this.#ending) this.#fail(error);
    }
  }

  async #stop(reason: string): Promise<void> {
    if (this.#ending) return;
    this.#ending = true;
    this.#log.info("stopping", { reason });
    const limit = systemClock.after(stopLimitMs, () => {
      this.#log.error("stopping took too long", { milliseconds: stopLimitMs });
      process.exit(exitCodes.bug);
    });
    this.#stopping.abort();
    try {
      await Promise.race([this.#starting, wait(systemClock, startGraceMs)]);
      await this.#running?.stop();
      limit.cancel();
      this.#log.info("stopped");
      process.exit(exitCodes.clean);
    } catch (error) {
      this.#log.error("stopping failed", { error });
      process.exit(exitCodes.bug);
    }
  }

  /** An expected failure: the supervisor gets its code and its sentence, the process its exit code. */
  #fail(error: unknown): void {
    const exit = error instanceof ExitError ? error.exit : exitCodes.bug;
    const code = error instanceof BoxError ? error.code : "BUG";
    const facts = error instanceof BoxError ? error.facts : {};
    this.#log.error(exit === exitCodes.bug ? "failed" : describeError(error), { error });
    this.#lastWords({ kind: "failed", code, facts, sentence: describeError(error) }, exit);
  }

  #crash(error: unknown): void {
    this.#log.error("a bug ended this process", { error });
    this.#lastWords({ kind: "failed", code: "BUG", facts: {}, sentence: describeError(error) }, exitCodes.bug);
  }

  /** Exits once the words are with the parent, or after a second when it does not take them. */
  #lastWords(report: Report, exit: number): void {
    this.#ending = true;
    systemClock.after(1000, () => process.exit(exit));
    if (!process.connected || process.send === undefined) process.exit(exit);
    process.send(report, () => process.exit(exit));
  }

  #report(report: Report): void {
    if (!process.connected) return;
    // The callback keeps a channel that closes meanwhile from being an uncaught error.
    process.send?.(report, () => {});
  }

  #facts(): Record<string, unknown> {
    return { ...this.#running?.facts() };
  }
}
