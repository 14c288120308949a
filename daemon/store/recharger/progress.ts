import type { ReloadReport, ReloadStep } from "../../contracts/revision.ts";
import type { Clock } from "../../kit/clock.ts";

type Told = Pick<ReloadStep, "state" | "reasons">;

/** What becomes of one reload, step by step, told as it goes. */
export class Progress {
  readonly #clock: Pick<Clock, "monotonic">;
  readonly #onChanged: () => void;
  readonly #begun: number;
  #report: ReloadReport;

  /** `consumers`: who takes part, by name. */
  constructor(
    run: Pick<ReloadReport, "revision" | "author" | "at">,
    consumers: readonly string[],
    clock: Pick<Clock, "monotonic">,
    onChanged: () => void,
  ) {
    this.#clock = clock;
    this.#onChanged = onChanged;
    this.#begun = clock.monotonic();
    const steps = [
      waiting("store", "sounds"),
      waiting("store", "views"),
      ...consumers.map((name) => waiting(name, "prepare")),
      ...consumers.map((name) => waiting(name, "apply")),
      waiting("store", "note"),
    ];
    this.#report = { ...run, outcome: "under-way", milliseconds: null, steps };
    onChanged();
  }

  get report(): ReloadReport {
    return this.#report;
  }

  /** A step begins; what is handed back ends it, once. */
  begin(who: string, step: ReloadStep["step"]): (told?: Told) => void {
    const begun = this.#clock.monotonic();
    this.#set(who, step, { state: "under-way" });
    return ({ state, reasons } = { state: "done", reasons: [] }) =>
      this.#set(who, step, { state, reasons: [...reasons], milliseconds: this.#after(begun) });
  }

  /** A step that was under way has failed; what was not come to will not be any more. */
  end(outcome: ReloadReport["outcome"]): void {
    const steps = this.#report.steps.map((one): ReloadStep => ({ ...one, state: AT_END[one.state] ?? one.state }));
    this.#report = { ...this.#report, outcome, milliseconds: this.#after(this.#begun), steps };
    this.#onChanged();
  }

  #set(who: string, step: ReloadStep["step"], change: Partial<ReloadStep>): void {
    const steps = this.#report.steps.map((one) => (one.who === who && one.step === step ? { ...one, ...change } : one));
    this.#report = { ...this.#report, steps };
    this.#onChanged();
  }

  #after(begun: number): number {
    return Math.max(0, Math.round(this.#clock.monotonic() - begun));
  }
}

const AT_END: { readonly [State in ReloadStep["state"]]?: ReloadStep["state"] } = {
  waiting: "left-out",
  "under-way": "failed",
};

const waiting = (who: string, step: ReloadStep["step"]): ReloadStep => ({
  who,
  step,
  state: "waiting",
  milliseconds: null,
  reasons: [],
});
