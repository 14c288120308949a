import type { StatisticsQuery } from "../../../daemon/contracts/api/statistics.ts";
import type { CallKind, Origin, Period, Subject } from "../../../daemon/contracts/statistics.ts";

/** What a person chooses to see; empty: all. */
export interface WantedStatistics {
  readonly from: string;
  readonly to: string;
  readonly by: Period;
  readonly of: Subject;
  readonly numbers: string;
  readonly origin: Origin | "";
  readonly kinds: CallKind | "";
}

/** The office by day, from the first of the month of that day on. */
export const thisMonth = (today: string): WantedStatistics => ({
  ...{ from: `${today.slice(0, 8)}01`, to: today },
  ...{ by: "day", of: "office", numbers: "", origin: "", kinds: "" },
});

/** As it is asked; null while a date is missing or numbers are not whole. */
export function statisticsQueryOf({ numbers, origin, kinds, ...rest }: WantedStatistics): StatisticsQuery | null {
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
