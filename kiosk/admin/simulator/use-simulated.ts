import { useMemo } from "preact/hooks";
import { isTimeZone } from "../../../daemon/model/calendar/calendar-date.ts";
import { HOLIDAY_ZONES, type HolidayZone } from "../../../daemon/model/calendar/holidays.ts";
import { isRecord } from "../../../daemon/model/config/json.ts";
import { type Numbers, numbersOf } from "../../site/numbers-of.ts";
import { useDocument } from "../../site/use-document.ts";

/** Of the office that is simulated: who may call, and what the clocks and the calendar of the office are. */
export interface Simulated extends Numbers {
  readonly isKnown: boolean;
  readonly timeZone: string;
  readonly holidays: HolidayZone;
}

export function useSimulated(): Simulated {
  const document = useDocument();
  return useMemo(() => ({ ...numbersOf(document), ...clocksOf(document), isKnown: document !== null }), [document]);
}

function clocksOf(document: unknown): Pick<Simulated, "timeZone" | "holidays"> {
  const system = isRecord(document) && isRecord(document.system) ? document.system : {};
  const { timeZone, holidays } = system;
  return {
    timeZone: typeof timeZone === "string" && isTimeZone(timeZone) ? timeZone : "Europe/Paris",
    holidays: HOLIDAY_ZONES.find((zone) => zone === holidays) ?? "metropole",
  };
}
