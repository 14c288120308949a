import { CALL_DIRECTIONS } from "../../../daemon/contracts/call-direction.ts";
import { daysAfter, isCalendarDate } from "../../../daemon/model/calendar/calendar-date.ts";
import { type Query, queryOf, searchOf } from "../../place/query.ts";

/** Which calls a person wants to see; empty: all. As it stands in the address of the page. */
export interface JournalFilter {
  readonly from: string;
  readonly to: string;
  readonly number: string;
  readonly direction: string;
  readonly outcome: string;
  readonly line: string;
}

export const everyCall: JournalFilter = { from: "", to: "", number: "", direction: "", outcome: "", line: "" };

const NAMES: Readonly<Record<keyof JournalFilter, string>> = {
  from: "du",
  to: "au",
  number: "numero",
  direction: "sens",
  outcome: "issue",
  line: "ligne",
};
const BEFORE = "avant";

const oneOf = (words: readonly string[], word: string): string => (words.includes(word) ? word : "");
const day = (text: string): string => (isCalendarDate(text) ? text : "");

/** What an address says; what it says wrongly is as if it were not there. */
export function filterOf(search: string): JournalFilter {
  const query = queryOf(search);
  const said = (name: keyof JournalFilter): string => (query[NAMES[name]] ?? "").slice(0, 40);
  return {
    from: day(said("from")),
    to: day(said("to")),
    number: said("number"),
    direction: oneOf(CALL_DIRECTIONS, said("direction")),
    outcome: /^[a-z-]{1,32}$/.test(said("outcome")) ? said("outcome") : "",
    line: /^[0-9]{1,10}$/.test(said("line")) ? said("line") : "",
  };
}

/** Behind which call the page of that address begins; empty: with the newest. */
export const beforeOf = (search: string): string => (queryOf(search)[BEFORE] ?? "").slice(0, 100);

/** The address of a filter, and of a page of what it lets through. */
export function addressOf(filter: JournalFilter, before = ""): string {
  const query: Record<string, string> = {};
  for (const name of Object.keys(NAMES) as (keyof JournalFilter)[]) query[NAMES[name]] = filter[name].trim();
  return searchOf({ ...query, [BEFORE]: before });
}

/** As it is asked; a number that has no digit is not asked for. */
export function recordQueryOf(filter: JournalFilter): Query {
  const number = /[0-9*#]/.test(filter.number) ? filter.number.trim() : "";
  return Object.fromEntries(Object.entries({ ...filter, number }).filter(([, value]) => value !== ""));
}

export const isFiltered = (filter: JournalFilter): boolean => addressOf(filter) !== "";

/** Days that are often wanted, until the day that is given. */
export const PERIODS = ["today", "yesterday", "week", "month"] as const;
export type JournalPeriod = (typeof PERIODS)[number];

export function periodOf(period: JournalPeriod, today: string): Pick<JournalFilter, "from" | "to"> {
  const back = { today: 0, yesterday: -1, week: -6, month: -29 }[period];
  return { from: daysAfter(today, back), to: period === "yesterday" ? daysAfter(today, -1) : today };
}
