import { describe, expect, test } from "vitest";
import { outsideStateSchema } from "../../contracts/outside-state.ts";
import { DrivenClock } from "../../kit/clock.ts";
import { createLog } from "../../kit/log.ts";
import { parser } from "../../kit/parse.ts";
import type { OutsideLimits } from "../../model/config/outside.ts";
import { reason } from "../../model/reason.ts";
import type { LegId } from "../engine/engine.ts";
import { Outgoing } from "./outgoing.fixture.ts";
import { type RememberedToll, rememberedTollSchema } from "./remembered.ts";
import { friday, view } from "./toll.fixture.ts";
import { TollGuard } from "./toll-guard.ts";

const usual = {
  simultaneous: 0,
  simultaneousOfOne: 0,
  hourlyOfOne: 0,
  dailyCostCents: 100,
  rates: { national: 200, mobile: 800, special: 8000, international: 5000 },
};

/** A guard at its post, with what it says. */
class Post {
  readonly clock = new DrivenClock(friday);
  readonly cut: string[][] = [];
  readonly lines: { readonly level: string; readonly event: string }[] = [];
  kept: RememberedToll | null = null;
  view = view(usual);
  readonly guard: TollGuard;

  constructor(remembered: RememberedToll | null = null) {
    const { clock } = this;
    this.guard = new TollGuard({
      clock,
      log: createLog({ process: "pbx", clock, write: (line) => void this.lines.push(JSON.parse(line)) }),
      memory: {
        remembered,
        keep: (next) => {
          this.kept = next;
        },
      },
      currentView: () => this.view,
    });
    this.guard.onCut((calls, why) => {
      expect(why).toEqual(reason("outside-cut"));
      this.cut.push([...calls]);
    });
  }

  limit(limits: Partial<OutsideLimits>): this {
    this.view = view({ ...usual, ...limits });
    return this;
  }

  outgoing(caller: string, isEmergency = false): Outgoing {
    return new Outgoing(caller, { isEmergency, tell: (...change) => this.guard.changed(...change) });
  }

  talk(caller: string, number: string): { readonly out: Outgoing; readonly leg: LegId } {
    const out = this.outgoing(caller);
    const leg = out.dial(number);
    out.event({ type: "leg.answered", leg });
    return { out, leg };
  }

  wait(seconds: number): void {
    this.clock.advance(seconds * 1000);
  }
}

describe("at the cost of the day", () => {
  test("every call that is outside is named, and no new one is let out", () => {
    const post = new Post();
    const one = post.talk("201", "+442079460018");
    const other = post.outgoing("202");
    other.dial("0612345678");
    post.wait(65);

    expect(new Set(post.cut[0])).toEqual(new Set([one.out.call.id, other.call.id]));
    expect(post.guard.refusal("203")).toEqual(reason("outside-cut"));
    expect(post.guard.status()).toMatchObject({ cut: { why: "cost", cents: 100 }, costCents: 100, calls: 2 });
  });

  test("one line says that all is cut, and one who re-armed", () => {
    const post = new Post();
    const { out, leg } = post.talk("201", "+442079460018");
    post.wait(300);
    out.release(leg);

    expect(post.guard.rearm("command line")).toBe(true);
    expect(post.guard.rearm("command line")).toBe(false);
    expect(post.lines).toMatchObject([
      { level: "error", event: "calls to the outside are cut until somebody re-arms them", why: "cost" },
      { level: "warn", event: "calls to the outside are re-armed", author: "command line", why: "cost" },
    ]);
    expect(post.guard.refusal("201")).toBeNull();
  });

  test("a call that was on its way meanwhile is named as well, and one that does not end is named again", () => {
    const post = new Post();
    const first = post.talk("201", "+442079460018");
    post.wait(65);
    first.out.release(first.leg);
    post.cut.length = 0;
    const late = post.talk("202", "0612345678");
    post.wait(0);

    expect(post.cut).toEqual([[late.out.call.id]]);
    post.wait(5);
    expect(post.cut.length).toBeGreaterThan(1);
  });

  test("nobody is named while the change that cuts is still being told", () => {
    const post = new Post().limit({ dailyCostCents: 1 });
    post.talk("201", "0612345678");

    expect(post.cut).toEqual([]);
    post.wait(0);
    expect(post.cut).toHaveLength(1);
  });
});

