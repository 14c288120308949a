import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Slot } from "../../../daemon/model/config/planning.ts";
import { copiedToWorkdays, filled, gridOf, HALF_HOURS, holesOf, hoursOf, painted, weekOf } from "./week-grid.ts";

const open: Slot = {
  days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  from: "09:00",
  to: "18:00",
  profile: "Ouverture",
};

describe("a week", () => {
  test("PLA-01: is a grid of seven days and of hours in halves, and comes back as it was", () => {
    const grid = gridOf([open]);
    expect(grid).toHaveLength(7);
    expect(grid.map((day) => day.length)).toEqual(Array(7).fill(HALF_HOURS));
    expect([grid[0]?.[17], grid[0]?.[18], grid[4]?.[35], grid[4]?.[36], grid[5]?.[20]]).toEqual([
      null,
      "Ouverture",
      "Ouverture",
      null,
      null,
    ]);
    expect(weekOf(grid)).toEqual([open]);
  });

  test("whatever is painted is what is saved", () => {
    const profile = fc.constantFrom("Ouverture", "Fermeture", null);
    const cells = fc.array(fc.array(profile, { minLength: 48, maxLength: 48 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(cells, (grid) => {
        expect(gridOf(weekOf(grid))).toEqual(grid);
      }),
      { numRuns: 20 },
    );
  });

  test("of slots that overlap the first decides", () => {
    const lunch: Slot = { days: ["monday"], from: "12:00", to: "13:00", profile: "Repas" };
    expect(gridOf([lunch, open])[0]?.[24]).toBe("Repas");
    expect(gridOf([open, lunch])[0]?.[24]).toBe("Ouverture");
  });
});

describe("painting", () => {
  test("PLA-03 PLA-04: gives hours a profile, or takes it away", () => {
    const grid = painted(gridOf([]), 6, 20, 2, "Astreinte");
    expect(weekOf(grid)).toEqual([{ days: ["sunday"], from: "10:00", to: "11:00", profile: "Astreinte" }]);
    expect(weekOf(painted(grid, 6, 21, 1, null))).toEqual([
      { days: ["sunday"], from: "10:00", to: "10:30", profile: "Astreinte" },
    ]);
  });

  test("PLA-06 A-29: tells the holes, and fills them", () => {
    const holes = holesOf(gridOf([open]));
    expect(holes).toHaveLength(12);
    expect(holes.slice(0, 2)).toEqual([
      { day: "monday", from: "00:00", to: "09:00" },
      { day: "monday", from: "18:00", to: "24:00" },
    ]);
    expect(holesOf(filled(gridOf([open]), "Fermeture"))).toEqual([]);
  });

  test("copies the hours of a day to the working days", () => {
    const grid = copiedToWorkdays(painted(gridOf([]), 0, 18, 18, "Ouverture"), 0);
    expect(weekOf(grid)).toEqual([open]);
  });
});

test("PRO-13 A-28: a profile has so many hours of the week", () => {
  expect(hoursOf(gridOf([open]), "Ouverture")).toBe(45);
  expect(hoursOf(gridOf([open]), "Autre")).toBe(0);
});
