import { describe, expect, test } from "vitest";
import { reason } from "../../model/reason.ts";
import { classesOf } from "./classes.fixture.ts";
import { rateOf } from "./rate-of.ts";
import { Day, rulesWith } from "./toll.fixture.ts";
import { callsOf, refusalOf } from "./toll-state.ts";

const unlimited = { simultaneous: 0, simultaneousOfOne: 0, hourlyOfOne: 0, dailyCostCents: 0 } as const;
const rates = { national: 200, mobile: 800, special: 8000, international: 5000 };

describe("what a started minute costs, in 1/100 cent", () => {
  test.each([
    ["0122334455", 200],
    ["+33122334455", 200],
    ["0612345678", 800],
    ["0899123456", 8000],
    ["0800123456", 0],
    ["3939", 8000],
    ["+442079460018", 5000],
    ["00442079460018", 5000],
    ["112", 0],
    ["+881612345678", 8000],
    ["no number at all", 8000],
  ])("%s: %i", (number, rate) => {
    expect(rateOf(classesOf(number), rulesWith({ rates }))).toBe(rate);
  });

  test("a number that may be one of two costs as much as the dearer; one of which nothing is known, as the dearest", () => {
    expect(rateOf(["free", "mobile"], rulesWith({ rates }))).toBe(800);
    expect(rateOf([], rulesWith({ rates }))).toBe(8000);
  });
});

describe("the estimated cost of a day", () => {
  test.each([
    [0, 8],
    [1, 8],
    [59, 8],
    [61, 16],
    [3599, 480],
  ])("a call to a mobile of %i s costs %i cents: each started minute", (seconds, cents) => {
    expect(new Day(rulesWith({ ...unlimited, rates })).call("201", "0612345678", seconds).cents).toBe(cents);
  });

  test("a call that nobody answers costs nothing", () => {
    const day = new Day(rulesWith(unlimited));
    const leg = day.start("201");

    expect(day.wait(300).end(leg).cents).toBe(0);
  });

  test("a call in progress counts as it runs", () => {
    const day = new Day(rulesWith({ ...unlimited, rates }));
    day.answer(day.start("201"));

    expect([day.cents, day.wait(61).cents, day.wait(60).cents]).toEqual([8, 16, 24]);
  });

  test("it begins anew at midnight of the place, and takes the minutes after it of a call that goes on", () => {
    const day = new Day(rulesWith({ ...unlimited, rates }));
    day.call("201", "0612345678", 120).wait(15 * 3600 + 3000);
    day.answer(day.start("201")); // 23:52

    expect(day.wait(300)).toMatchObject({ cents: 72, state: { day: "2026-11-27" } });
    expect(day.wait(240)).toMatchObject({ cents: 32, state: { day: "2026-11-28" } });
  });

  test("setting the clock makes no call longer, and brings no day back", () => {
    const day = new Day(rulesWith({ ...unlimited, rates }));
    day.answer(day.start("201"));

    expect(day.setClock(3600).cents).toBe(8);
    expect(day.setClock(-2 * 86_400)).toMatchObject({ cents: 8, state: { day: "2026-11-27" } });
    expect(day.wait(61).cents).toBe(16);
  });

  test("a reload changes the price of the next call, not of one in progress", () => {
    const day = new Day(rulesWith({ ...unlimited, rates }));
    day.answer(day.start("201"));

    expect(day.reload(rulesWith({ ...unlimited, rates: { ...rates, mobile: 0 } })).wait(61).cents).toBe(16);
    expect(day.call("202", "0612345678", 600).cents).toBe(16 + 80);
  });
});

