import type { Alert } from "../../contracts/alert.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { type AlertState, alertsAfter, alertsIn, dueAt, type Moment, type Wrong, withoutEnded } from "./alert-state.ts";
import { gathered } from "./incident-of.ts";
import { current, forgottenAt, type Incident, type Incidents, withIncident, wrongsIn } from "./incidents.ts";

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  /** What is wrong at this moment, by the states of everything. */
  readonly wrongs: () => readonly Wrong[];
}

/** The list of what is wrong now. Looks whenever it is told that something may have changed, and when time is up. */
export class Alerts implements Disposable {
  readonly #parts: Parts;
  readonly #listeners: (() => void)[] = [];
  #state: AlertState = new Map();
  #incidents: Incidents = new Map();
  #list: readonly Alert[] = [];
  #timer: Timer | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The worst first. */
  get list(): readonly Alert[] {
    return this.#list;
  }

  /** The list is another one. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Something happened that leaves no state behind. */
  note(incident: Incident): void {
    this.#incidents = withIncident(this.#incidents, incident, this.#now());
    this.look();
  }

  look(): void {
    this.#become(alertsAfter(this.#state, this.#wrongs(), this.#now()));
  }

  /** Another configuration runs: what is not wrong under it is over at once. */
  viewChanged(): void {
    this.#become(withoutEnded(alertsAfter(this.#state, this.#wrongs(), this.#now())));
  }

  [Symbol.dispose](): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #wrongs(): readonly Wrong[] {
    this.#incidents = current(this.#incidents, this.#now().monotonic);
    return [...this.#parts.wrongs(), ...gathered(wrongsIn(this.#incidents))];
  }

  #become(state: AlertState): void {
    const before = new Map(this.#list.map((alert) => [alert.key, alert]));
    const was = JSON.stringify(this.#list);
    this.#state = state;
    this.#list = alertsIn(state);
    this.#watchTime();
    if (JSON.stringify(this.#list) === was) return;
    this.#write(before);
    for (const listener of this.#listeners) listener();
  }

  #write(before: ReadonlyMap<string, Alert>): void {
    const { log } = this.#parts;
    const now = new Set(this.#list.map(({ key }) => key));
    for (const { key, level, what, why } of this.#list) {
      if (before.has(key)) continue;
      const facts = { alert: key, what: what.code, ...what.facts, ...(why === null ? {} : { why: why.code }) };
      if (level === "error") log.error("an alert is raised", facts);
      else log.warn("an alert is raised", facts);
    }
    for (const key of before.keys()) if (!now.has(key)) log.info("an alert is over", { alert: key });
  }

  #watchTime(): void {
    const { clock } = this.#parts;
    this.#timer?.cancel();
    this.#timer = null;
    const times = [dueAt(this.#state), forgottenAt(this.#incidents)].filter((time) => time !== null);
    if (times.length === 0) return;
    const inMs = Math.max(0, Math.ceil(Math.min(...times) - clock.monotonic()));
    this.#timer = clock.after(inMs, () => {
      this.#timer = null;
      this.look();
    });
  }

  #now(): Moment {
    const { clock } = this.#parts;
    return { now: clock.now(), monotonic: clock.monotonic() };
  }
}
