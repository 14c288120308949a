import type { RouteQuestion } from "../../../daemon/contracts/route-explanation.ts";
import {
  beginOfDay,
  daysAfter,
  isCalendarDate,
  localTime,
  weekdayOf,
} from "../../../daemon/model/calendar/calendar-date.ts";
import { type Holiday, type HolidayZone, holidaysOf } from "../../../daemon/model/calendar/holidays.ts";
import { queryOf, searchOf } from "../../place/query.ts";

/** The call that somebody wants to see the way of, as it is typed and as it stands in the address of the page. */
export interface AskedWay {
  /** An extension; empty when it comes by a line. */
  readonly from: string;
  /** The line by which it comes; empty: from inside. */
  readonly line: string;
  /** Number of who calls by the line; empty: hidden. */
  readonly caller: string;
  readonly to: string;
  /** `2026-11-29T11:00` by the clocks of the office; empty: now. */
  readonly at: string;
}

export const nothingAsked: AskedWay = { from: "", line: "", caller: "", to: "", at: "" };

const NAMES: Readonly<Record<keyof AskedWay, string>> = {
  from: "de",
  line: "ligne",
  caller: "appelant",
  to: "vers",
  at: "quand",
};
const names = Object.keys(NAMES) as readonly (keyof AskedWay)[];

export function askedWayOf(search: string): AskedWay {
  const query = queryOf(search);
  const said = (name: keyof AskedWay): string => (query[NAMES[name]] ?? "").slice(0, 40);
  return { from: said("from"), line: said("line"), caller: said("caller"), to: said("to"), at: said("at") };
}

export const addressOf = (asked: AskedWay): string =>
  searchOf(Object.fromEntries(names.map((name) => [NAMES[name], asked[name]])));

/** What is wrong with a field; the page has a sentence for each. */
export type Wrong = "missing" | "badNumber" | "badWhen" | "noFrom";
export type Wrongs = Partial<Readonly<Record<"from" | "caller" | "to" | "at", Wrong>>>;

/** A number as people write it, without what only helps the eye. */
export const plain = (typed: string): string => typed.replaceAll(/[\s.()/-]/g, "");

/** The question of it, or what is wrong with it. */
export function questionOf(
  asked: AskedWay,
  timeZone: string,
): { readonly question: RouteQuestion } | { readonly wrongs: Wrongs } {
  const [caller, to] = [plain(asked.caller), plain(asked.to)];
  const at = asked.at === "" ? null : momentAt(asked.at, timeZone);
  const wrongs: Wrongs = {
    ...(asked.from === "" && asked.line === "" ? { from: "noFrom" } : {}),
    ...(asked.line !== "" && caller !== "" && !isNumber(caller) ? { caller: "badNumber" } : {}),
    ...(to === "" ? { to: "missing" } : isNumber(to) ? {} : { to: "badNumber" }),
    ...(at === undefined ? { at: "badWhen" } : {}),
  };
  if (Object.keys(wrongs).length > 0 || at === undefined) return { wrongs };
  const line = asked.line === "" ? null : asked.line;
  return { question: { from: line === null ? asked.from : caller, to, line, at } };
}

const isNumber = (text: string): boolean => /^\+?[0-9*#]{1,39}$/.test(text);

/** The moment at which the clocks of a zone show this; undefined: they never do. */
export function momentAt(text: string, timeZone: string): number | undefined {
  const [, date = "", hour = "", minute = ""] = /^([0-9-]{10})T([0-9]{2}):([0-9]{2})$/.exec(text) ?? [];
  if (!isCalendarDate(date) || Number(hour) > 23 || Number(minute) > 59) return undefined;
  const minutes = Number(hour) * 60 + Number(minute);
  const guess = beginOfDay(date, timeZone) + minutes * 60_000;
  // On a day on which the clocks are set, midnight is not so many minutes ago.
  const moment = guess + (minutes - localTime(guess, timeZone).minutes) * 60_000;
  // In the hour that is left out when summer begins there is none.
  return localTime(moment, timeZone).minutes === minutes ? moment : undefined;
}

/** What the clocks show at a moment, as it is typed. */
export function clockAt(moment: number, timeZone: string): string {
  const { date, minutes } = localTime(moment, timeZone);
  return typed(date, minutes);
}

const typed = (date: string, minutes: number): string =>
  `${date}T${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Moments that are often wanted: this evening, the next Sunday and the next public holiday. */
export function momentsFrom(
  now: number,
  timeZone: string,
  zone: HolidayZone,
): { readonly tonight: string; readonly sunday: string; readonly holiday: Holiday & { readonly at: string } } {
  const { date } = localTime(now, timeZone);
  const sunday = [0, 1, 2, 3, 4, 5, 6].map((days) => daysAfter(date, days)).find((day) => weekdayOf(day) === "sunday");
  const year = Number(date.slice(0, 4));
  const holidays = [...holidaysOf(year, zone), ...holidaysOf(year + 1, zone)].filter((day) => day.date > date);
  const next = holidays.sort((one, other) => one.date.localeCompare(other.date))[0] ?? { date, name: "" };
  return {
    tonight: typed(date, 22 * 60),
    sunday: typed(sunday ?? date, 11 * 60),
    holiday: { ...next, at: typed(next.date, 11 * 60) },
  };
}