describe("what is refused", () => {
  const refusal = (day: Day, emitter: string, limits: Parameters<typeof rulesWith>[0]) =>
    refusalOf(day.state, emitter, day.at, rulesWith(limits));

  test("nothing where there are no limits", () => {
    const day = new Day(rulesWith(unlimited));
    for (let calls = 0; calls < 200; calls += 1) day.start("201");

    expect(refusal(day, "201", unlimited)).toBeNull();
  });

  test("a call more than may be outside at once, until one ends", () => {
    const limits = { ...unlimited, simultaneous: 2 };
    const day = new Day(rulesWith(limits));
    const first = day.start("201");

    expect(refusal(day, "203", limits)).toBeNull();
    day.start("800");
    expect(refusal(day, "203", limits)).toEqual(reason("too-many-outside", { calls: 2 }));
    expect(refusal(day.end(first), "203", limits)).toBeNull();
  });

  test("a call more than one extension may have outside; others may", () => {
    const limits = { ...unlimited, simultaneousOfOne: 1 };
    const day = new Day(rulesWith(limits));
    day.start("201");

    expect(refusal(day, "201", limits)).toEqual(reason("too-many-outside-of-one", { number: "201", calls: 1 }));
    expect(refusal(day, "202", limits)).toBeNull();
  });

  test("a call more than one extension may make in an hour, until the first is over an hour old", () => {
    const limits = { ...unlimited, hourlyOfOne: 2 };
    const day = new Day(rulesWith(limits));
    day.call("201", "0122334455", 10).wait(1800).call("201", "0122334455", 10);

    expect(refusal(day, "201", limits)).toEqual(reason("too-many-in-an-hour", { number: "201", calls: 2 }));
    expect(refusal(day, "202", limits)).toBeNull();
    expect(refusal(day.wait(1740), "201", limits)).not.toBeNull();
    expect(refusal(day.wait(120), "201", limits)).toBeNull();
  });

  test("a call of a group or a line only by what counts for all", () => {
    const limits = { ...unlimited, simultaneousOfOne: 1, hourlyOfOne: 1 };
    const day = new Day(rulesWith(limits));
    for (let calls = 0; calls < 20; calls += 1) day.start("800");

    expect(refusal(day, "800", limits)).toBeNull();
    expect(callsOf(day.state, "800")).toBe(20);
    expect(refusal(day, "800", { ...limits, simultaneous: 20 })).toEqual(reason("too-many-outside", { calls: 20 }));
  });

  test("no call in the hour for another line that is tried, nor for a leg that only moves to another call", () => {
    const limits = { ...unlimited, hourlyOfOne: 2 };
    const day = new Day(rulesWith(limits));
    const leg = day.start("201");
    for (let ways = 0; ways < 8; ways += 1) day.end(day.start("201", "0612345678", false));
    day.tell({ type: "started", leg, emitter: "202", classes: ["mobile"], opensHunt: true });

    expect(refusal(day, "201", limits)).toBeNull();
    expect(callsOf(day.state, "202")).toBe(0);
  });

  test("an extension that is refused and tries on is free again an hour after its last call", () => {
    const limits = { ...unlimited, hourlyOfOne: 4 };
    const day = new Day(rulesWith(limits));
    for (let calls = 0; calls < 4; calls += 1) day.call("201", "0122334455", 10);
    day.wait(3000).tell({ type: "refused", emitter: "201" });

    expect(refusal(day.wait(720), "201", limits)).toBeNull();
  });
});

describe("all calls are cut", () => {
  test("at the cost of the day, by a call that runs on", () => {
    const day = new Day(rulesWith({ ...unlimited, rates, dailyCostCents: 100 }));
    day.answer(day.start("201", "+442079460018"));

    expect(day.wait(59).state.cut).toBeNull();
    expect(day.wait(2).state.cut).toEqual({ why: "cost", since: day.at.now, cents: 100 });
    expect(refusalOf(day.state, "202", day.at, rulesWith(unlimited))).toEqual(reason("outside-cut"));
  });

  test("for an extension that has tried more than twice what it may in an hour", () => {
    const day = new Day(rulesWith({ ...unlimited, hourlyOfOne: 3 }));
    for (let calls = 0; calls < 3; calls += 1) day.call("201", "0122334455", 1);
    for (let calls = 0; calls < 3; calls += 1) day.tell({ type: "refused", emitter: "201" });

    expect(day.state.cut).toBeNull();
    expect(day.tell({ type: "refused", emitter: "201" }).state.cut).toEqual({
      why: "hour",
      since: day.at.now,
      number: "201",
      calls: 7,
    });
  });

  test("when a reload sets the limit below what the day has cost", () => {
    const day = new Day(rulesWith({ ...unlimited, rates })).call("201", "0612345678", 600);

    expect(day.reload(rulesWith({ ...unlimited, rates, dailyCostCents: 50 })).state.cut).toMatchObject({ why: "cost" });
  });

  test("over midnight and with higher limits, until somebody re-arms", () => {
    const limits = { ...unlimited, rates, dailyCostCents: 100 };
    const day = new Day(rulesWith(limits)).call("201", "+442079460018", 61);
    const { cut } = day.state;

    expect(day.wait(5 * 86_400).reload(rulesWith(unlimited)).state.cut).toBe(cut);
    expect(day.tell({ type: "re-armed" }).state.cut).toBeNull();
  });

  test("again only at the limit anew after somebody re-armed; the day's cost is not forgotten", () => {
    const limits = { ...unlimited, rates, dailyCostCents: 100, hourlyOfOne: 1 };
    const day = new Day(rulesWith(limits)).call("201", "+442079460018", 61).tell({ type: "re-armed" });

    expect(refusalOf(day.state, "201", day.at, rulesWith(limits))).toBeNull();
    expect(day.call("202", "+442079460018", 30)).toMatchObject({ cents: 150, state: { cut: null } });
    expect(day.call("203", "+442079460018", 30)).toMatchObject({ cents: 200, state: { cut: { cents: 200 } } });
  });

  test("and who re-arms after a clock that was wrong for a while finds the right day", () => {
    const day = new Day(rulesWith({ ...unlimited, rates, dailyCostCents: 100 }));
    day
      .setClock(400 * 86_400)
      .call("201", "+442079460018", 61)
      .setClock(-400 * 86_400);

    expect(day.tell({ type: "re-armed" })).toMatchObject({ cents: 0, state: { day: "2026-11-27", cut: null } });
  });
});
