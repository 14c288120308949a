import { type CalendarDate, daysAfter } from "./calendar-date.ts";

/**
 * Public holidays of France, computed, never fetched. Sources: code du travail L3133-1 (the eleven), L3134-13
 * (Alsace-Moselle), L3422-2 and décret 83-1003 as changed (abolition of slavery); for the Pacific the labour codes of the
 * territories, French Polynesia as changed in May 2025. Only what law says: customs (Good Friday and Schœlcher's day in the
 * Antilles, mid-Lent) are one-off dates of an office. In Alsace-Moselle, Good Friday is one in communes with a Protestant
 * church and a church of another faith, which is most of them. Checked against the dates of `etalab/jours-feries-france`.
 */
export const HOLIDAY_ZONES = [
  "metropole",
  "alsace-moselle",
  "guadeloupe",
  "martinique",
  "guyane",
  "reunion",
  "mayotte",
  "saint-barthelemy",
  "saint-martin",
  "saint-pierre-et-miquelon",
  "wallis-et-futuna",
  "polynesie-francaise",
  "nouvelle-caledonie",
] as const;
export type HolidayZone = (typeof HOLIDAY_ZONES)[number];

export interface Holiday {
  readonly date: CalendarDate;
  /** French, for people. */
  readonly name: string;
}

/** A fixed day "MM-DD", or days after Easter Sunday; the first and the last year it counts, if not all. */
interface Rule {
  readonly name: string;
  readonly on: string | number;
  readonly since?: number;
  readonly until?: number;
}

const EVERYWHERE: readonly Rule[] = [
  { name: "Jour de l'an", on: "01-01" },
  { name: "Lundi de Pâques", on: 1 },
  { name: "Fête du travail", on: "05-01" },
  { name: "Victoire 1945", on: "05-08" },
  { name: "Ascension", on: 39 },
  { name: "Lundi de Pentecôte", on: 50 },
  { name: "Fête nationale", on: "07-14" },
  { name: "Assomption", on: "08-15" },
  { name: "Toussaint", on: "11-01" },
  { name: "Armistice 1918", on: "11-11" },
  { name: "Noël", on: "12-25" },
];

const GOOD_FRIDAY: Rule = { name: "Vendredi saint", on: -2 };
const abolition = (on: string, years: Pick<Rule, "since" | "until"> = {}): Rule => ({
  name: "Abolition de l'esclavage",
  on,
  ...years,
});

const MORE: Readonly<Record<HolidayZone, readonly Rule[]>> = {
  metropole: [],
  "alsace-moselle": [GOOD_FRIDAY, { name: "Saint-Étienne", on: "12-26" }],
  guadeloupe: [abolition("05-27")],
  martinique: [abolition("05-22")],
  guyane: [abolition("06-10")],
  reunion: [abolition("12-20")],
  mayotte: [abolition("04-27")],
  "saint-barthelemy": [abolition("10-09")],
  "saint-martin": [abolition("05-27", { until: 2017 }), abolition("05-28", { since: 2018 })],
  "saint-pierre-et-miquelon": [],
  "wallis-et-futuna": [
    { name: "Saint-Pierre-Chanel", on: "04-28" },
    { name: "Fête du territoire", on: "07-29" },
  ],
  "polynesie-francaise": [
    { name: "Arrivée de l'Évangile", on: "03-05" },
    GOOD_FRIDAY,
    { name: "Fête de l'autonomie", on: "06-29", until: 2024 },
    { name: "Matari'i i ni'a", on: "11-20", since: 2025 },
  ],
  "nouvelle-caledonie": [{ name: "Fête de la citoyenneté", on: "09-24" }],
};

/**
 * The public holidays of a year in a zone, in the order of the calendar. Two may fall on one day, as 1 May and
 * Ascension did in 2008. `year` is one of the Gregorian calendar, 1583 to 9999; but for the days that say a year of their
 * own, the law of 2026 is taken for all of them.
 */
export function holidaysOf(year: number, zone: HolidayZone): readonly Holiday[] {
  return [...EVERYWHERE, ...MORE[zone]]
    .filter(({ since = year, until = year }) => since <= year && year <= until)
    .map(({ name, on }) => ({ name, date: typeof on === "number" ? daysAfter(easter(year), on) : `${year}-${on}` }))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** The name of the holiday that a day is in a zone, or null on any other day. */
export const holidayOn = (date: CalendarDate, zone: HolidayZone): string | null =>
  holidaysOf(Number(date.slice(0, 4)), zone).find((holiday) => holiday.date === date)?.name ?? null;

/** Easter Sunday by the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): CalendarDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return daysAfter(`${year}-03-22`, epact + toSunday - 7 * late);
}
