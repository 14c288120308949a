import type { OutsideState } from "../../contracts/outside-state.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Call } from "../calls/call.ts";
import { isPresent, type LegEvent } from "../calls/leg.ts";
import type { LegId } from "../engine/engine.ts";
import { factsOf, isOutside } from "./facts-of.ts";
import { startedIn } from "./hour.ts";
import { fromRemembered, type RememberedToll, remembered } from "./remembered.ts";
import { type TollRules, tollRules } from "./rules.ts";
import { callsOf, type Moment, noToll, refusalOf, type TollFact, type TollState, tollAfter } from "./toll-state.ts";

/** While calls are outside their minutes are counted, and who outlived a cut is named again. In milliseconds. */
const TICK_MS = 5000;

/** Where the guard's state outlives the process. */
export interface TollMemory {
  readonly remembered: RememberedToll | null;
  /** Must not throw and must not keep anybody waiting. */
  keep(remembered: RememberedToll): void;
}

/** Names of the calls to end, and why. */
export type CutListener = (calls: readonly string[], why: Reason) => void;

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly memory: TollMemory;
  /** Whose limits hold; null before there is any. */
  readonly currentView: () => PbxView | null;
}

/**
 * Makes that toll fraud cannot go on: counts what calls to the outside cost and how many there are, refuses what is too
 * much, and when that does not help cuts them all. Only a person re-arms. Calls for help are not seen here at all.
 */
