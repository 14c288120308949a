import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers, matches, matchesNumber, type Pattern, parsePattern, specificity } from "./pattern.ts";
import { ownCallingCodes } from "./plan/calling-codes.ts";
import { writtenIn } from "./plan/number-form.ts";
import { type Country, toE164 } from "./plan/phone-number.ts";

const FRENCH = ownCallingCodes("FR");

function pattern(text: string): Pattern {
  const reading = parsePattern(text);
  if (!reading.ok) throw new Error(`${text}: ${reading.reason}`);
  return reading.pattern;
}

/** What the guide says, said slowly: the definition that the automaton must agree with. */
function naive(signs: string, digits: string): boolean {
  const [sign, rest] = [signs[0], signs.slice(1)];
  if (sign === undefined) return digits === "";
  if (sign === "*") return naive(rest, digits) || (digits !== "" && naive(signs, digits.slice(1)));
  return digits !== "" && (sign === "?" || sign === digits[0]) && naive(rest, digits.slice(1));
}

/** Whether a pattern of an office in `country` fits what somebody wrote. */
function fits(text: string, typed: string, country: Country = "FR"): boolean {
  const reading = toE164(typed, country);
  if (reading.kind === "none") throw new Error(`${typed} is no number`);
  return matchesNumber(pattern(text), writtenIn(reading.number, country));
}

const few = fc.constantFrom(..."012");
const signs = fc.string({
  unit: fc.oneof({ weight: 3, arbitrary: few }, fc.constantFrom("?", "*")),
  minLength: 1,
  maxLength: 8,
});
const digits = fc.string({ unit: few, maxLength: 9 });

describe("what a pattern fits", () => {
  test.each([
    ["LNO-05", "06*", "0612345678", true],
    ["LNO-05", "06*", "06", true],
    ["LNO-05", "06*", "0712345678", false],
    ["LNO-05", "*", "", true],
    ["LNO-05", "*78", "0612345678", true],
    ["LNO-05", "0*8", "0612345678", true],
    ["LNO-06", "?", "1", true],
    ["LNO-06", "?", "", false],
    ["LNO-06", "?", "12", false],
    ["LNO-06", "012233445?", "0122334455", true],
    ["LNO-06", "06????????", "0612345678", true],
    ["LNO-06", "06???????", "0612345678", false],
    ["LNO-07", "01 02 03 04 **", "0102030405", true],
    ["LNO-07", " 3 1 1 4 ", "3114", true],
    ["LNO-08", "01234567**", "0123456789", true],
    ["LNO-08", "01234567**", "01234567", true],
    ["LNO-08", "01234567**", "0123456689", false],
    ["ENT-02", "0812345678", "0812345678", true],
    ["ENT-02", "0812345678", "08123456789", false],
    ["A-34", "**", "0122334455", true],
    ["A-34", "****?", "", false],
    ["A-34", "****?", "0", true],
  ])("%s %s and %s: %s", (_item, text, number, expected) => {
    expect(matches(pattern(text), number)).toBe(expected);
  });

  test("LNO-05 LNO-06 it is what the guide says, for any pattern and any digits", () => {
    fc.assert(
      fc.property(signs, digits, (text, number) => {
        expect(matches(pattern(text), number)).toBe(naive(text, number));
      }),
      { numRuns: 5000 },
    );
  });

  test("a + or a letter in what is compared is no digit", () => {
    expect(matches(pattern("*"), "+33122334455")).toBe(false);
    expect(matches(pattern("?*"), "anonymous")).toBe(false);
  });

  test.each(["*".repeat(100), "*1".repeat(15), "*?".repeat(14), `${"?".repeat(29)}*`])(
    "%s reads each digit of a number once",
    (text) => {
      let read = 0;
      const compiled = pattern(text);
      function* ones() {
        for (; read < 5000; read += 1) yield "1";
      }

      matches(compiled, ones());

      expect(read).toBe(5000);
      expect(compiled.text.length).toBeLessThanOrEqual(30);
    },
  );
});

