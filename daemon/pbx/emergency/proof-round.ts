import type { EmergencyProof } from "../../contracts/emergency-proof.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { isDue } from "./is-due.ts";

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly currentView: () => PbxView | null;
  readonly prove: (view: PbxView) => Promise<EmergencyProof>;
  /** There is another proof. */
  readonly changed: () => void;
}

const LOOK_MS = 60_000;

/** Proves the ways of calls for help when it is time, and when somebody asks; keeps what was found. */
export class ProofRound implements Disposable {
  readonly #parts: Parts;
  #latest: EmergencyProof | null = null;
  #since = 0;
  #proving: Promise<EmergencyProof> | null = null;
  #timer: Timer | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Null: none since the start. */
  get latest(): EmergencyProof | null {
    return this.#latest;
  }

  start(): void {
    this.#timer ??= this.#parts.clock.every(LOOK_MS, () => this.#look());
  }

  /** Another view runs. */
  viewChanged(): void {
    this.#since = this.#parts.clock.monotonic();
  }

  /** Null: there is no configuration. Who asks while a proof goes on gets that one. */
  prove(): Promise<EmergencyProof | null> {
    const view = this.#parts.currentView();
    if (view === null) return Promise.resolve(null);
    this.#proving ??= this.#prove(view).finally(() => {
      this.#proving = null;
    });
    return this.#proving;
  }

  [Symbol.dispose](): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #look(): void {
    const { clock, currentView, log } = this.#parts;
    const view = currentView();
    const runningMs = clock.monotonic() - this.#since;
    if (view === null || !isDue({ view, latest: this.#latest, now: clock.now(), runningMs })) return;
    this.prove().catch((error: unknown) => log.error("the ways of emergency calls could not be proved", { error }));
  }

  async #prove(view: PbxView): Promise<EmergencyProof> {
    const { log, prove, changed } = this.#parts;
    const proof = await prove(view);
    this.#latest = proof;
    for (const { site, verdict, lines } of proof.sites) {
      const facts = { site, verdict, lines: lines.map(({ trunk, works }) => `${trunk} ${works ? "works" : "fails"}`) };
      if (verdict === "proved") log.info("emergency calls are proved", facts);
      else log.warn("emergency calls are not proved", facts);
    }
    changed();
    return proof;
  }
}
