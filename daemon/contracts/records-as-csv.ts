import { localTime } from "../model/calendar/calendar-date.ts";
import { sentenceOf } from "../model/reason.ts";
import { termWords } from "../model/terms.ts";
import { directionOf } from "./call-direction.ts";
import type { CallRecord, LegRecord } from "./call-record.ts";
import { CSV_MARK, type CsvSeparator, csvLineOf } from "./csv-line.ts";

export interface CsvForm {
  readonly separator: CsvSeparator;
  /** Times are those of the clock on the wall there. */
  readonly timeZone: string;
}

type Value = (record: CallRecord, form: CsvForm) => string | number;

const COLUMNS: readonly (readonly [title: string, value: Value])[] = [
  ["appel", ({ call }) => call],
  ["début", ({ startedAt }, form) => moment(startedAt, form)],
  ["réponse", ({ answeredAt }, form) => (answeredAt === null ? "" : moment(answeredAt, form))],
  ["fin", ({ endedAt }, form) => moment(endedAt, form)],
  ["sonnerie (s)", ({ startedAt, answeredAt, endedAt }) => seconds(startedAt, answeredAt ?? endedAt)],
  ["durée (s)", ({ answeredAt, endedAt }) => (answeredAt === null ? 0 : seconds(answeredAt, endedAt))],
  ["sens", (record) => DIRECTIONS[directionOf(record)]],
  ["appelant", ({ caller }) => inPairs(caller.number)],
  ["nom", ({ caller }) => caller.name],
  ["appelé", ({ dialled }) => inPairs(dialled)],
  ["répondu par", ({ answeredBy }) => inPairs(answeredBy ?? "")],
  ["résultat", ({ outcome }) => termWords("outcome", outcome).fr],
  ["lignes", ({ legs }) => [...new Set(legs.flatMap(({ trunk }) => trunk ?? []))].join(" ")],
  ["branches", ({ legs }) => legs.map(branch).join(" | ")],
  ["qualité (MOS)", ({ legs }, form) => worst(legs, form)],
  ["raisons", ({ reasons }) => reasons.map((one) => sentenceOf(one, "fr")).join(" | ")],
  ["révision", ({ revision }) => revision],
];

/** The first line. */
export const csvHead = ({ separator }: Pick<CsvForm, "separator">): string =>
  CSV_MARK +
  csvLineOf(
    COLUMNS.map(([title]) => title),
    separator,
  );

/** One line a call, with times that a spreadsheet takes for times. For people; programs read the records themselves. */
export const csvLine = (record: CallRecord, form: CsvForm): string =>
  csvLineOf(
    COLUMNS.map(([, value]) => value(record, form)),
    form.separator,
  );

const DIRECTIONS = { internal: "interne", incoming: "entrant", outgoing: "sortant" } as const;

const moment = (at: number, { timeZone }: CsvForm): string => wallMoment(at, timeZone);

/** As spreadsheets read it. */
export function wallMoment(at: number, timeZone: string): string {
  const { date, minutes } = localTime(at, timeZone);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(Math.floor(at / 1000) % 60)}`;
}

const seconds = (from: number, to: number): number => Math.max(0, Math.round((to - from) / 1000));

/** A spreadsheet takes a row of digits for a figure: the 0 before it is lost, and fifteen of them become 3,3E+14. */
const inPairs = (number: string): string =>
  /^(0[0-9]+|[0-9]{12,})$/.test(number) ? number.replaceAll(/[0-9]{2}(?=[0-9])/g, "$& ") : number;

/** Every telephone that rang and every line that was tried, with how it ended. */
const branch = ({ direction, number, trunk, cause, status }: LegRecord): string =>
  [
    direction === "in" ? "de" : "vers",
    inPairs(number),
    ...(trunk == null ? [] : [`par ${trunk}`]),
    `: ${termWords("outcome", cause).fr}`,
    ...(status === 0 ? [] : [`(${status})`]),
  ].join(" ");

/** Of the leg that was heard worst; empty where nothing was measured. */
function worst(legs: readonly LegRecord[], { separator }: CsvForm): string {
  const heard = legs.flatMap(({ quality }) => (quality?.mos == null || quality.mos <= 0 ? [] : [quality.mos]));
  if (heard.length === 0) return "";
  const mos = Math.min(...heard).toFixed(1);
  return separator === "semicolon" ? mos.replace(".", ",") : mos;
}