describe("reading a pattern", () => {
  test.each([
    ["06*", "06*"],
    ["01 02 03 04 **", "01020304*"],
    ["*?*?", "??*"],
    ["0?*?1", "0??*1"],
    ["+33 1*", "00331*"],
    ["+*", "00*"],
    ["01 02", "0102"],
  ])("LNO-07 A-34 %j is kept as %s", (typed, text) => {
    expect(pattern(typed).text).toBe(text);
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["06x", "bad-character"],
    ["06.12", "bad-character"],
    ["(.*)+$", "plus-not-first"],
    ["0+6", "plus-not-first"],
    ["++33", "plus-not-first"],
    ["#31#", "bad-character"],
    ["0".repeat(31), "too-long"],
    ["*1".repeat(16), "too-long"],
    [" ".repeat(121), "too-long"],
  ])("%j is none: %s", (typed, reason) => {
    expect(parsePattern(typed)).toEqual({ ok: false, reason });
  });

  test("nothing that is written makes it throw, and what it keeps it reads the same", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."01?*+ ") }));
    fc.assert(
      fc.property(text, (typed) => {
        const reading = parsePattern(typed);
        if (reading.ok) expect(pattern(reading.pattern.text)).toEqual(reading.pattern);
      }),
    );
  });
});

describe("a pattern and a number, in whatever form either is written", () => {
  test.each<[string, string, string, boolean, Country?]>([
    ["LNO-05", "06*", "+33 6 12 34 56 78", true],
    ["LNO-05", "06*", "0033612345678", true],
    ["LNO-05", "+336*", "0612345678", true],
    ["LNO-05", "00336*", "0612345678", true],
    ["LNO-05", "+33 6 ????????", "0612345678", true],
    ["LNO-05", "+337*", "0612345678", false],
    ["LNO-05", "*", "+33612345678", true],
    ["LNO-05", "*", "+442079460018", true],
    ["LNO-05", "*", "3114", true],
    ["LNO-05", "00*", "0612345678", false],
    ["LNO-05", "00*", "+442079460018", true],
    ["LNO-05", "+*", "0612345678", false],
    ["LNO-05", "003*", "0612345678", false],
    ["LNO-05", "003*", "+3225123456", true],
    ["LNO-05", "+33*", "0612345678", true],
    ["LNO-05", "+33*", "0590123456", false],
    ["LNO-05", "+590*", "0590123456", true],
    ["LNO-05", "0590*", "+590590123456", true],
    ["LNO-05", "+44*", "00442079460018", true],
    ["LNO-05", "0044*", "+442079460018", true],
    ["ENT-02", "0812345678", "+33812345678", true],
    ["ENT-02", "+33812345678", "0812345678", true],
    ["ENT-02", "01 22 33 44 5?", "0033122334455", true],
    ["SOR-04", "1*", "118712", true],
    ["SOR-04", "1*", "+12125550199", false],
    ["SOR-04", "3*", "3939", true],
    ["SOR-04", "3*", "0122334455", false],
    ["SOR-04", "0*", "3939", false],
    ["LNO-05", "06*", "+33612345678", true, "RE"],
    ["LNO-05", "0692*", "692123456", true, "RE"],
    ["LNO-05", "+262*", "0692123456", true, "RE"],
    ["LNO-05", "00*", "0612345678", false, "RE"],
    ["LNO-05", "00*", "+33612345678", true, "NC"],
    ["LNO-05", "+687*", "261234", true, "NC"],
    ["LNO-05", "26*", "+687261234", true, "NC"],
    ["LNO-05", "41*", "+508411234", true, "PM"],
  ])("%s %s and %s: %s", (_item, text, typed, expected, country = "FR") => {
    expect(fits(text, typed, country)).toBe(expected);
  });

  test("ENT-02 a number written as its own pattern fits, whichever form either has", () => {
    const forms = (nsn: number) => [`0${nsn}`, `+33${nsn}`, `0033${nsn}`];
    const mainland = fc.integer({ min: 110_000_000, max: 199_999_999 });
    fc.assert(
      fc.property(mainland, fc.nat(2), fc.nat(2), (nsn, one, other) => {
        expect(fits(forms(nsn)[one] ?? "", forms(nsn)[other] ?? "")).toBe(true);
      }),
    );
  });
});

