import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/min";
import { FRENCH_CALLING_CODES, FRENCH_COUNTRIES, type FrenchTerritory, territoryOf } from "./french-plan.ts";

/** A number of the world as it is kept inside: +, country code, national number; at most 15 digits (ITU-T E.164). */
export type E164 = `+${string}`;

/** ISO 3166-1 alpha-2, as far as a numbering plan is known for it. Overseas territories are countries here. */
export type Country = CountryCode;

/** Why what was written is no number. The codes are for programs; sentences are the screens'. */
export type NoNumber =
  | "empty"
  | "anonymous"
  | "star-code"
  | "not-digits"
  | "too-short"
  | "too-long"
  | "unknown-country-code"
  | "not-in-plan";

/**
 * What was written, understood. `short` is kept as it was dialled: emergency and short numbers, numbers of the office.
 * Which of these it is, says whoever knows the office's numbers.
 */
export type NumberReading = ReadNumber | { readonly kind: "none"; readonly reason: NoNumber };

export type ReadNumber = OutsideNumber | { readonly kind: "short"; readonly number: string };

/** What belongs to nobody in the office. Reading a number from abroad is dear: hand on what was read. */
export interface OutsideNumber {
  readonly kind: "outside";
  readonly number: E164;
  /** Without +. */
  readonly callingCode: string;
  /**
   * Null where the number tells none: satellites, universal freephone, a block of a shared country code (+1) that nobody
   * was known to have when the metadata was made.
   */
  readonly country: Country | null;
}

/** The longest text that is looked at, separators included. */
const LONGEST_TEXT = 40;
/** Spaces of any kind, dots, dashes, slashes and brackets mean nothing inside a number. */
const SEPARATORS = /[\s\u00a0\u202f.\-\u2010-\u2015()[\]/]/g;
/** What operators and telephones send in place of a number that is hidden or not known [LIG-21, A-11]. */
const NO_CALLER: readonly string[] = [
  "anonymous",
  "anonyme",
  "unavailable",
  "unknown",
  "restricted",
  "private",
  "withheld",
];
/** A bare country code is only guessed in a number that is long enough to have one. */
const SHORTEST_BARE = 10;
const LONGEST_SHORT = 6;
/** Emergencies, and the European help lines: short even where a plan lets subscribers' numbers begin so. */
const HARMONISED = /^(1[0-9]{1,2}|116[0-9]{3})$/;

/** Whether a text is an ISO code of a country whose numbers are known. */
export const isCountry = (text: string): text is Country => isSupportedCountry(text);

/** The numbering territory of a country of the French plan, undefined for any other. */
export const frenchTerritory = (country: string) =>
  Object.hasOwn(FRENCH_COUNTRIES, country) ? FRENCH_COUNTRIES[country] : undefined;

/**
 * Understands what a person or an operator writes: "01 22 33 44 55", "+33 (0)1.22.33.44.55", "0033122334455",
 * "33122334455", "0590 12 34 56", "15", "201". Ten digits with a 0 are those of the French plan in all its territories;
 * elsewhere the plan of `country` decides. Two to six digits that are no number of that plan are `short`. Never throws.
 */