describe("calls for help", () => {
  test("are neither counted nor cut", () => {
    const post = new Post().limit({ simultaneous: 1 });
    const help = post.outgoing("201", true);
    help.event({ type: "leg.answered", leg: help.dial("112") });

    expect(post.guard.refusal("202")).toBeNull();
    expect(post.guard.status()).toMatchObject({ calls: 0, costCents: 0 });
    const fraud = post.talk("203", "+442079460018");
    post.wait(65);
    expect(post.cut.flat()).not.toContain(help.call.id);
    expect(post.cut.flat()).toContain(fraud.out.call.id);
  });

  test("are spared wherever they are transferred", () => {
    const post = new Post();
    const help = post.outgoing("201", true);
    const leg = help.dial("112");
    const plain = post.talk("202", "+442079460018");
    plain.out.takeOver(help.handOn(leg));
    post.wait(65);

    expect(post.guard.status()).toMatchObject({ cut: { why: "cost" }, calls: 1 });
    expect(post.cut.flat()).toEqual([]);
  });
});

test("a transferred call is one call: it goes on costing, and its new call is the one that is cut", () => {
  const post = new Post().limit({ dailyCostCents: 16 });
  const { out, leg } = post.talk("201", "0612345678");
  const other = post.outgoing("202");
  other.takeOver(out.handOn(leg));

  expect(post.guard.status()).toMatchObject({ calls: 1, costCents: 8, emitters: [{ number: "201", lastHour: 1 }] });
  post.wait(65);
  expect([...new Set(post.cut.flat())]).toEqual([other.call.id]);
});

test("an extension that goes on after it was refused has all cut", () => {
  const post = new Post().limit({ hourlyOfOne: 2 });
  for (let calls = 0; calls < 2; calls += 1) {
    const { out, leg } = post.talk("204", "0800123456");
    out.release(leg);
  }
  const refusal = post.guard.refusal("204");

  expect(refusal).toEqual(reason("too-many-in-an-hour", { number: "204", calls: 2 }));
  for (let calls = 0; calls < 3; calls += 1) {
    post.outgoing("204").change((call) => ({ ...call, reasons: refusal === null ? [] : [refusal] }));
  }
  expect(post.guard.status()).toMatchObject({ cut: { why: "hour", number: "204", calls: 5 } });
});

test("what is told and what is kept are as agreed, cut and not", () => {
  const told = parser(outsideStateSchema, "the state");
  const kept = parser(rememberedTollSchema, "what is kept");
  const post = new Post().limit({ hourlyOfOne: 1 });
  for (let calls = 0; calls < 3; calls += 1) {
    post.talk("201", "0122334455");
    expect(told(post.guard.status())).toMatchObject({ calls: calls + 1, costCents: 2 * (calls + 1) });
    expect(kept(JSON.parse(JSON.stringify(post.kept)))).toMatchObject({ cost: 200 * (calls + 1) });
  }
  expect(told(post.guard.status())).toMatchObject({ cut: { why: "hour" } });
});

test("the next process goes on where this one was killed: cut, with the day's cost and the hour's calls", () => {
  const post = new Post();
  post.talk("201", "+442079460018");
  post.wait(65);

  const next = new Post(post.kept);
  expect(next.guard.refusal("201")).toEqual(reason("outside-cut"));
  expect(next.guard.status()).toMatchObject({ costCents: 100, calls: 0, emitters: [{ number: "201", lastHour: 1 }] });
  next.wait(3 * 86_400);
  expect(next.guard.status()).toMatchObject({ cut: { why: "cost" }, costCents: 0 });
});

test("nothing is kept, and no timer runs, for calls within the house and when all has ended", () => {
  const post = new Post();
  const inside = post.outgoing("201");
  inside.dial("202", { trunk: null });
  expect(post.kept).toBeNull();

  const { out, leg } = post.talk("201", "0122334455");
  expect(post.clock.timers).toBe(1);
  out.release(leg);
  expect(post.clock.timers).toBe(0);
});

test("before there is a configuration nothing is refused and nothing is told", () => {
  const guard = new TollGuard({
    clock: new DrivenClock(friday),
    log: createLog({ process: "pbx", write: () => {} }),
    memory: { remembered: null, keep: () => {} },
    currentView: () => null,
  });

  expect([guard.refusal("201"), guard.status(), guard.rearm("somebody")]).toEqual([null, null, false]);
});
