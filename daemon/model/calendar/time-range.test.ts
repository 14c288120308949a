import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginOfDay, isCalendarDate, isTimeZone, localTime, WEEKDAYS, weekdayOf } from "./calendar-date.ts";
import type { HolidayZone } from "./holidays.ts";
import { holdsAt, type TimeRange } from "./time-range.ts";

const week = WEEKDAYS.slice(0, 5);
const range = (from: string, to: string, more: Partial<TimeRange> = {}): TimeRange => ({
  days: week,
  from,
  to,
  holidays: "any",
  ...more,
});
const at = (utc: string) => Date.parse(`${utc}:00Z`);
const inParis = (rule: TimeRange, utc: string, zone: HolidayZone = "metropole") =>
  holdsAt(rule, at(utc), "Europe/Paris", zone);

describe("weekdays and times", () => {
  test.each([
    ["2026-11-26T08:00", true],
    ["2026-11-26T07:59", false],
    ["2026-11-26T16:59", true],
    ["2026-11-26T17:00", false],
    ["2026-11-28T10:00", false],
  ])("PLA-07 Monday to Friday, 9 to 18 in winter, at %s UTC: %s", (utc, holds) => {
    expect(inParis(range("09:00", "18:00"), utc).holds).toBe(holds);
  });

  test("what does not hold is named", () => {
    const office = range("09:00", "18:00", { holidays: "never" });

    expect(inParis(office, "2026-11-26T20:00")).toEqual({ holds: false, day: "2026-11-26", failed: ["time"] });
    expect(inParis(office, "2026-11-28T10:00")).toEqual({ holds: false, day: "2026-11-28", failed: ["day"] });
    expect(inParis(office, "2026-11-11T10:00")).toEqual({ holds: false, day: "2026-11-11", failed: ["holiday"] });
    expect(inParis(office, "2026-08-15T22:30")).toMatchObject({ day: "2026-08-16", failed: ["day", "time"] });
    expect(inParis(office, "2026-08-15T20:30")).toMatchObject({ failed: ["day", "holiday", "time"] });
  });
});

describe("past midnight", () => {
  const night = range("22:00", "06:00", { days: ["friday"] });

  test.each([
    ["2026-11-27T21:00", true, "2026-11-27"],
    ["2026-11-28T04:59", true, "2026-11-27"],
    ["2026-11-28T05:00", false, "2026-11-28"],
    ["2026-11-27T04:00", false, "2026-11-26"],
    ["2026-11-28T21:30", false, "2026-11-28"],
  ])("the night of Friday at %s UTC: %s, of %s", (utc, holds, day) => {
    expect(inParis(night, utc)).toMatchObject({ holds, day });
  });

  test("from and to alike is the whole day, 24 hours from then", () => {
    const friday = range("08:00", "08:00", { days: ["friday"] });

    expect(inParis(friday, "2026-11-27T07:00").holds).toBe(true);
    expect(inParis(friday, "2026-11-28T06:59").holds).toBe(true);
    expect(inParis(friday, "2026-11-28T07:00").holds).toBe(false);
    expect(inParis(range("00:00", "00:00"), "2026-11-27T22:59").holds).toBe(true);
  });

  test("the night before a holiday belongs to the day it began", () => {
    const nights = range("20:00", "08:00", { days: WEEKDAYS, holidays: "only" });

    expect(inParis(nights, "2026-12-25T03:00")).toMatchObject({ holds: false, day: "2026-12-24", failed: ["holiday"] });
    expect(inParis(nights, "2026-12-26T03:00")).toMatchObject({ holds: true, day: "2026-12-25" });
  });
});

describe("holidays and one-off dates", () => {
  test("only on holidays, whatever weekday", () => {
    const closed = range("00:00", "00:00", { days: WEEKDAYS, holidays: "only" });

    expect(inParis(closed, "2026-05-14T10:00").holds).toBe(true);
    expect(inParis(closed, "2026-05-15T10:00").holds).toBe(false);
  });

  test("Good Friday closes Strasbourg and not Paris", () => {
    const open = range("09:00", "18:00", { holidays: "never" });

    expect(inParis(open, "2026-04-03T10:00", "metropole").holds).toBe(true);
    expect(inParis(open, "2026-04-03T10:00", "alsace-moselle").holds).toBe(false);
  });

  test("a one-off date holds on a Sunday and on a holiday, at its time only", () => {
    const fair = range("10:00", "19:00", { holidays: "never", dates: ["2026-11-11", "2026-11-29"] });

    expect(inParis(fair, "2026-11-11T12:00").holds).toBe(true);
    expect(inParis(fair, "2026-11-29T12:00").holds).toBe(true);
    expect(inParis(fair, "2026-11-29T20:00")).toMatchObject({ failed: ["time"] });
  });

  test("no weekday at all leaves the one-off dates", () => {
    const closing = range("00:00", "00:00", { days: [], dates: ["2026-12-24"] });

    expect(inParis(closing, "2026-12-24T12:00").holds).toBe(true);
    expect(inParis(closing, "2026-12-23T12:00")).toMatchObject({ failed: ["day"] });
  });
});

