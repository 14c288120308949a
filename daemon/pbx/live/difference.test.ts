import fc from "fast-check";
import { expect, test } from "vitest";
import { difference, isNothing } from "./difference.ts";

const toldOf = (entries: Record<string, object>) => difference(new Map(), new Map(Object.entries(entries))).told;

test("what is new or looks different is set, what is gone is dropped, the rest is not told", () => {
  const before = toldOf({ a: { state: "idle" }, b: { state: "idle" }, c: { state: "idle" } });

  const found = difference(
    before,
    new Map<string, object | null>([
      ["a", { state: "busy" }],
      ["b", { state: "idle" }],
      ["c", null],
      ["d", { state: "ringing" }],
    ]),
  );

  expect(found.set).toEqual({ a: { state: "busy" }, d: { state: "ringing" } });
  expect(found.drop).toEqual(["c"]);
  expect(found.told).toEqual(toldOf({ a: { state: "busy" }, b: { state: "idle" }, d: { state: "ringing" } }));
});

test("what came and went in between was never told and is not dropped", () => {
  expect(isNothing(difference(toldOf({}), new Map([["a", null]])))).toBe(true);
});

test("whatever changes: who follows the deltas has what is true at the end", () => {
  const key = fc.constantFrom("a", "b", "c", "d");
  const step = fc.uniqueArray(fc.tuple(key, fc.option(fc.record({ state: fc.nat(2) }))), {
    selector: ([name]) => name,
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let told: ReadonlyMap<string, string> = new Map();
      const truth = new Map<string, object>();
      const followed = new Map<string, object>();
      for (const changes of steps) {
        const found = difference(told, new Map(changes));
        told = found.told;
        for (const [name, entry] of changes) entry === null ? truth.delete(name) : truth.set(name, entry);
        for (const [name, entry] of Object.entries(found.set)) followed.set(name, entry);
        for (const name of found.drop) expect(followed.delete(name)).toBe(true);
        expect(Object.fromEntries(followed)).toEqual(Object.fromEntries(truth));
      }
    }),
  );
});