export class TollGuard implements Disposable {
  readonly #parts: Parts;
  readonly #listeners: CutListener[] = [];
  readonly #watchers: (() => void)[] = [];
  /** In which call each leg outside is now. */
  readonly #callOf = new Map<LegId, string>();
  /** Legs of calls for help: wherever they are transferred, they are never counted and their call is never cut. */
  readonly #spared = new Map<LegId, string>();
  /** Calls whose end has been asked for since the last tick: ending takes its time. */
  readonly #named = new Set<string>();
  #state: TollState;
  #rules: { readonly view: PbxView; readonly rules: TollRules } | null = null;
  #tick: Timer | null = null;
  #sweep: Timer | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { remembered: left } = parts.memory;
    this.#state = left === null ? noToll : fromRemembered(left);
  }

  onCut(listener: CutListener): void {
    this.#listeners.push(listener);
  }

  /** Calls are cut, or go outside again. */
  onChange(listener: () => void): void {
    this.#watchers.push(listener);
  }

  /** Why all calls to the outside are cut, and since when; null: they are not. */
  get cut(): OutsideState["cut"] {
    return this.#state.cut;
  }

  /** A CallListener. */
  changed(before: Call | null, after: Call, event: LegEvent | null): void {
    this.#spare(after, event);
    const rules = this.#rulesOf(this.#parts.currentView() ?? after.view);
    for (const fact of factsOf(before, after, event)) if (!this.#isSpared(fact)) this.#take(fact, rules);
    this.#follow(after);
    if (this.#state.cut !== null && this.#state.legs.size > 0) this.#sweepSoon();
    this.#keepTime();
  }

  /** Why this extension, group or line may send no call outside now; null: it may. */
  refusal(emitter: string): Reason | null {
    const view = this.#parts.currentView();
    return view === null ? null : refusalOf(this.#state, emitter, this.#now(), this.#rulesOf(view));
  }

  /** Nothing goes outside until somebody re-arms. */
  get isCut(): boolean {
    return this.#state.cut !== null;
  }

  /** What has been counted; null before there is a configuration. */
  status(): OutsideState | null {
    const view = this.#parts.currentView();
    if (view === null) return null;
    this.#take({ type: "passed" }, this.#rulesOf(view));
    return stateOf(this.#state, view, this.#parts.clock.now());
  }

  /** Lets calls go outside again. False: they were not cut. */
  rearm(author: string): boolean {
    const view = this.#parts.currentView();
    const { cut } = this.#state;
    if (view === null || cut === null) return false;
    this.#take({ type: "re-armed" }, this.#rulesOf(view));
    this.#parts.log.warn("calls to the outside are re-armed", { author, ...cut });
    return true;
  }

  [Symbol.dispose](): void {
    this.#tick?.cancel();
    this.#tick = null;
    this.#sweep?.cancel();
    this.#sweep = null;
  }

  #take(fact: TollFact, rules: TollRules): void {
    const before = this.#state;
    const after = tollAfter(before, fact, this.#now(), rules);
    this.#state = after;
    if (before.cut === null && after.cut !== null) {
      this.#parts.log.error("calls to the outside are cut until somebody re-arms them", { ...after.cut });
    }
    const { day, cost, forgiven, cut, hours } = before;
    const isSame = day === after.day && cost === after.cost && forgiven === after.forgiven && cut === after.cut;
    if (!isSame || hours !== after.hours) this.#parts.memory.keep(remembered(after, this.#parts.clock.now()));
    if (before.cut !== after.cut) for (const listener of this.#watchers) listener();
  }

  #spare(call: Call, event: LegEvent | null): void {
    for (const leg of call.legs.values()) {
      if (!isOutside(leg)) continue;
      if (leg.state !== "released") {
        if (call.isEmergency || this.#spared.has(leg.id)) this.#spared.set(leg.id, call.id);
      } else if (event?.type === "leg.released" && event.leg === leg.id) {
        this.#spared.delete(leg.id);
      }
    }
  }

  #isSpared(fact: TollFact): boolean {
    return "leg" in fact && this.#spared.has(fact.leg);
  }

  #follow(call: Call): void {
    for (const leg of call.legs.values()) {
      if (this.#state.legs.has(leg.id)) {
        if (isPresent(leg)) this.#callOf.set(leg.id, call.id);
      } else {
        this.#callOf.delete(leg.id);
      }
    }
  }

  /** Not while the listeners of a change are still being told. */
  #sweepSoon(): void {
    this.#sweep ??= this.#parts.clock.after(0, () => {
      this.#sweep = null;
      if (this.#state.cut === null) return;
      const spared = new Set(this.#spared.values());
      const calls = [...new Set(this.#callOf.values())].filter((call) => !spared.has(call) && !this.#named.has(call));
      for (const call of calls) this.#named.add(call);
      if (calls.length > 0) for (const listener of this.#listeners) listener(calls, reason("outside-cut"));
    });
  }

  #keepTime(): void {
    if (this.#state.legs.size === 0) {
      this.#named.clear();
      this.#tick?.cancel();
      this.#tick = null;
      return;
    }
    this.#tick ??= this.#parts.clock.every(TICK_MS, () => {
      const view = this.#parts.currentView();
      if (view !== null) this.#take({ type: "passed" }, this.#rulesOf(view));
      this.#named.clear();
      if (this.#state.cut !== null) this.#sweepSoon();
    });
  }

  #rulesOf(view: PbxView): TollRules {
    if (this.#rules?.view !== view) this.#rules = { view, rules: tollRules(view) };
    return this.#rules.rules;
  }

  #now(): Moment {
    const { clock } = this.#parts;
    return { now: clock.now(), monotonic: clock.monotonic() };
  }
}

function stateOf(state: TollState, view: PbxView, now: number): OutsideState {
  const { day, cost, forgiven, cut, legs, hours } = state;
  const numbers = new Set([...hours.keys(), ...[...legs.values()].map(({ emitter }) => emitter)]);
  return {
    cut,
    day,
    costCents: cost / 100,
    countedCents: (cost - forgiven) / 100,
    limitCents: view.outsideLimits.dailyCostCents,
    calls: legs.size,
    emitters: [...numbers]
      .map((number) => ({ number, calls: callsOf(state, number), lastHour: startedIn(hours.get(number) ?? [], now) }))
      .filter(({ calls, lastHour }) => calls + lastHour > 0)
      .sort((one, other) => (one.number < other.number ? -1 : 1)),
  };
}