describe("summer time and time zones", () => {
  const sunday = { days: ["sunday"] } as const;

  test("the hour that spring leaves out: 2:30 is no time, what began before goes on at 3", () => {
    expect(inParis(range("01:00", "04:00", sunday), "2026-03-29T00:59").holds).toBe(true);
    expect(inParis(range("02:30", "04:00", sunday), "2026-03-29T00:59").holds).toBe(false);
    expect(inParis(range("02:30", "04:00", sunday), "2026-03-29T01:00").holds).toBe(true);
    expect(inParis(range("02:00", "03:00", sunday), "2026-03-29T01:00").holds).toBe(false);
  });

  test("the hour that autumn repeats holds twice", () => {
    const hour = range("02:00", "03:00", sunday);

    const holding = [
      "2026-10-24T23:59",
      "2026-10-25T00:00",
      "2026-10-25T00:59",
      "2026-10-25T01:59",
      "2026-10-25T02:00",
    ];
    expect(holding.map((utc) => inParis(hour, utc).holds)).toEqual([false, true, true, true, false]);
  });

  test.each([
    ["Europe/Paris", "2026-07-14T12:30", "2026-07-14", "14:30"],
    ["Europe/Paris", "2026-12-31T23:30", "2027-01-01", "00:30"],
    ["America/Guadeloupe", "2026-07-14T02:00", "2026-07-13", "22:00"],
    ["America/Cayenne", "2026-07-14T02:00", "2026-07-13", "23:00"],
    ["Indian/Reunion", "2026-07-14T21:00", "2026-07-15", "01:00"],
    ["Indian/Mayotte", "2026-07-14T21:00", "2026-07-15", "00:00"],
    ["America/Miquelon", "2026-07-14T01:00", "2026-07-13", "23:00"],
    ["America/Miquelon", "2026-12-14T01:00", "2026-12-13", "22:00"],
    ["Pacific/Noumea", "2026-07-14T14:00", "2026-07-15", "01:00"],
    ["Pacific/Tahiti", "2026-07-14T05:00", "2026-07-13", "19:00"],
    ["Pacific/Marquesas", "2026-07-14T05:00", "2026-07-13", "19:30"],
    ["Pacific/Wallis", "2026-07-14T12:00", "2026-07-15", "00:00"],
  ])("%s at %s UTC is %s %s", (zone, utc, date, time) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);

    expect(localTime(at(utc), zone)).toEqual({ date, minutes: hours * 60 + minutes });
  });

  test("an instant is on one side of a range or the other, never on both", () => {
    const instant = fc.integer({ min: at("2020-01-01T00:00"), max: at("2035-01-01T00:00") });
    const time = fc.integer({ min: 0, max: 1439 }).map((m) => new Date(m * 60_000).toISOString().slice(11, 16));
    fc.assert(
      fc.property(
        instant,
        time,
        time,
        fc.constantFrom("Europe/Paris", "America/Miquelon", "Pacific/Noumea"),
        (i, a, b, zone) => {
          fc.pre(a !== b);
          const every = { days: WEEKDAYS };
          const one = holdsAt(range(a, b, every), i, zone, "metropole").holds;
          const other = holdsAt(range(b, a, every), i, zone, "metropole").holds;
          expect(one).toBe(!other);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test("days and zones that do not exist are told", () => {
  expect(["2026-02-28", "2028-02-29"].map(isCalendarDate)).toEqual([true, true]);
  expect(["2027-02-29", "2026-13-01", "2026-1-1", "", "demain"].map(isCalendarDate)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect([isTimeZone("Europe/Paris"), isTimeZone("Europe/Pari"), isTimeZone("")]).toEqual([true, false, false]);
  expect(["1969-12-31", "1970-01-01", "2026-11-26"].map(weekdayOf)).toEqual(["wednesday", "thursday", "thursday"]);
});

test.each([
  ["2026-11-26", "Europe/Paris", "2026-11-25T23:00:00Z"],
  ["2026-07-14", "Europe/Paris", "2026-07-13T22:00:00Z"],
  ["2026-03-29", "Europe/Paris", "2026-03-28T23:00:00Z"],
  ["2026-03-30", "Europe/Paris", "2026-03-29T22:00:00Z"],
  ["2026-10-26", "Europe/Paris", "2026-10-25T23:00:00Z"],
  ["2026-11-26", "Indian/Reunion", "2026-11-25T20:00:00Z"],
  ["2026-11-26", "Pacific/Tahiti", "2026-11-26T10:00:00Z"],
  ["2026-11-26", "Pacific/Noumea", "2026-11-25T13:00:00Z"],
  ["2026-11-26", "UTC", "2026-11-26T00:00:00Z"],
])("the day %s begins in %s at %s", (date, zone, instant) => {
  expect(beginOfDay(date, zone)).toBe(Date.parse(instant));
});
