import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reason } from "../../model/reason.ts";
import { type AlertState, alertsAfter, alertsIn, dueAt, type Wrong, withoutEnded } from "./alert-state.ts";

const wrong = (key: string, change: Partial<Wrong> = {}): Wrong => ({
  key,
  level: "error",
  what: reason("line-is-down", { trunk: key, name: "Opérateur" }),
  why: reason("line-lacks-address"),
  since: null,
  raisedAfterMs: 60_000,
  clearedAfterMs: 30_000,
  ...change,
});

const epoch = Date.UTC(2026, 10, 26, 3);
const at = (seconds: number) => ({ now: epoch + seconds * 1000, monotonic: seconds * 1000 });

/** What is listed after each moment in turn: what is wrong then. */
function listedAfter(moments: readonly (readonly [seconds: number, ...wrongs: readonly Wrong[]])[]) {
  let state: AlertState = new Map();
  return moments.map(([seconds, ...wrongs]) => {
    state = alertsAfter(state, wrongs, at(seconds));
    return alertsIn(state).map(({ key }) => key);
  });
}

describe("an alert", () => {
  test("is raised when it has lasted, with the time when it began", () => {
    let state = alertsAfter(new Map(), [wrong("900")], at(5));
    expect(alertsIn(state)).toEqual([]);
    expect(dueAt(state)).toBe(65_000);

    state = alertsAfter(state, [wrong("900")], at(65));

    expect(alertsIn(state)).toMatchObject([{ key: "900", since: epoch + 5_000 }]);
    expect(dueAt(state)).toBeNull();
  });

  test("is none when the line is back after ten seconds", () => {
    expect(listedAfter([[0, wrong("900")], [10], [40], [70]])).toEqual([[], [], [], []]);
  });

  test("does not flap with a line that comes and goes", () => {
    const flapping = Array.from({ length: 12 }, (_, n) =>
      n % 2 === 0 ? ([n * 10, wrong("900")] as const) : ([n * 10] as const),
    );

    expect(listedAfter(flapping).map((keys) => keys.length)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  });

  test("is over when it has been well for a while, and not before", () => {
    expect(listedAfter([[0, wrong("900")], [60, wrong("900")], [61], [90], [91]])).toEqual([
      [],
      ["900"],
      ["900"],
      ["900"],
      [],
    ]);
  });

  test("is over at once when another configuration has no such thing", () => {
    const raised = alertsAfter(alertsAfter(new Map(), [wrong("900")], at(0)), [wrong("900")], at(60));

    expect(alertsIn(withoutEnded(alertsAfter(raised, [], at(61))))).toEqual([]);
  });

  test("says why it is so now, and keeps the time when it began", () => {
    const raised = alertsAfter(alertsAfter(new Map(), [wrong("900")], at(0)), [wrong("900")], at(60));
    const other = wrong("900", { why: reason("line-lacks-password") });

    expect(alertsIn(alertsAfter(raised, [other], at(70)))).toMatchObject([
      { why: { code: "line-lacks-password" }, since: epoch },
    ]);
  });

  test("the worst comes first, then the oldest", () => {
    const now = { raisedAfterMs: 0 };
    const warning = wrong("a", { ...now, level: "warning", since: epoch - 9_000 });
    const young = wrong("b", { ...now, since: epoch - 1_000 });
    const old = wrong("c", { ...now, since: epoch - 5_000 });

    expect(listedAfter([[0, warning, young, old]])).toEqual([["c", "b", "a"]]);
  });
});

test("whatever comes and goes: time alone changes nothing before it is due, and what is well for long is gone", () => {
  const step = fc.record({ seconds: fc.integer({ min: 0, max: 100 }), isWrong: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let state: AlertState = new Map();
      let now = 0;
      for (const { seconds, isWrong } of steps) {
        now += seconds;
        const wrongs = isWrong ? [wrong("900")] : [];
        state = alertsAfter(state, wrongs, at(now));
        const due = dueAt(state);
        const before = due === null ? now + 1_000_000 : (due - 1) / 1000;
        expect(alertsIn(alertsAfter(state, wrongs, at(before)))).toEqual(alertsIn(state));
      }
      expect(alertsIn(alertsAfter(alertsAfter(state, [], at(now)), [], at(now + 30)))).toEqual([]);
    }),
  );
});
