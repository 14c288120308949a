import { getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { FRENCH_CALLING_CODES } from "./french-plan.ts";
import { type Country, type E164, frenchTerritory } from "./phone-number.ts";

/** The country code of a country, without +: "33". */
export const callingCodeOf = (country: Country): string => getCountryCallingCode(country);

/** The country codes that need not be dialled in a country: its own; in the French plan, those of all its territories. */
export const ownCallingCodes = (country: Country): readonly string[] =>
  frenchTerritory(country) === undefined
    ? [callingCodeOf(country)]
    : [...new Set<string>(Object.values(FRENCH_CALLING_CODES))];

/** Splits a number whose country code is one of the French plan; undefined for all others. */
export function splitFrench(number: E164): { readonly code: string; readonly nsn: string } | undefined {
  for (const code of new Set(Object.values(FRENCH_CALLING_CODES))) {
    if (number.startsWith(`+${code}`)) return { code, nsn: number.slice(1 + code.length) };
  }
  return undefined;
}

/** The country code that a number begins with, without +; undefined when none is assigned. */
export const callingCodeIn = (number: E164): string | undefined =>
  splitFrench(number)?.code ?? parsePhoneNumberFromString(number)?.countryCallingCode;
