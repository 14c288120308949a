import type { StatisticsQuery } from "../../../daemon/contracts/api/statistics.ts";
import {
  CALL_KINDS,
  type CallKind,
  ORIGINS,
  type Origin,
  PERIODS,
  type Period,
  SUBJECTS,
  type Subject,
} from "../../../daemon/contracts/statistics.ts";
import { queryOf, searchOf } from "../../place/query.ts";
import { spanUntil } from "./span.ts";

/** What a person chooses to see; empty: all. */
export interface WantedStatistics {
  readonly from: string;
  readonly to: string;
  readonly by: Period;
  readonly of: Subject;
  readonly numbers: string;
  readonly origin: Origin | "";
  readonly kinds: CallKind | "";
  /** With the days before. */
  readonly compared: boolean;
}

/** The office by day, from the first of the month of that day on. */
export const thisMonth = (today: string): WantedStatistics => ({
  ...spanUntil("month", today),
  ...{ of: "office", numbers: "", origin: "", kinds: "", compared: false },
});

/** One of these values, or another one: a browser can be made to send anything. */
export const oneOf = <Value extends string>(values: readonly Value[], chosen: string, otherwise: Value): Value =>
  values.find((value) => value === chosen) ?? otherwise;

/** What an address says; the rest is as it is at first. */
export function wantedOf(search: string, today: string): WantedStatistics {
  const { du, au, par, de, numeros, origine, appels, avant } = queryOf(search);
  const usual = thisMonth(today);
  return {
    from: du ?? usual.from,
    to: au ?? usual.to,
    by: oneOf(PERIODS, par ?? "", usual.by),
    of: oneOf(SUBJECTS, de ?? "", usual.of),
    numbers: (numeros ?? "").slice(0, 200),
    origin: oneOf(["", ...ORIGINS], origine ?? "", ""),
    kinds: oneOf(["", ...CALL_KINDS], appels ?? "", ""),
    compared: avant === "oui",
  };
}

/** The address of it; what is as at first is left out. */
export function addressOf(wanted: WantedStatistics, today: string): string {
  const usual = thisMonth(today);
  const unless = <Name extends keyof WantedStatistics>(name: Name): string =>
    wanted[name] === usual[name] ? "" : String(wanted[name]);
  // Days are told both or not at all: half of them would be another month tomorrow.
  const days = wanted.from === usual.from && wanted.to === usual.to ? {} : { du: wanted.from, au: wanted.to };
  return searchOf({
    ...days,
    ...{ par: unless("by"), de: unless("of"), numeros: wanted.numbers.trim() },
    ...{ origine: wanted.origin, appels: wanted.kinds, avant: wanted.compared ? "oui" : "" },
  });
}

/** As it is asked; null while a date is missing or numbers are not whole. */
export function statisticsQueryOf({
  numbers,
  origin,
  kinds,
  compared,
  ...rest
}: WantedStatistics): StatisticsQuery | null {
  const named = numbers.split(/[\s,;]+/).filter((number) => number !== "");
  if (rest.from === "" || rest.to === "" || named.some((number) => !/^[0-9]{2,10}$/.test(number))) return null;
  return {
    ...rest,
    // The office as a whole has no number.
    ...(named.length === 0 || rest.of === "office" ? {} : { numbers: named.join(",") }),
    ...(origin === "" ? {} : { origin }),
    ...(kinds === "" ? {} : { kinds }),
  };
}
