import { describe, expect, test } from "vitest";
import type { Draft } from "../../forms/draft.ts";
import { firstFree, isThere, movedKey, placeOf, sortedKeys } from "./key-places.ts";

const key = (position: number, label: string, module = 0): Draft => ({
  module: String(module),
  position: String(position),
  label,
});
const told = (list: readonly Draft[]) => list.map((one) => [placeOf(one).module, placeOf(one).position, one.label]);
const three = [key(5, "C"), key(1, "A"), key(2, "B")];

describe("keys of a telephone in a form", () => {
  test("are listed by their places, those of modules last", () => {
    expect(told(sortedKeys([key(1, "M", 1), ...three]))).toEqual([
      [0, 1, "A"],
      [0, 2, "B"],
      [0, 5, "C"],
      [1, 1, "M"],
    ]);
  });

  test("go to a place that is free, and leave their own empty", () => {
    expect(told(movedKey(three, { module: 0, position: 1 }, { module: 0, position: 9 }))).toEqual([
      [0, 2, "B"],
      [0, 5, "C"],
      [0, 9, "A"],
    ]);
  });

  test("change places with the one that stands there", () => {
    expect(told(movedKey(three, { module: 0, position: 5 }, { module: 0, position: 1 }))).toEqual([
      [0, 1, "C"],
      [0, 2, "B"],
      [0, 5, "A"],
    ]);
  });

  test("are added in the first gap, then on a module, and nowhere once all places are taken", () => {
    expect(firstFree(three, { own: 6, firstIsLine: true, modules: 0, moduleKeys: 0 })).toEqual({
      module: 0,
      position: 3,
    });
    expect(firstFree(three, { own: 2, firstIsLine: true, modules: 1, moduleKeys: 40 })).toEqual({
      module: 1,
      position: 1,
    });
    expect(firstFree(three, { own: 2, firstIsLine: true, modules: 0, moduleKeys: 40 })).toBeNull();
    expect(firstFree(three, null)).toEqual({ module: 0, position: 3 });
  });

  test("leave the first place to the line, where it stands there and there is another place", () => {
    const line = { ...key(2, ""), does: { kind: "line" } };
    const parts = { own: 2, firstIsLine: true, modules: 0, moduleKeys: 0 };

    expect(firstFree([], parts)).toEqual({ module: 0, position: 2 });
    expect(firstFree([], null)).toEqual({ module: 0, position: 2 });
    expect(firstFree([], { ...parts, firstIsLine: false })).toEqual({ module: 0, position: 1 });
    expect(firstFree([line], parts)).toEqual({ module: 0, position: 1 });
    expect(firstFree([key(2, "")], parts)).toEqual({ module: 0, position: 1 });
    expect(firstFree([], { ...parts, own: 0 })).toBeNull();
  });

  test("that the model has not are known before anything is saved", () => {
    const parts = { own: 3, firstIsLine: true, modules: 1, moduleKeys: 40 };
    const places = [key(3, ""), key(4, ""), key(40, "", 1), key(1, "", 2)].map(placeOf);

    expect(places.map((place) => isThere(place, parts))).toEqual([true, false, true, false]);
    expect(isThere({ module: 0, position: 99 }, null)).toBe(true);
  });
});
