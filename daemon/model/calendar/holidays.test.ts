import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAfter, weekdayOf } from "./calendar-date.ts";
import { easter, HOLIDAY_ZONES, type HolidayZone, holidayOn, holidaysOf } from "./holidays.ts";

/** Easter Monday, Ascension and Whit Monday as the calendars printed or will print them. */
const MOVING: readonly [year: number, easterMonday: string, ascension: string, whitMonday: string][] = [
  [2020, "04-13", "05-21", "06-01"],
  [2021, "04-05", "05-13", "05-24"],
  [2022, "04-18", "05-26", "06-06"],
  [2023, "04-10", "05-18", "05-29"],
  [2024, "04-01", "05-09", "05-20"],
  [2025, "04-21", "05-29", "06-09"],
  [2026, "04-06", "05-14", "05-25"],
  [2027, "03-29", "05-06", "05-17"],
  [2028, "04-17", "05-25", "06-05"],
  [2029, "04-02", "05-10", "05-21"],
  [2030, "04-22", "05-30", "06-10"],
];
const FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

describe.each(MOVING)("%i", (year, ...moving) => {
  test("the mainland has its eleven days", () => {
    const expected = [...FIXED, ...moving].sort().map((day) => `${year}-${day}`);

    expect(holidaysOf(year, "metropole").map(({ date }) => date)).toEqual(expected);
  });

  test("Alsace-Moselle has Good Friday and the second day of Christmas as well", () => {
    const more = holidaysOf(year, "alsace-moselle").filter(({ date }) => holidayOn(date, "metropole") === null);

    expect(more).toEqual([
      { name: "Vendredi saint", date: daysAfter(`${year}-${moving[0]}`, -3) },
      { name: "Saint-Étienne", date: `${year}-12-26` },
    ]);
    expect(weekdayOf(more[0]?.date ?? "")).toBe("friday");
  });
});

test.each<[HolidayZone, number, readonly string[]]>([
  ["guadeloupe", 2026, ["05-27"]],
  ["martinique", 2026, ["05-22"]],
  ["guyane", 2026, ["06-10"]],
  ["reunion", 2026, ["12-20"]],
  ["mayotte", 2026, ["04-27"]],
  ["saint-barthelemy", 2026, ["10-09"]],
  ["saint-martin", 2017, ["05-27"]],
  ["saint-martin", 2026, ["05-28"]],
  ["saint-pierre-et-miquelon", 2026, []],
  ["wallis-et-futuna", 2026, ["04-28", "07-29"]],
  ["polynesie-francaise", 2024, ["03-05", "03-29", "06-29"]],
  ["polynesie-francaise", 2026, ["03-05", "04-03", "11-20"]],
  ["nouvelle-caledonie", 2026, ["09-24"]],
])("%s in %i has %j besides those of the mainland", (zone, year, days) => {
  const more = holidaysOf(year, zone).filter(({ date }) => holidayOn(date, "metropole") === null);

  expect(more.map(({ date }) => date)).toEqual(days.map((day) => `${year}-${day}`));
});

test.each([
  [1818, "1818-03-22"],
  [1943, "1943-04-25"],
  [1954, "1954-04-18"],
  [1981, "1981-04-19"],
  [2000, "2000-04-23"],
  [2008, "2008-03-23"],
  [2011, "2011-04-24"],
  [2038, "2038-04-25"],
  [2049, "2049-04-18"],
  [2285, "2285-03-22"],
])("Easter of %i is %s", (year, date) => {
  expect(easter(year)).toBe(date);
});

test("Easter is a Sunday between 22 March and 25 April in every year", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
      const date = easter(year);
      expect(weekdayOf(date)).toBe("sunday");
      expect(date >= `${year}-03-22` && date <= `${year}-04-25`).toBe(true);
    }),
  );
});

test("every zone keeps the days of the mainland, in the order of the calendar", () => {
  for (const zone of HOLIDAY_ZONES) {
    const dates = holidaysOf(2026, zone).map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
    for (const { date, name } of holidaysOf(2026, "metropole")) expect(holidayOn(date, zone)).toBe(name);
  }
});

test("a day with two holidays is one day", () => {
  expect(holidayOn("2008-05-01", "metropole")).not.toBeNull();
  expect(holidaysOf(2008, "metropole").filter(({ date }) => date === "2008-05-01")).toHaveLength(2);
});
