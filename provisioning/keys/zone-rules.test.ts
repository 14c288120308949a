import { expect, test } from "vitest";
import { zoneRules } from "./zone-rules.ts";

const europe = {
  savedMinutes: 60,
  start: { month: 3, week: "last", weekday: 0, hour: 2 },
  end: { month: 10, week: "last", weekday: 0, hour: 3 },
};

test.each([
  ["Europe/Paris", { offsetMinutes: 60, summer: europe }],
  ["America/Martinique", { offsetMinutes: -240, summer: null }],
  ["Indian/Reunion", { offsetMinutes: 240, summer: null }],
  ["America/Cayenne", { offsetMinutes: -180, summer: null }],
  ["Pacific/Marquesas", { offsetMinutes: -570, summer: null }],
  [
    "America/Miquelon",
    {
      offsetMinutes: -180,
      summer: {
        savedMinutes: 60,
        start: { month: 3, week: 2, weekday: 0, hour: 2 },
        end: { month: 11, week: 1, weekday: 0, hour: 2 },
      },
    },
  ],
  [
    "Australia/Lord_Howe",
    {
      offsetMinutes: 630,
      summer: {
        savedMinutes: 30,
        start: { month: 10, week: 1, weekday: 0, hour: 2 },
        end: { month: 4, week: 1, weekday: 0, hour: 2 },
      },
    },
  ],
])("the clocks of %s", (zone, rules) => {
  expect(zoneRules(zone, 2026)).toEqual(rules);
});

test("the rule of Paris is the same whatever the year", () => {
  for (let year = 2024; year < 2040; year++) expect(zoneRules("Europe/Paris", year).summer).toEqual(europe);
});

test("a zone that is none is refused", () => {
  expect(() => zoneRules("Europe/Nowhere", 2026)).toThrow(RangeError);
});
