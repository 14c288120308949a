import fc from "fast-check";
import { expect, test } from "vitest";
import type { LegId } from "../engine/engine.ts";
import { office } from "../office.fixture.ts";
import { classesOf } from "./classes.fixture.ts";
import { remembered } from "./remembered.ts";
import { tollRules } from "./rules.ts";
import { Day, rulesWith } from "./toll.fixture.ts";
import { noToll, type TollFact, type TollState, tollAfter } from "./toll-state.ts";

/** Whatever happens, in whatever order. */

const leg = fc.integer({ min: 1, max: 4 }).map((id) => id as LegId);
const emitter = fc.constantFrom("201", "202", "800", "0122000000");
const number = fc.constantFrom("0122334455", "0612345678", "0899123456", "+442079460018", "15", "nonsense");
const classes = number.map(classesOf);
const fact: fc.Arbitrary<TollFact> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant("started" as const), leg, emitter, classes, opensHunt: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("answered" as const), leg }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("ended" as const), leg }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("refused" as const), emitter }) },
  { weight: 2, arbitrary: fc.constant({ type: "passed" as const }) },
);
const step = fc.record({
  fact: fc.oneof({ weight: 12, arbitrary: fact }, { weight: 1, arbitrary: fc.constant({ type: "re-armed" as const }) }),
  seconds: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 90_000 })),
  /** Somebody sets the clock. */
  jump: fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -200_000, max: 200_000 }) },
  ),
  limits: fc.record({
    simultaneous: fc.constant(0),
    simultaneousOfOne: fc.constant(0),
    hourlyOfOne: fc.constantFrom(0, 1, 3),
    dailyCostCents: fc.constantFrom(0, 10, 1000, 100_000),
  }),
});

function follow(
  steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[],
  see: (before: TollState, after: TollState, fact: TollFact) => void,
) {
  const day = new Day(rulesWith());
  for (const { fact: told, seconds, jump, limits } of steps) {
    for (const move of [
      () => day.reload(rulesWith(limits)),
      () => day.wait(seconds),
      () => day.setClock(jump),
      () => day.tell(told),
    ]) {
      const before = day.state;
      move();
      see(before, day.state, told);
    }
  }
  return day;
}

test("cost never falls within a day, and no day comes back until somebody re-arms", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      follow(steps, (before, after, told) => {
        if (before.day === after.day) expect(after.cost).toBeGreaterThanOrEqual(before.cost);
        else if (told.type !== "re-armed") expect(after.day > before.day).toBe(true);
        expect(after.forgiven).toBeLessThanOrEqual(after.cost);
      });
    }),
  );
});

test("once cut, it stays cut, for the same reason, until somebody re-arms", () => {
  let cuts = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      follow(steps, (before, after, told) => {
        if (before.cut === null && after.cut !== null) cuts += 1;
        if (before.cut !== null && told.type !== "re-armed") expect(after.cut).toBe(before.cut);
      });
    }),
  );
  expect(cuts).toBeGreaterThan(20); // the sequences do cut
});

test("a day's cost is each started minute of each answered call, however often time is looked at", () => {
  const call = fc.record({ number, rings: fc.integer({ min: 0, max: 60 }), talks: fc.integer({ min: 0, max: 900 }) });
  const rules = tollRules(office());
  const rateOf: Readonly<Record<string, number>> = {
    "0122334455": rules.limits.rates.national,
    "0612345678": rules.limits.rates.mobile,
    "0899123456": rules.limits.rates.special,
    "+442079460018": rules.limits.rates.international,
    "15": 0,
    nonsense: Math.max(...Object.values(rules.limits.rates)),
  };
  fc.assert(
    fc.property(fc.array(call, { maxLength: 8 }), fc.integer({ min: 1, max: 100 }), (calls, glance) => {
      const day = new Day(rules);
      for (const one of calls) {
        const id = day.start("201", one.number);
        day.wait(one.rings).answer(id);
        for (let left = one.talks; left > 0; left -= glance) day.wait(Math.min(left, glance));
        day.end(id);
      }

      const expected = calls.map(({ number: to, talks }) => (Math.floor(talks / 60) + 1) * (rateOf[to] ?? Number.NaN));
      expect(day.state.cost).toBe(expected.reduce((sum, one) => sum + one, 0));
    }),
  );
});

test("100,000 calls need no more memory than a hundred", () => {
  const rules = rulesWith({ hourlyOfOne: 10_000, dailyCostCents: 0 });
  const sizeAfter = (calls: number): number => {
    let state = noToll;
    let most = 0;
    for (let index = 0; index < calls; index += 1) {
      // Three hours, and emitters that somebody has made up.
      const at = { now: Date.UTC(2026, 10, 27) + Math.floor(index * (10_800_000 / calls)), monotonic: index };
      const id = index as LegId;
      const emitters = index % 2 === 0 ? "201" : `9${index}`;
      state = tollAfter(
        state,
        { type: "started", leg: id, emitter: emitters, classes: ["mobile"], opensHunt: true },
        at,
        rules,
      );
      state = tollAfter(state, { type: "ended", leg: id }, at, rules);
      most = Math.max(most, state.hours.get("201")?.length ?? 0);
      if (index === calls - 1) expect(state.hours.size + state.legs.size).toBe(1);
    }
    expect(JSON.stringify(remembered(state, Date.UTC(2026, 10, 27, 3))).length).toBeLessThan(4000);
    return most;
  };

  expect(sizeAfter(100_000)).toBeLessThanOrEqual(61);
  expect(sizeAfter(100)).toBeGreaterThan(10);
}, 60_000);
