import fc from "fast-check";
import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { EMERGENCY_NUMBERS } from "../numbers.ts";
import { formOfPrefix, fromLine, inForm, withOutgoingPrefix, writtenIn } from "./number-form.ts";
import { NUMBER_FORMS, type NumberForm } from "./number-forms.ts";
import { NUMBERS } from "./numbers.fixture.ts";
import type { Country } from "./phone-number.ts";

const HOMES: readonly Country[] = [
  "FR",
  "GP",
  "MQ",
  "GF",
  "RE",
  "YT",
  "PM",
  "NC",
  "PF",
  "WF",
  "BE",
  "CH",
  "DE",
  "GB",
  "LU",
];
const kept = NUMBERS.split("\n").flatMap((line) => line.split("|")[1]?.trim() ?? []);
const outside = [
  ...kept.filter((number) => number.startsWith("+")),
  ...getCountries().flatMap((country) => getExampleNumber(country, examples)?.number ?? []),
];
const short = [...EMERGENCY_NUMBERS, ...kept.filter((number) => !number.startsWith("+"))];

/** What a line must be told so that it understands what it was sent in a form. */
const prefixesOf = (form: NumberForm) => (form === "bare" ? { internationalPrefix: "" } : {});

describe("outgoing", () => {
  test.each<[string, NumberForm, Country, string]>([
    ["+33122334455", "national", "FR", "0122334455"],
    ["+33122334455", "00", "FR", "0033122334455"],
    ["+33122334455", "e164", "FR", "+33122334455"],
    ["+33122334455", "bare", "FR", "33122334455"],
    ["+33122334455", "national", "RE", "0122334455"],
    ["+33122334455", "national", "NC", "0033122334455"],
    ["+33122334455", "national", "BE", "0033122334455"],
    ["+590590123456", "national", "FR", "0590123456"],
    ["+590590123456", "00", "FR", "00590590123456"],
    ["+262692123456", "national", "GP", "0692123456"],
    ["+508411234", "national", "FR", "0508411234"],
    ["+508411234", "national", "PM", "411234"],
    ["+508708401234", "national", "PM", "0708401234"],
    ["+687261234", "national", "NC", "261234"],
    ["+687261234", "national", "FR", "00687261234"],
    ["+68940123456", "national", "PF", "40123456"],
    ["+442079460018", "national", "FR", "00442079460018"],
    ["+442079460018", "bare", "FR", "442079460018"],
    ["+3225123456", "national", "BE", "025123456"],
    ["+390669812345", "national", "IT", "0669812345"],
    ["+12125550199", "national", "US", "2125550199"],
    ["+337001234567890", "national", "FR", "07001234567890"],
  ])("LIG-14 %s in form %s on a line in %s is %s", (number, form, country, written) => {
    expect(inForm(number, form, country)).toBe(written);
  });

  test("emergency, short and internal numbers go out as they are in every form", () => {
    for (const number of [...short, "201", "500"]) {
      for (const form of NUMBER_FORMS) expect(inForm(number, form, "FR")).toBe(number);
      for (const prefix of ["33", "0033", "+33", "9", ""])
        expect(withOutgoingPrefix(number, prefix, "FR")).toBe(number);
    }
  });

  test.each([
    ["0", "0122334455", "00442079460018"],
    ["", "0122334455", "00442079460018"],
    ["33", "33122334455", "442079460018"],
    ["0033", "0033122334455", "00442079460018"],
    ["+33", "+33122334455", "+442079460018"],
    ["+", "+33122334455", "+442079460018"],
    ["00", "0033122334455", "00442079460018"],
    ["9", "9122334455", "00442079460018"],
    ["00442", "00442122334455", "00442079460018"],
  ])("LIG-16 with n1 = %s a local number goes out as %s, a foreign one as %s", (prefix, local, foreign) => {
    expect(withOutgoingPrefix("+33122334455", prefix, "FR")).toBe(local);
    expect(withOutgoingPrefix("+442079460018", prefix, "FR")).toBe(foreign);
  });

  test("n1 = 33 sends Guadeloupe with its own country code", () => {
    expect(withOutgoingPrefix("+590590123456", "33", "FR")).toBe("590590123456");
    expect(formOfPrefix("590", "FR")).toBeUndefined();
    expect(formOfPrefix("590", "GP")).toBe("bare");
  });
});

