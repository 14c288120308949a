import { WEEKDAYS } from "../../daemon/model/calendar/calendar-date.ts";
import { isRecord } from "../../daemon/model/config/json.ts";
import type { Sentences } from "../words/fr.ts";

/** A time range as people say it: « lundi à vendredi, de 08:00 à 18:00, sauf jours fériés ». Pure. */
export function whenInWords(when: unknown, t: Sentences["when"]): string {
  if (!isRecord(when)) return t.always;
  const { days, from = "", to = "", holidays } = when;
  const held = WEEKDAYS.filter((day) => Array.isArray(days) && days.includes(day));
  const time = from === to ? t.allDay : t.between(String(from), String(to));
  const except = holidays === "only" || holidays === "never" ? [t.holidaysShort[holidays]] : [];
  return [daysInWords(held, t), time, ...except].join(", ");
}

function daysInWords(held: readonly (typeof WEEKDAYS)[number][], t: Sentences["when"]): string {
  if (held.length === WEEKDAYS.length) return t.everyDay;
  const [first] = held;
  const last = held.at(-1);
  if (first === undefined || last === undefined) return t.noDay;
  const isRow = held.length > 2 && WEEKDAYS.indexOf(last) - WEEKDAYS.indexOf(first) === held.length - 1;
  return isRow ? t.fromDay(t.days[first], t.days[last]) : held.map((day) => t.days[day]).join(", ");
}
