import fc from "fast-check";
import { getCountries } from "libphonenumber-js/min";
import { describe, expect, test } from "vitest";
import { EMERGENCY_NUMBERS } from "../numbers.ts";
import { classOf } from "./destination-class.ts";
import { NO_NUMBERS, NUMBERS } from "./numbers.fixture.ts";
import { type Country, isCountry, type ReadNumber, toE164 } from "./phone-number.ts";

/** Cells of a table, its typed column with the spaces that belong to it cut to those inside. */
const rows = (table: string): string[][] =>
  table
    .split("\n")
    .filter((line) => line.includes("|"))
    .map((line) => line.split("|").map((cell) => cell.replace(/^ +| +$/g, "")));

const read = (number: string): ReadNumber => {
  const reading = toE164(number);
  return reading.kind === "none" ? { kind: "short", number } : reading;
};
const from = { country: "FR", emergencyNumbers: EMERGENCY_NUMBERS } as const;

describe("what is written in mainland France", () => {
  test("the tables have three hundred numbers", () => {
    expect(rows(NUMBERS).length + rows(NO_NUMBERS).length).toBeGreaterThanOrEqual(300);
  });

  test.each(rows(NUMBERS))("%s is kept as %s, class %s, country %s", (typed = "", kept = "", is = "", country = "") => {
    const reading = toE164(typed);

    expect(reading).toMatchObject({ kind: kept.startsWith("+") ? "outside" : "short", number: kept });
    expect(classOf(read(kept), from)).toEqual({
      class: is.replace("!", ""),
      country: country === "-" ? null : country,
      telemarketing: is.startsWith("!"),
    });
  });

  test.each(rows(NO_NUMBERS))("%s is no number: %s", (typed = "", reason = "") => {
    expect(toE164(typed)).toEqual({ kind: "none", reason });
  });
});

describe("what is written elsewhere", () => {
  test.each<[Country, string, string]>([
    ["GP", "0590 12 34 56", "+590590123456"],
    ["GP", "0199001234", "+33199001234"],
    ["BL", "0590 27 12 34", "+590590271234"],
    ["MF", "0690 12 34 56", "+590690123456"],
    ["MQ", "0696123456", "+596696123456"],
    ["GF", "0594 12 34 56", "+594594123456"],
    ["RE", "0262 12 34 56", "+262262123456"],
    ["RE", "262692123456", "+262692123456"],
    ["RE", "692123456", "+262692123456"],
    ["YT", "0269 61 23 45", "+262269612345"],
    ["YT", "0800 123 456", "+33800123456"],
    ["PM", "41 12 34", "+508411234"],
    ["PM", "0508 41 12 34", "+508411234"],
    ["PM", "0199001234", "+33199001234"],
    ["NC", "26 12 34", "+687261234"],
    ["NC", "687261234", "+687261234"],
    ["NC", "00 33 1 99 00 12 34", "+33199001234"],
    ["PF", "40 12 34 56", "+68940123456"],
    ["PF", "87123456", "+68987123456"],
    ["WF", "72 12 34", "+681721234"],
    ["BE", "02 512 34 56", "+3225123456"],
    ["CH", "022 123 45 67", "+41221234567"],
    ["LU", "24 12 34", "+352241234"],
    ["MC", "97 97 12 34", "+37797971234"],
    ["DE", "030 901820", "+4930901820"],
    ["IT", "02 1234567", "+39021234567"],
    ["GB", "020 7946 0018", "+442079460018"],
    ["US", "(212) 555-0199", "+12125550199"],
    ["US", "1 212 555 0199", "+12125550199"],
  ])("in %s, %s is %s", (country, typed, number) => {
    expect(toE164(typed, country)).toMatchObject({ kind: "outside", number });
  });

  test.each<[Country, string]>([
    ["NC", "15"],
    ["NC", "1012"],
    ["PF", "17"],
    ["WF", "18"],
    ["PM", "15"],
    ["PM", "116117"],
    ["RE", "3114"],
    ["BE", "112"],
    ["CH", "144"],
    ["DE", "110"],
  ])("in %s, %s stays as it is", (country, typed) => {
    expect(toE164(typed, country)).toEqual({ kind: "short", number: typed });
  });

  test.each<[Country, string, string]>([
    ["NC", "+687261234", "national"],
    ["NC", "+687751234", "mobile"],
    ["NC", "+687361234", "special"],
    ["NC", "+687050123", "free"],
    ["NC", "+33199001234", "international"],
    ["NC", "+590590123456", "international"],
    ["PF", "+68940123456", "national"],
    ["PF", "+68987123456", "mobile"],
    ["WF", "+681821234", "mobile"],
    ["RE", "+33612345678", "mobile"],
    ["RE", "+33199001234", "national"],
    ["RE", "+33899123456", "special"],
    ["GP", "+596596123456", "national"],
    ["GP", "+687261234", "international"],
    ["BE", "+3225123456", "national"],
    ["BE", "+33199001234", "international"],
  ])("from %s, %s is %s", (country, number, is) => {
    expect(classOf(read(number), { ...from, country }).class).toBe(is);
  });
});

test("the list of emergency numbers that is passed in decides, before the plan", () => {
  expect(classOf(read("911"), { country: "FR", emergencyNumbers: ["911"] }).class).toBe("emergency");
  expect(classOf(read("112"), { country: "FR", emergencyNumbers: [] }).class).toBe("short-free");
});

test("an emergency number stays what it is in every country of the world", () => {
  const understood = getCountries().flatMap((country) =>
    [...EMERGENCY_NUMBERS, "911", "999"].flatMap((number) => {
      const reading = toE164(number, country);
      return reading.kind === "short" && reading.number === number ? [] : [`${country} ${number}`];
    }),
  );

  expect(understood).toEqual([]);
});

test("an unknown country is told from a known one", () => {
  expect(isCountry("RE")).toBe(true);
  expect(isCountry("XX")).toBe(false);
  expect(isCountry("constructor")).toBe(false);
});

test("nothing that is written makes it throw, and what it understands it understands again", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789+*# ()-.") }));
  fc.assert(
    fc.property(text, fc.constantFrom<Country>("FR", "RE", "PM", "NC", "US", "IT"), (typed, country) => {
      const reading = toE164(typed, country);
      if (reading.kind !== "outside") return;
      expect(reading.number).toMatch(/^\+[1-9][0-9]{3,16}$/);
      expect(toE164(reading.number, country)).toEqual(reading);
      classOf(reading, { country, emergencyNumbers: [] });
    }),
    { numRuns: 3000 },
  );
});
