import type { OutsideLimits } from "../../model/config/outside.ts";
import type { LegId } from "../engine/engine.ts";
import { office } from "../office.fixture.ts";
import { classesOf } from "./classes.fixture.ts";
import { type TollRules, tollRules } from "./rules.ts";
import { type Moment, noToll, type TollFact, type TollState, tollAfter } from "./toll-state.ts";

/** 08:00 in Paris, on a Friday. */
export const friday = Date.UTC(2026, 10, 27, 7);

export const view = (limits: Partial<OutsideLimits> = {}) => {
  const usual = office();
  return office({ outsideLimits: { ...usual.outsideLimits, ...limits } });
};

export const rulesWith = (limits: Partial<OutsideLimits> = {}): TollRules => tollRules(view(limits));

/** A day of calls, told fact by fact. */
export class Day {
  state: TollState;
  #rules: TollRules;
  #now: number;
  #monotonic = 0;
  #legs = 1;

  constructor(rules: TollRules, state: TollState = noToll, now = friday) {
    this.#rules = rules;
    this.state = state;
    this.#now = now;
  }

  get at(): Moment {
    return { now: this.#now, monotonic: this.#monotonic };
  }

  tell(fact: TollFact): this {
    this.state = tollAfter(this.state, fact, this.at, this.#rules);
    return this;
  }

  wait(seconds: number): this {
    this.#now += seconds * 1000;
    this.#monotonic += seconds * 1000;
    return this.tell({ type: "passed" });
  }

  setClock(seconds: number): this {
    this.#now += seconds * 1000;
    return this.tell({ type: "passed" });
  }

  reload(rules: TollRules): this {
    this.#rules = rules;
    return this.tell({ type: "passed" });
  }

  start(emitter: string, number = "0612345678", opensHunt = true): LegId {
    const leg = this.#legs as LegId;
    this.#legs += 2;
    this.tell({ type: "started", leg, emitter, classes: classesOf(number), opensHunt });
    return leg;
  }

  answer(leg: LegId): this {
    return this.tell({ type: "answered", leg });
  }

  end(leg: LegId): this {
    return this.tell({ type: "ended", leg });
  }

  /** One call from beginning to end. */
  call(emitter: string, number: string, seconds: number): this {
    const leg = this.start(emitter, number);
    return this.answer(leg).wait(seconds).end(leg);
  }

  get cents(): number {
    return this.state.cost / 100;
  }
}
