import type { CallTrace } from "../../contracts/call-trace.ts";
import type { Clock } from "../../kit/clock.ts";
import type { Call } from "../calls/call.ts";
import type { TraceFiles } from "./trace-files.ts";
import type { Traces } from "./traces.ts";

/** What the last answers and their repetitions take after a call has ended. */
const LAST_WORDS_MS = 5_000;

/** Stories of calls, from memory while they happen and from the disk for some days after. */
export class KeptStories {
  readonly #traces: Traces;
  readonly #files: TraceFiles;
  readonly #clock: Clock;

  constructor(traces: Traces, files: TraceFiles, clock: Clock) {
    this.#traces = traces;
    this.#files = files;
    this.#clock = clock;
  }

  changed(before: Call | null, after: Call): void {
    if (after.endedAt === null || before?.endedAt != null) return;
    this.#clock.after(LAST_WORDS_MS, () => void this.#keep(after.id));
  }

  /** Everything that has ended is on the disk, whatever was still to come. */
  async close(): Promise<void> {
    const ended = this.#traces.latest(Number.MAX_SAFE_INTEGER).filter(({ endedAt }) => endedAt !== null);
    for (const { call } of ended) void this.#keep(call);
    await this.#files.settled();
  }

  /** By its name; of the latest calls a unique beginning of it will do. */
  async find(name: string): Promise<CallTrace | null> {
    const found = this.#traces.find(name);
    if (found?.hasMessages === true) return found.trace;
    return (await this.#files.find(found?.trace.call ?? name)) ?? found?.trace ?? null;
  }

  async #keep(call: string): Promise<void> {
    const found = this.#traces.find(call);
    if (found?.hasMessages === true && (await this.#files.keep(found.trace))) this.#traces.isKept(call);
  }
}
