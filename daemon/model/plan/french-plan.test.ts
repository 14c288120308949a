import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import {
  byLongestPrefix,
  CLASS_OF_PREFIX,
  FRENCH_CALLING_CODES,
  PACIFIC_CLASSES,
  TELEMARKETING_PREFIXES,
  TERRITORY_OF_PREFIX,
} from "./french-plan.ts";
import { toE164 } from "./phone-number.ts";

/** Every block of four digits behind the 0, and of five where the territories share one. */
const blocks = Array.from({ length: 9000 }, (_, block) => `0${1000 + block}`).flatMap((block) =>
  /^0(26|50|59|639|69|70|939|947|976)/.test(block)
    ? Array.from({ length: 10 }, (_, next) => `${block}${next}`)
    : [block],
);

/** A number of a block, without its 0. */
const numberOf = (block: string) => block.slice(1).padEnd(9, "0");

/** What the library says of a number of the block in the territory of a country code, undefined if nobody has such. */
const known = (nsn: string, code: string) => {
  const parsed = parsePhoneNumberFromString(`+${code}${nsn}`);
  return parsed?.isValid() === true ? { country: parsed.country, type: parsed.getType() } : undefined;
};

describe("the tables against the metadata of libphonenumber", () => {
  test("a block that an overseas territory has is written with its country code", () => {
    const wrong = blocks
      .filter((block) => !block.startsWith("08"))
      // Where the library lets Guyane have all of 0976, and Guadeloupe 09396 and 09397, it gives the parts to others too.
      .filter((block) => !/^0(976|939[67])/.test(block))
      .flatMap((block) => {
        const nsn = numberOf(block);
        const owners = ["590", "594", "596", "262"].filter((code) => known(nsn, code) !== undefined);
        const reading = toE164(`0${nsn}`);
        const kept = reading.kind === "outside" ? reading.number : "";
        return owners.length === 0 || owners.some((code) => kept === `+${code}${nsn}`)
          ? []
          : [`${block} ${owners} ${kept}`];
      });

    expect(wrong).toEqual([]);
  });

  test("a block of the mainland keeps +33", () => {
    const wrong = blocks
      .filter((block) => byLongestPrefix(TERRITORY_OF_PREFIX, block) !== undefined)
      .filter((block) => {
        const type = known(numberOf(block), "33")?.type;
        return type === "MOBILE" || type === "FIXED_LINE";
      })
      // Neighbours inside 026, 050 and 059 stand in the metadata of France as well; they were never given there.
      .filter((block) => !/^0(26|50|59)/.test(block));

    expect(wrong).toEqual([]);
  });

  test.each([
    ["MOBILE", "mobile"],
    ["TOLL_FREE", "free"],
    ["PREMIUM_RATE", "special"],
    ["SHARED_COST", "special"],
    ["UAN", "national"],
    ["VOIP", "national"],
    ["FIXED_LINE", "national"],
  ])("what the library calls %s in France is %s", (type, expected) => {
    const ofType = blocks.filter((block) => known(numberOf(block), "33")?.type === type);

    expect(ofType.length).toBeGreaterThan(0);
    expect(ofType.filter((block) => byLongestPrefix(CLASS_OF_PREFIX, block) !== expected)).toEqual([]);
  });

  test.each<[CountryCode, number]>([
    ["NC", 6],
    ["PF", 8],
    ["WF", 6],
  ])("numbers of %s have the class that the library knows", (country, length) => {
    const classes: Readonly<Record<string, string>> = {
      MOBILE: "mobile",
      FIXED_LINE_OR_MOBILE: "mobile",
      FIXED_LINE: "national",
      TOLL_FREE: "free",
      PREMIUM_RATE: "special",
    };
    const wrong = Array.from({ length: 1000 }, (_, head) => `${head}`.padStart(3, "0").padEnd(length, "1")).filter(
      (digits) => {
        const expected = classes[parsePhoneNumberFromString(digits, country)?.getType() ?? ""];
        return (
          expected !== undefined && expected !== (byLongestPrefix(PACIFIC_CLASSES[country] ?? {}, digits) ?? "national")
        );
      },
    );

    expect(wrong).toEqual([]);
  });
});

test("no prefix is longer than what is looked up, all begin with 0", () => {
  const prefixes = [...Object.keys(TERRITORY_OF_PREFIX), ...Object.keys(CLASS_OF_PREFIX), ...TELEMARKETING_PREFIXES];

  expect(prefixes.filter((prefix) => !/^0[0-9]{1,6}$/.test(prefix))).toEqual([]);
});

test("no country code of the plan begins another, so that one can be cut off without looking further", () => {
  const codes = [...new Set(Object.values(FRENCH_CALLING_CODES))];

  expect(codes.filter((one) => codes.some((other) => one !== other && other.startsWith(one)))).toEqual([]);
});
