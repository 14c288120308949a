/**
 * The French numbering plan as data: what a number of the plan is, told from how it begins.
 *
 * As of 2026-11-26. Sources: Arcep decision 2018-0881 as changed by 2022-1583 (categories, blocks of automatic calls);
 * the text of 2025-2215, in force since 2026-01-01, is known here by its summaries only, none of which moves a block:
 * compare it before a release. The blocks of each overseas territory are those that libphonenumber lists
 * (`libphonenumber-js` 1.13.16); the test beside compares the two, so that an update which knows better says so.
 *
 * Prefixes are written as they are dialled, with the leading 0; the longest one that fits decides.
 */

/** Where a national number belongs. Saint-Barthélemy and Saint-Martin share the numbers of Guadeloupe. */
export type FrenchTerritory = "FR" | "GP" | "MQ" | "GF" | "RE" | "YT" | "PM";

/** What a call costs and which right it needs, as far as the plan itself says it. */
export type PlanClass = "national" | "mobile" | "free" | "special" | "short-free" | "short-special";

/** The country codes of those who dial each other with ten digits, from the mainland to the Indian Ocean. */
export const FRENCH_CALLING_CODES: Readonly<Record<FrenchTerritory, string>> = {
  FR: "33",
  GP: "590",
  MQ: "596",
  GF: "594",
  RE: "262",
  YT: "262",
  PM: "508",
};

/** The countries of the French plan, with those that have no country code of their own. */
export const FRENCH_COUNTRIES: Readonly<Record<string, FrenchTerritory>> = {
  FR: "FR",
  GP: "GP",
  BL: "GP",
  MF: "GP",
  MQ: "MQ",
  GF: "GF",
  RE: "RE",
  YT: "YT",
  PM: "PM",
};

/** What does not belong to the mainland. Numbers in 08 are one for the whole plan and kept under +33; 06 39 98 is for films. */
export const TERRITORY_OF_PREFIX: Readonly<Record<string, FrenchTerritory>> = {
  "0262": "RE",
  "0263": "RE",
  "02688": "RE",
  "02689": "YT",
  "0269": "YT",
  "0508": "PM",
  "0590": "GP",
  "0594": "GF",
  "0596": "MQ",
  "05987": "GP",
  "05988": "GF",
  "05989": "MQ",
  "0639": "YT",
  "063998": "FR",
  "0690": "GP",
  "0691": "GP",
  "0692": "RE",
  "0693": "RE",
  "0694": "GF",
  "0696": "MQ",
  "0697": "MQ",
  "07084": "PM",
  "07085": "PM",
  "07090": "GP",
  "07091": "MQ",
  "07092": "RE",
  "07093": "GF",
  "070935": "YT",
  "070936": "YT",
  "070937": "YT",
  "09395": "GP",
  "09396": "GF",
  "09397": "MQ",
  "09398": "YT",
  "09399": "RE",
  "09475": "GP",
  "09476": "GF",
  "09477": "MQ",
  "09478": "YT",
  "09479": "RE",
  "09760": "GP",
  "09761": "GP",
  "09762": "RE",
  "09763": "RE",
  "09764": "GF",
  "09765": "GF",
  "09766": "MQ",
  "09767": "MQ",
  "09768": "GP",
  "09769": "YT",
};

/**
 * Ten digits. 0806 to 0809 cost what a call to 01 costs, and are therefore national. Whatever else begins with 08 may be
 * surtaxed (081, 082, 089), is an old shared tariff, or leads to data services (0836, 0860): all of it is special.
 */
export const CLASS_OF_PREFIX: Readonly<Record<string, PlanClass>> = {
  "01": "national",
  "02": "national",
  "03": "national",
  "04": "national",
  "05": "national",
  "06": "mobile",
  "07": "mobile",
  "0800": "free",
  "0801": "free",
  "0802": "free",
  "0803": "free",
  "0804": "free",
  "0805": "free",
  "0806": "national",
  "0807": "national",
  "0808": "national",
  "0809": "national",
  "08": "special",
  "09": "national",
};

/**
 * Numbers of two to six digits: how they begin and how long they are. `short-free` is what is never surtaxed: help lines
 * (30PQ, 31PQ, 116XYZ), the operators' own (10YT, 1XY, two digits). `short-special` may be surtaxed: 118XYZ, 32PQ to 39PQ,
 * and the five digits of messages. Some of the 3BPQ are not; which, no table of the plan says.
 */
export const SHORT_NUMBERS: readonly {
  readonly prefix: string;
  readonly length: number;
  readonly class: "short-free" | "short-special";
}[] = [
  { prefix: "1", length: 2, class: "short-free" },
  { prefix: "1", length: 3, class: "short-free" },
  { prefix: "10", length: 4, class: "short-free" },
  { prefix: "30", length: 4, class: "short-free" },
  { prefix: "31", length: 4, class: "short-free" },
  { prefix: "3", length: 4, class: "short-special" },
  { prefix: "116", length: 6, class: "short-free" },
  { prefix: "118", length: 6, class: "short-special" },
  { prefix: "3", length: 5, class: "short-special" },
  { prefix: "4", length: 5, class: "short-special" },
  { prefix: "5", length: 5, class: "short-special" },
  { prefix: "6", length: 5, class: "short-special" },
  { prefix: "7", length: 5, class: "short-special" },
  { prefix: "8", length: 5, class: "short-special" },
];

/** Blocks from which automatic systems and telemarketers must call (Arcep 2022-1583); nobody else has one of these. */
export const TELEMARKETING_PREFIXES: readonly string[] = [
  "0162",
  "0163",
  "0270",
  "0271",
  "0377",
  "0378",
  "0424",
  "0425",
  "0568",
  "0569",
  "0948",
  "0949",
  "09475",
  "09476",
  "09477",
  "09478",
  "09479",
];

/** What is not national in the Pacific, which is outside the French plan and has no leading 0 (libphonenumber). */
export const PACIFIC_CLASSES: Readonly<Record<string, Readonly<Record<string, PlanClass>>>> = {
  NC: {
    "050": "free",
    "36": "special",
    "5": "mobile",
    "7": "mobile",
    "8": "mobile",
    "88": "national",
    "9": "mobile",
  },
  PF: { "87": "mobile", "88": "mobile", "89": "mobile" },
  WF: { "72": "mobile", "82": "mobile", "83": "mobile" },
};

/**
 * Country codes of no country: satellites (870, 881), world networks (882, 883) and world-wide premium (979). The dearest
 * of all calls, and those of fraud (ITU-T E.164, list of assigned country codes).
 */
export const SATELLITE_PREMIUM_CODES: readonly string[] = ["870", "881", "882", "883", "979"];

/** The entry of the longest prefix of a number, or undefined. `table` has prefixes of at most seven digits. */
export function byLongestPrefix<T>(table: Readonly<Record<string, T>>, number: string): T | undefined {
  for (let length = 7; length > 0; length -= 1) {
    const found = Object.hasOwn(table, number.slice(0, length)) ? table[number.slice(0, length)] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The territory of a national number, written with its 0. */
export const territoryOf = (national: string): FrenchTerritory =>
  byLongestPrefix(TERRITORY_OF_PREFIX, national) ?? "FR";
