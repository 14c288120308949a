import { describe, expect, test } from "vitest";
import { extension } from "../../../daemon/model/config/office.fixture.ts";
import { PRESENT } from "../../../daemon/model/profiles/absence.ts";
import { extensionRows, filterRows, sortRows } from "./extension-rows.ts";

const kinds = { simple: "simple", extended: "étendu" };
const device = (userAgent: string) => ({ userAgent, source: "192.0.2.1:5060", transport: "udp", reachable: true });
const saved = [
  { ...extension("201"), name: "Gérant" },
  { ...extension("1010"), name: "Émilie" },
  { ...extension("206"), name: "zoé" },
];
const live = new Map([
  [
    "201",
    {
      number: "201",
      name: "Gérant",
      state: "idle" as const,
      hidesNumber: false,
      absence: PRESENT,
      devices: [device("Yealink T54W")],
    },
  ],
  [
    "1010",
    {
      number: "1010",
      name: "Émilie",
      state: "unregistered" as const,
      hidesNumber: false,
      absence: PRESENT,
      devices: [],
    },
  ],
]);
const rows = extensionRows(saved, live);

describe("the list of extensions", () => {
  test("one that is saved but does not run is to be reloaded; without a picture none is known", () => {
    expect(rows.map(({ state }) => state)).toEqual(["idle", "unregistered", "staged"]);
    expect(extensionRows(saved, undefined).map(({ state }) => state)).toEqual(["unknown", "unknown", "unknown"]);
  });

  test.each([
    ["gerant", ["201"]],
    ["YEALINK 201", ["201"]],
    ["étendu", ["201", "1010", "206"]],
    ["10", ["1010"]],
    ["  ", ["201", "1010", "206"]],
    ["gérant 206", []],
  ])("typing « %s » leaves %j", (typed, numbers) => {
    expect(filterRows(rows, typed, kinds).map(({ number }) => number)).toEqual(numbers);
  });

  test("numbers are sorted as numbers, names as in a dictionary", () => {
    const numbers = (column: "number" | "name" | "state", descending = false) =>
      sortRows(rows, { column, descending }, "fr").map(({ number }) => number);

    expect(numbers("number")).toEqual(["201", "206", "1010"]);
    expect(numbers("number", true)).toEqual(["1010", "206", "201"]);
    expect(numbers("name")).toEqual(["1010", "201", "206"]);
    expect(numbers("state")).toEqual(["201", "1010", "206"]);
  });
});
