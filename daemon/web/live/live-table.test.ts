import fc from "fast-check";
import { expect, test } from "vitest";
import type { LiveDelta } from "../../contracts/live.ts";
import { LiveTable } from "./live-table.ts";

test("a change is told once, with the next number", () => {
  const table = new LiveTable();

  expect(table.change({ "extension/201": { state: "idle" } })).toEqual({
    sequence: 1,
    set: { "extension/201": { state: "idle" } },
    drop: [],
  });
  expect(table.change({ "extension/201": { state: "idle" } })).toBeNull();
  expect(table.change({}, ["call/unknown"])).toBeNull();
});

test("a fresh picture of one service leaves the entries of others alone", () => {
  const table = new LiveTable();
  table.change({ "extension/201": 1, "extension/202": 1, "call/a": 1, "process/pbx": 1 });

  const delta = table.replace(["extension/", "call/"], { "extension/201": 1, "extension/203": 2 });

  expect(delta).toEqual({ sequence: 2, set: { "extension/203": 2 }, drop: ["extension/202", "call/a"] });
  expect(table.picture().entries).toEqual({ "extension/201": 1, "extension/203": 2, "process/pbx": 1 });
});

test("whoever follows the deltas from any picture on sees what the next picture shows", () => {
  const key = fc.constantFrom("extension/1", "extension/2", "call/a", "call/b", "process/pbx");
  const change = fc.record({
    set: fc.dictionary(key, fc.integer({ min: 0, max: 2 })),
    drop: fc.array(key),
    whole: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.nat(), (changes, from) => {
      const table = new LiveTable();
      let seen: Record<string, unknown> = {};
      let sequence = 0;
      for (const [index, { set, drop, whole }] of changes.entries()) {
        if (index === from % (changes.length + 1)) ({ entries: seen, sequence } = table.picture());
        const delta: LiveDelta | null = whole ? table.replace(["call/"], set) : table.change(set, drop);
        if (delta === null) continue;
        for (const gone of delta.drop) delete seen[gone];
        Object.assign(seen, delta.set);
        expect(delta.sequence).toBeGreaterThan(sequence);
        sequence = delta.sequence;
      }
      const picture = table.picture();
      if (from % (changes.length + 1) === 0) expect(seen).toEqual(picture.entries);
      expect(sequence <= picture.sequence).toBe(true);
    }),
  );
});
