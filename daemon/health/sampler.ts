import { cpus, uptime } from "node:os";
import { pointOf, withPoint } from "../contracts/health-hour.ts";
import type { Health, HealthHour, HealthPoint } from "../contracts/machine-health.ts";
import { BoxError } from "../kit/box-error.ts";
import { type Clock, type Timer, wait } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { Sensors } from "./sensors.ts";

interface SamplerParts {
  readonly sensors: Sensors;
  readonly clock: Clock;
  readonly log: Log;
  readonly onSample: (health: Health) => void;
}

const EVERY_MS = 10_000;
/** A sensor that does not answer within this time says nothing. */
const PATIENCE_MS = 5_000;
/** What costs a program each time is read at every so many samples. */
const HEAT_EVERY = 6;
const CLOCK_EVERY = 30;

/** Reads every sensor every ten seconds and remembers an hour of it. */
export class Sampler {
  readonly #parts: SamplerParts;
  /** Sensors that said nothing when they were last asked, and those that have not answered yet. */
  readonly #silent = new Set<string>();
  readonly #asked = new Set<string>();
  #timer: Timer | undefined;
  #isReading = false;
  #count = 0;
  #now: Health | null = null;
  #hour: readonly HealthPoint[] = [];

  constructor(parts: SamplerParts) {
    this.#parts = parts;
  }

  get hour(): HealthHour {
    return { now: this.#now, hour: [...this.#hour] };
  }

  start(): void {
    this.#timer = this.#parts.clock.every(EVERY_MS, () => void this.sample());
    void this.sample();
  }

  close(): void {
    this.#timer?.cancel();
  }

  /** One more sample, unless the one before is still being taken. */
  async sample(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const health = await this.#read(this.#count++);
    this.#isReading = false;
    this.#now = health;
    this.#hour = withPoint(this.#hour, pointOf(health));
    this.#parts.onSample(health);
  }

  async #read(count: number): Promise<Health> {
    const { sensors, clock } = this.#parts;
    const before = this.#now;
    const every = <T>(times: number, name: string, read: () => Promise<T>, last: T | null): Promise<T | null> =>
      count % times === 0 ? this.#ask(name, read) : Promise.resolve(last);
    const [processor, memory, disk, celsius, isClockSynchronised, interfaces] = await Promise.all([
      this.#ask("processor", () => sensors.processor()),
      this.#ask("memory", () => sensors.memory()),
      this.#ask("disk", () => sensors.disk()),
      every(HEAT_EVERY, "temperature", () => sensors.celsius(), before?.celsius ?? null),
      every(CLOCK_EVERY, "clock", () => sensors.isClockSynchronised(), before?.isClockSynchronised ?? null),
      this.#ask("interfaces", () => sensors.interfaces()),
    ]);
    const at = Math.round(clock.now());
    const upSince = bootOf(at, uptime(), before?.upSince ?? null);
    const known = { processor, memory, disk, celsius, isClockSynchronised, interfaces: [...(interfaces ?? [])] };
    return { at, cores: Math.max(1, cpus().length), upSince, ...known };
  }

  /** What it says; null, and one line in the log, when it fails or does not answer. One that hangs is not asked again. */
  async #ask<T>(name: string, read: () => Promise<T>): Promise<T | null> {
    const { clock, log } = this.#parts;
    if (this.#asked.has(name)) return null;
    this.#asked.add(name);
    const reading = read().finally(() => this.#asked.delete(name));
    const patience = new AbortController();
    const late = wait(clock, PATIENCE_MS, patience.signal).then((): Promise<never> => {
      throw new BoxError("SENSOR_SILENT", { sensor: name, milliseconds: PATIENCE_MS });
    });
    try {
      const said = await Promise.race([reading, late]);
      this.#silent.delete(name);
      return said;
    } catch (error) {
      if (!this.#silent.has(name)) log.warn("a sensor says nothing", { sensor: name, error });
      this.#silent.add(name);
      return null;
    } finally {
      patience.abort();
    }
  }
}

/** When the machine was started: the same one in every sample, unless somebody has set the clock. */
function bootOf(now: number, uptimeSeconds: number, before: number | null): number {
  const boot = Math.round(now / 1000 - uptimeSeconds) * 1000;
  return before !== null && Math.abs(boot - before) <= 2_000 ? before : boot;
}
