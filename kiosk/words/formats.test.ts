import { expect, test } from "vitest";
import { formatsOf } from "./formats.ts";

test("a duration is read as a clock", () => {
  const { duration } = formatsOf("fr");

  expect([0, 999, 42_000, 3_723_000, -5].map(duration)).toEqual(["0:00", "0:00", "0:42", "1:02:03", "0:00"]);
});

test("a moment is written by the clocks of the office", () => {
  const at = Date.UTC(2026, 10, 26, 12, 5, 9, 7);

  expect(formatsOf("fr", "Europe/Paris").moment(at)).toBe("26 nov. 2026, 13:05:09");
  expect(formatsOf("en", "UTC").moment(at)).toBe("26 Nov 2026, 12:05:09");
  expect(formatsOf("fr", "UTC").instant(at)).toBe("12:05:09,007");
});

test("DHC-04: the end of a lease is written as in the guide, without zeros before day and month", () => {
  const [end, midnight] = [Date.UTC(2013, 0, 18, 16, 29, 2), Date.UTC(2026, 10, 5, 0, 0, 0)];

  expect(formatsOf("fr", "Europe/Paris").momentInFigures(end)).toBe("18/1/2013 17:29:02");
  expect(formatsOf("fr", "UTC").momentInFigures(midnight)).toBe("5/11/2026 00:00:00");
  expect(formatsOf("en", "Europe/Paris").momentInFigures(end)).toBe("18/1/2013 17:29:02");
});

test("periods of figures are short, and days of the office wherever one looks from", () => {
  const [fr, en] = [formatsOf("fr", "Pacific/Noumea"), formatsOf("en")];

  expect([fr.period("09", "hour"), fr.period("2026-11-27", "day"), fr.period("2026", "year")]).toEqual([
    "9\u00a0h",
    "27/11",
    "2026",
  ]);
  expect(fr.period("2026-11", "month")).toMatch(/^nov/);
  expect([en.period("09", "hour"), en.period("", "total")]).toEqual(["09:00", ""]);
});

test("sizes have three figures and the unit of the language", () => {
  expect([0, 999, 1_640_000_000, 270_553_174_016].map(formatsOf("fr").bytes)).toEqual([
    "0\u00a0o",
    "999\u00a0o",
    "1,64\u00a0Go",
    "271\u00a0Go",
  ]);
  expect(formatsOf("en").bytes(1_640_000)).toBe("1.64\u00a0MB");
});

test("an age has its two largest units", () => {
  const minute = 60_000;

  expect([30_000, 61 * minute, 3 * 1440 * minute + 4 * 60 * minute].map(formatsOf("fr").age)).toEqual([
    "0\u00a0min",
    "1\u00a0h 1\u00a0min",
    "3\u00a0j 4\u00a0h",
  ]);
});
