import type { AskId, EngineEvent } from "./engine.ts";
import type { FakeEngine } from "./fake-engine.ts";
import type { FarNewcomer, WrittenAsk } from "./far-side.ts";

/** A telephone of the fake that looks for its settings. */
export class FakeNewcomer implements FarNewcomer {
  status = 0;
  readonly told: FarNewcomer["told"][number][] = [];
  readonly source: string;
  readonly written: WrittenAsk;
  readonly #engine: FakeEngine;

  constructor(engine: FakeEngine, source: string, written: WrittenAsk) {
    this.#engine = engine;
    this.source = source;
    this.written = written;
  }

  ask(): void {
    this.#engine.askForSettings(this);
  }
}

/** Who waits to be told where its settings are. */
export class FakeNewcomers {
  readonly #waiting = new Map<AskId, FakeNewcomer>();
  #hears = false;

  get size(): number {
    return this.#waiting.size;
  }

  get hears(): boolean {
    return this.#hears;
  }

  /** `there`: how many of the networks that are wanted the machine has. */
  hear(wanted: number, there: number): EngineEvent | null {
    this.#hears = there > 0;
    if (wanted === 0) return null;
    if (there === 0) return { type: "discovery.missing", text: "Cannot assign requested address" };
    return { type: "discovery.opened", networks: there };
  }

  await(ask: AskId, newcomer: FakeNewcomer): void {
    this.#waiting.set(ask, newcomer);
  }

  /** What it says to what it is told; null: it is told nothing. */
  answer(ask: AskId, url: string | null): number | null {
    const newcomer = this.#waiting.get(ask);
    this.#waiting.delete(ask);
    if (newcomer === undefined || url === null) return null;
    newcomer.status = 200;
    const event = "ua-profile;effective-by=0";
    newcomer.told.push({ event, contentType: "application/url", text: url, state: "terminated;reason=timeout" });
    return 200;
  }
}
