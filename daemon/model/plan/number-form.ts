import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { callingCodeIn, callingCodeOf, splitFrench } from "./calling-codes.ts";
import type { NumberForm } from "./number-forms.ts";
import {
  type Country,
  type E164,
  frenchTerritory,
  international,
  type NumberReading,
  national,
  toE164,
} from "./phone-number.ts";

/** How a line writes the numbers that come in [LIG-16, A-09]. An empty prefix says that none is written. */
export interface LinePrefixes {
  readonly country: Country;
  /** n2: before numbers with a country code. */
  readonly internationalPrefix?: string;
  /** n3: before national numbers. */
  readonly nationalPrefix?: string;
}

/** What a number looks like to who dials it in one country; what patterns are tried against. */
export interface WrittenNumber {
  /** As it is dialled there: 0122334455, 0044…, or a short number as it is. Never with +. */
  readonly dialled: string;
  /** For a number that needs no country code there: the country code, and the number with it behind 00. */
  readonly spelled: { readonly callingCode: string; readonly text: string } | null;
}

/** A number that has no +: short, emergency, of the office. Such numbers go out and come in untouched. */
const isOutside = (number: string): number is E164 => number.startsWith("+");

/**
 * Writes a number for a line that stands in `country`. A foreign number has no national form there, and is then written
 * with 00. Numbers that are not in E.164 are left alone.
 */
export function inForm(number: string, form: NumberForm, country: Country): string {
  if (!isOutside(number)) return number;
  switch (form) {
    case "e164":
      return number;
    case "00":
      return `00${number.slice(1)}`;
    case "bare":
      return number.slice(1);
    case "national":
      return nationalForm(number, country) ?? `00${number.slice(1)}`;
  }
}

/** The form that a prefix n1 asks for (33, 0033, +33, 0 in France), or undefined when it is none of these. */
export function formOfPrefix(prefix: string, country: Country): NumberForm | undefined {
  const code = callingCodeOf(country);
  if (prefix === `+${code}` || prefix === "+") return "e164";
  if (prefix === `00${code}` || prefix === "00") return "00";
  if (prefix === code) return "bare";
  return prefix === trunkZero(country) || prefix === "" ? "national" : undefined;
}

/**
 * Writes a number for a line with prefix n1 [LIG-15, LIG-16]. A prefix that is no form stands in place of the national 0
 * of local numbers only ("9" for 9122334455); foreign ones then go out with 00.
 */
export function withOutgoingPrefix(number: string, prefix: string, country: Country): string {
  const form = formOfPrefix(prefix, country);
  if (form !== undefined || !isOutside(number)) return inForm(number, form ?? "national", country);
  const local = nationalForm(number, country);
  if (local === undefined) return inForm(number, "00", country);
  const trunk = trunkZero(country);
  return prefix + (local.startsWith(trunk) ? local.slice(trunk.length) : local);
}

/**
 * Understands a number that a line gives, caller or called, by the prefixes that it writes; what they do not explain is
 * read as `toE164` reads it. A line in bare form must be said so (`internationalPrefix: ""`): 376812345 is a number of
 * Andorra there, and of Lorraine elsewhere. Hidden and unknown callers are `none`. Never throws.
 */
export function fromLine(raw: string, line: LinePrefixes): NumberReading {
  const { country, internationalPrefix = "00", nationalPrefix = "0" } = line;
  const general = toE164(raw, country);
  const digits = raw.trim();
  if (general.kind === "short" || !/^[0-9]+$/.test(digits)) return general;
  const readings = [
    { prefix: internationalPrefix, read: () => international(digits.slice(internationalPrefix.length)) },
    { prefix: nationalPrefix, read: () => national(trunkZero(country) + digits.slice(nationalPrefix.length), country) },
  ].sort((one, other) => other.prefix.length - one.prefix.length);
  for (const { prefix, read } of readings) {
    const reading = digits.startsWith(prefix) ? read() : undefined;
    if (reading?.kind === "outside") return reading;
  }
  return general;
}

/** What `number` looks like to who dials it in `country`. See `matchesNumber` in pattern.ts for what it is good for. */
export function writtenIn(number: string, country: Country): WrittenNumber {
  const local = isOutside(number) ? nationalForm(number, country) : undefined;
  // Asked only for numbers of the country: it is dear to find for all others.
  const callingCode = local !== undefined && isOutside(number) ? callingCodeIn(number) : undefined;
  if (local === undefined || callingCode === undefined) {
    return { dialled: inForm(number, "00", country), spelled: null };
  }
  return { dialled: local, spelled: { callingCode, text: inForm(number, "00", country) } };
}

/** The number as it is dialled inside the country, or undefined if that takes a country code. */
function nationalForm(number: E164, country: Country): string | undefined {
  const home = frenchTerritory(country);
  const french = splitFrench(number);
  if (home !== undefined) {
    if (french === undefined) return undefined;
    if (french.code !== "508" || french.nsn.length !== 6) return `0${french.nsn}`;
    return home === "PM" ? french.nsn : `0508${french.nsn}`;
  }
  if (callingCodeIn(number) !== callingCodeOf(country)) return undefined;
  const written = parsePhoneNumberFromString(number)
    ?.formatNational()
    .replaceAll(/[^0-9]/g, "");
  if (written === undefined) return undefined;
  const back = national(written, country);
  return back.kind === "outside" && back.number === number ? written : undefined;
}

/** The 0 that begins every national number of the French plan; what other plans begin with belongs to their numbers. */
const trunkZero = (country: Country): string => (frenchTerritory(country) === undefined ? "" : "0");