export function toE164(typed: string, country: Country = "FR"): NumberReading {
  if (typed.length > LONGEST_TEXT) return none("too-long");
  const text = typed.trim();
  if (text === "") return none("empty");
  if (NO_CALLER.includes(text.toLowerCase())) return none("anonymous");
  const number = text.replaceAll(SEPARATORS, "");
  if (/^[0-9*#]*[*#][0-9*#]*$/.test(number)) return none("star-code");
  if (!/^\+?[0-9]+$/.test(number)) return none("not-digits");
  if (number.startsWith("+")) return international(number.slice(1));
  if (number.startsWith("00")) return international(number.slice(2));
  return national(number, country);
}

/** A country code and a national number, without + or 00 before them. */
export function international(digits: string): NumberReading {
  for (const code of new Set(Object.values(FRENCH_CALLING_CODES))) {
    if (digits.startsWith(code)) return french(withoutTrunkZero(digits.slice(code.length)), code);
  }
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  if (parsed?.isPossible() === true) {
    const { number, countryCallingCode: callingCode } = parsed;
    return { kind: "outside", number: `+${number.slice(1)}`, callingCode, country: countryOf(parsed) };
  }
  switch (validatePhoneNumberLength(`+${digits}`)) {
    case "TOO_LONG":
      return none("too-long");
    case "INVALID_COUNTRY":
      return none("unknown-country-code");
    case "INVALID_LENGTH":
      return none("not-in-plan");
    default:
      return none("too-short");
  }
}

/** A number as it is dialled inside `country`, without an international prefix. */
export function national(digits: string, country: Country): NumberReading {
  if (HARMONISED.test(digits)) return { kind: "short", number: digits };
  const home = frenchTerritory(country);
  if (home !== undefined) {
    if (digits.startsWith("0")) return french(digits.slice(1), "33");
    // Nine digits are a number that lost its 0, as every spreadsheet makes it lose.
    if (digits.length === 9) return french(digits, "33");
    if (home === "PM" && /^[2-9][0-9]{5}$/.test(digits)) return inFrance("508", digits, "PM");
  } else {
    const parsed = parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false });
    const sure = digits.length <= LONGEST_SHORT ? parsed?.isValid() : parsed?.isPossible();
    if (parsed !== undefined && sure === true) return canonical(parsed.number);
  }
  if (digits.length === 1) return none("too-short");
  if (digits.length <= LONGEST_SHORT) return { kind: "short", number: digits };
  if (digits.length < SHORTEST_BARE) return none("too-short");
  return international(digits);
}

/**
 * A national number of the French plan without its 0. Its beginning says whose it is, whatever country code it was
 * written with: +33 692… is a number of La Réunion that somebody wrote as people speak of it.
 */
function french(nsn: string, code: string): NumberReading {
  if (code === "508" && /^[2-9][0-9]{5}$/.test(nsn)) return inFrance("508", nsn, "PM");
  // Extended mobile numbers, of machines: 0700 and ten more digits.
  if (nsn.startsWith("700") && nsn.length === 13) return inFrance("33", nsn, "FR");
  if (nsn.length < 9) return none("too-short");
  if (nsn.length > 9) return none("too-long");
  if (nsn.startsWith("0")) return none("not-in-plan");
  const territory = territoryOf(`0${nsn}`);
  if (territory === "PM" && nsn.startsWith("508")) return french(nsn.slice(3), "508");
  return inFrance(FRENCH_CALLING_CODES[territory], nsn, territory);
}

/** The country that was parsed, or the only one that has its country code. */
function countryOf({ country, countryCallingCode }: PhoneNumber): Country | null {
  if (country !== undefined) return country;
  const [owner, another] = countriesByCode().get(countryCallingCode) ?? [];
  return another === undefined ? (owner ?? null) : null;
}

/** Asking the metadata country by country costs more than reading the number; and at a start, more than reading the rest. */
const countriesByCode = onceAsked(countriesOfCodes);

function onceAsked<Answer>(find: () => Answer): () => Answer {
  let found: { readonly answer: Answer } | undefined;
  return () => {
    found ??= { answer: find() };
    return found.answer;
  };
}

function countriesOfCodes(): ReadonlyMap<string, readonly Country[]> {
  const found = new Map<string, Country[]>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    found.set(code, [...(found.get(code) ?? []), country]);
  }
  return found;
}

/** "+33 (0)1 22…" keeps its 0 once the brackets are gone. */
const withoutTrunkZero = (nsn: string): string => (/^0[1-9]/.test(nsn) && nsn.length >= 10 ? nsn.slice(1) : nsn);

const canonical = (number: string): NumberReading => international(number.slice(1));
const inFrance = (callingCode: string, nsn: string, country: FrenchTerritory): NumberReading => ({
  kind: "outside",
  number: `+${callingCode}${nsn}`,
  callingCode,
  country,
});
const none = (reason: NoNumber): NumberReading => ({ kind: "none", reason });
