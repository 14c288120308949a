import { callingCodeOf, splitFrench } from "./calling-codes.ts";
import {
  byLongestPrefix,
  CLASS_OF_PREFIX,
  PACIFIC_CLASSES,
  type PlanClass,
  SATELLITE_PREMIUM_CODES,
  SHORT_NUMBERS,
  TELEMARKETING_PREFIXES,
} from "./french-plan.ts";
import { inForm } from "./number-form.ts";
import { type Country, type E164, frenchTerritory, type OutsideNumber, type ReadNumber } from "./phone-number.ts";

/** What rights and cost are given for. `unknown`: digits that are no number of the plan; never let out by themselves. */
export const DESTINATION_CLASSES = [
  "emergency",
  "short-free",
  "short-special",
  "national",
  "mobile",
  "free",
  "special",
  "international",
  "satellite-premium",
  "unknown",
] as const;
export type DestinationClass = (typeof DESTINATION_CLASSES)[number];

export interface Destination {
  readonly class: DestinationClass;
  /** Where the call goes, null where the number does not tell. GP for +590 590…, although that is a national call. */
  readonly country: Country | null;
  /** A number of a block that only automatic systems and telemarketers have. */
  readonly telemarketing: boolean;
}

export interface ClassifiedFrom {
  /** Where the box stands. */
  readonly country: Country;
  /** Numbers that are emergencies there; they are so before anything else is looked at. */
  readonly emergencyNumbers: readonly string[];
}

/**
 * The class of a number that was read: of the world, or short as it was dialled. Calls between territories of the French plan,
 * overseas departments included, have the class that the plan gives the number, and say their territory: whoever wants to
 * treat Martinique apart can. The Pacific territories are countries of their own; from elsewhere they are international.
 * Elsewhere than in France and its territories no table tells the mobiles: all numbers of the country are national there.
 * Short numbers are judged by the French plan wherever the box stands.
 */
export function classOf(read: ReadNumber, from: ClassifiedFrom): Destination {
  if (from.emergencyNumbers.includes(read.number))
    return { class: "emergency", country: from.country, telemarketing: false };
  if (read.kind === "outside") return outsideClass(read, from.country);
  return { class: shortClass(read.number), country: from.country, telemarketing: false };
}

function shortClass(number: string): DestinationClass {
  const isNumber = /^[0-9]+$/.test(number);
  const fits = SHORT_NUMBERS.filter(({ prefix, length }) => number.length === length && number.startsWith(prefix));
  // Blocks inside blocks (30 in 3): the longest prefix knows best.
  const [best] = fits.sort((one, other) => other.prefix.length - one.prefix.length);
  return isNumber && best !== undefined ? best.class : "unknown";
}

function outsideClass({ number, callingCode: code, country }: OutsideNumber, home: Country): Destination {
  if (SATELLITE_PREMIUM_CODES.includes(code))
    return { class: "satellite-premium", country: null, telemarketing: false };
  const inFrance = splitFrench(number) !== undefined;
  const telemarketing = inFrance && TELEMARKETING_PREFIXES.some((prefix) => frenchWriting(number).startsWith(prefix));
  if (inFrance && frenchTerritory(home) !== undefined) return { class: frenchClass(number), country, telemarketing };
  if (code !== callingCodeOf(home)) return { class: "international", country, telemarketing };
  const local = byLongestPrefix(PACIFIC_CLASSES[home] ?? {}, number.slice(1 + code.length));
  return { class: local ?? "national", country, telemarketing };
}

const frenchWriting = (number: E164): string => inForm(number, "national", "FR");
const frenchClass = (number: E164): PlanClass => byLongestPrefix(CLASS_OF_PREFIX, frenchWriting(number)) ?? "special";