describe("incoming", () => {
  test.each([
    ["0122334455", {}, "+33122334455"],
    ["0033122334455", {}, "+33122334455"],
    ["+33122334455", {}, "+33122334455"],
    ["33122334455", {}, "+33122334455"],
    ["122334455", { nationalPrefix: "" }, "+33122334455"],
    ["122334455", { nationalPrefix: "", internationalPrefix: "" }, "+33122334455"],
    ["000442079460018", { internationalPrefix: "000", nationalPrefix: "00" }, "+442079460018"],
    ["00122334455", { internationalPrefix: "000", nationalPrefix: "00" }, "+33122334455"],
    ["442079460018", { internationalPrefix: "" }, "+442079460018"],
    ["376812345", { internationalPrefix: "" }, "+376812345"],
    ["376812345", {}, "+33376812345"],
    ["01133122334455", { internationalPrefix: "011" }, "+33122334455"],
    ["0122334455", { internationalPrefix: "" }, "+33122334455"],
    ["0590123456", {}, "+590590123456"],
    ["+33590123456", {}, "+590590123456"],
  ])("A-09 a line that gives %s with %j means %s", (raw, prefixes, number) => {
    expect(fromLine(raw, { country: "FR", ...prefixes })).toMatchObject({ kind: "outside", number });
  });

  test.each(["", "anonymous", "Anonymous", "unavailable", "unknown", "Restricted"])("LIG-21 %j is no number", (raw) => {
    expect(fromLine(raw, { country: "FR" }).kind).toBe("none");
  });

  test("short and emergency numbers come in as they are, whatever the prefixes", () => {
    for (const number of short) {
      for (const prefixes of [{}, { internationalPrefix: "" }, { nationalPrefix: "" }, { nationalPrefix: "1" }]) {
        expect(fromLine(number, { country: "FR", ...prefixes })).toEqual({ kind: "short", number });
      }
    }
  });
});

describe("round trips", () => {
  test("A-09 what goes out in a form comes back as the same number, in every country", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...outside),
        fc.constantFrom(...NUMBER_FORMS),
        fc.constantFrom(...HOMES),
        (n, form, home) => {
          const back = fromLine(inForm(n, form, home), { country: home, ...prefixesOf(form) });
          expect(back).toMatchObject({ kind: "outside", number: n });
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("any ten digits with a 0 go round in every form, in every territory of the plan", () => {
    const dialled = fc.integer({ min: 100_000_000, max: 999_999_999 }).map((nsn) => `0${nsn}`);
    fc.assert(
      fc.property(
        dialled,
        fc.constantFrom(...NUMBER_FORMS),
        fc.constantFrom(...HOMES.slice(0, 7)),
        (typed, form, home) => {
          const reading = fromLine(typed, { country: home });
          // No number of Saint-Pierre-et-Miquelon begins so.
          fc.pre(!/^0508[01]/.test(typed));
          if (reading.kind !== "outside") throw new Error(`${typed} is ${reading.kind}`);
          const sent = inForm(reading.number, form, home);
          expect(fromLine(sent, { country: home, ...prefixesOf(form) })).toEqual(reading);
          if (home !== "PM") expect(inForm(reading.number, "national", home)).toBe(typed);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

test("what a number looks like to who dials it: national with its spelling, foreign with 00, short as it is", () => {
  expect(writtenIn("+33122334455", "FR")).toEqual({
    dialled: "0122334455",
    spelled: { callingCode: "33", text: "0033122334455" },
  });
  expect(writtenIn("+442079460018", "FR")).toEqual({ dialled: "00442079460018", spelled: null });
  expect(writtenIn("3114", "FR")).toEqual({ dialled: "3114", spelled: null });
});