describe("which rule comes first, and which never comes", () => {
  test("ENT-10 A-35 the more a pattern says, the earlier it stands", () => {
    const written = ["*", "0*", "06*", "0612*", "0612??????", "061234567?", "0612345678"];
    const sorted = written.toSorted((one, other) => specificity(pattern(one)) - specificity(pattern(other)));

    expect(sorted).toEqual(written);
    expect(specificity(pattern("0612345678*"))).toBeLessThan(specificity(pattern("0612345678")));
  });

  test.each([
    ["*", "0612345678", true],
    ["*", "+33 6*", true],
    ["06*", "0612*", true],
    ["06*", "06????????", true],
    ["0612*", "06*", false],
    ["06????????", "06*", false],
    ["06?*", "06*", false],
    ["06*", "06?*", true],
    ["0*", "01234567**", true],
    ["01234567**", "*", false],
    ["?*", "*", false],
    ["00*", "+44*", true],
    ["+*", "+44 20*", true],
    ["00*", "+33*", false],
    ["+33*", "+33 6*", true],
    ["+33*", "0033*", true],
    ["0033*", "00*", false],
  ])("LNO-08 %s before %s leaves it nothing: %s", (wide, narrow, expected) => {
    expect(covers(pattern(wide), pattern(narrow), FRENCH)).toBe(expected);
  });

  test("LNO-08 what is covered fits nothing that the one before does not", () => {
    fc.assert(
      fc.property(signs, signs, fc.array(digits, { minLength: 30, maxLength: 30 }), (wide, narrow, numbers) => {
        fc.pre(covers(pattern(wide), pattern(narrow), FRENCH));
        const missed = numbers.filter((n) => matches(pattern(narrow), n) && !matches(pattern(wide), n));
        expect(missed).toEqual([]);
        expect(specificity(pattern(narrow))).toBeGreaterThanOrEqual(specificity(pattern(wide)));
      }),
      { numRuns: 300 },
    );
  });

  test("LNO-08 nor does it with numbers of the plan, whose country code a pattern may spell out", () => {
    const beginning = fc.constantFrom(
      "00",
      "003",
      "0033",
      "00331",
      "001",
      "01",
      "0",
      "00590",
      "0059",
      "0590",
      "+33",
      "+",
      "0044",
    );
    const written = fc
      .tuple(beginning, fc.constantFrom("*", "?*", "1*", "99*", "????????*"))
      .map((parts) => parts.join(""));
    const numbers = [
      "+33199001234",
      "+33612345678",
      "+590590123456",
      "+508411234",
      "+442079460018",
      "+12125550199",
      "3114",
    ];
    fc.assert(
      fc.property(written, written, (wide, narrow) => {
        fc.pre(covers(pattern(wide), pattern(narrow), FRENCH));
        for (const number of numbers.map((each) => writtenIn(each, "FR"))) {
          if (matchesNumber(pattern(narrow), number)) expect(matchesNumber(pattern(wide), number)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a pattern that is not covered, without wildcards inside, has a number that shows it", () => {
    const prefix = fc.string({ unit: few, maxLength: 3 }).map((text) => `${text}*`);
    fc.assert(
      fc.property(prefix, prefix, (wide, narrow) => {
        const shown = matches(pattern(wide), `${narrow.slice(0, -1)}`);
        expect(covers(pattern(wide), pattern(narrow), [])).toBe(shown);
      }),
    );
  });
});
