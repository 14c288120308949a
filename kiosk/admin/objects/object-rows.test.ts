import { describe, expect, test } from "vitest";
import { filterRows, objectRows, sortRows } from "./object-rows.ts";

const items = [
  { number: "201", name: "Gérant" },
  { number: "1010", name: "Émilie" },
  { number: "206", name: "zoé" },
];
const states = { "201": "idle", "1010": "unregistered", "206": "staged" } as const;
const rows = objectRows(
  { collection: "extensions" },
  items,
  ({ number, name }) => ({ number: String(number), name: String(name) }),
  ({ number }) => (number === "201" || number === "1010" || number === "206" ? states[number] : null),
);
const keys = (all: typeof rows) => all.map(({ key }) => key);

describe("a list", () => {
  test("is named by the key of its collection, or by places", () => {
    expect(keys(rows)).toEqual(["201", "1010", "206"]);
    expect(
      keys(
        objectRows(
          { collection: "outbound-rules" },
          [{}, {}],
          () => ({}),
          () => null,
        ),
      ),
    ).toEqual(["1", "2"]);
  });

  test("is sorted by what people see: numbers as numbers, letters without their accents", () => {
    const by = (column: string, descending = false) => keys(sortRows(rows, { column, descending }, "fr"));
    expect(by("number")).toEqual(["201", "206", "1010"]);
    expect(by("number", true)).toEqual(["1010", "206", "201"]);
    expect(by("name")).toEqual(["1010", "201", "206"]);
    expect(by("state")).toEqual(["201", "1010", "206"]);
    expect(keys(sortRows(rows, null, "fr"))).toEqual(["201", "1010", "206"]);
  });

  test("is filtered by every word that was typed, accents and capitals aside", () => {
    const found = (typed: string) => keys(filterRows(rows, typed));
    expect(found("EMILIE")).toEqual(["1010"]);
    expect(found(" ge 20 ")).toEqual(["201"]);
    expect(found("gérant 206")).toEqual([]);
    expect(found("")).toHaveLength(3);
  });
});
