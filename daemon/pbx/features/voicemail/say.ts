import { daysAfter, localTime } from "../../../model/calendar/calendar-date.ts";
import { digitPrompts, type PromptName } from "../../prompts/prompt-folder.ts";

/** How numbers and times are said, word by word, in French. Pure. */

type Tens = 10 | 20 | 30 | 40 | 50 | 60 | 80;
type NumberPrompt = Extract<PromptName, `number-${number}`>;

/** A number of 0 to 99; more is said as 99. */
export function sayNumber(count: number): readonly PromptName[] {
  const number = Math.min(99, Math.max(0, Math.round(count)));
  if (number < 10) return digitPrompts(String(number));
  if (number <= 16) return [`number-${number}` as NumberPrompt];
  // Sixty and eighty count on to nineteen: soixante-quinze, quatre-vingt-dix-sept.
  const tens = (number < 60 ? Math.floor(number / 10) * 10 : number < 80 ? 60 : 80) as Tens;
  const rest = number - tens;
  const base: PromptName = `number-${tens}`;
  if (rest === 0) return [base];
  if (tens !== 10 && tens !== 80 && rest === 1) return [base, "vm-and-one"];
  if (tens === 60 && rest === 11) return [base, "vm-and-eleven"];
  return [base, ...sayNumber(rest)];
}

/** « 2 nouveaux messages », « un message sauvegardé ». */
export const sayCount = (count: number, one: PromptName, many: PromptName): readonly PromptName[] => [
  ...sayNumber(count),
  count < 2 ? one : many,
];

/** « aujourd'hui à 9 heures 5 », « le 3 mars à 21 heures ». */
export function sayWhen(at: number, now: number, timeZone: string): readonly PromptName[] {
  const { date, minutes } = localTime(at, timeZone);
  return [...sayDay(date, localTime(now, timeZone).date), "vm-at", ...sayHour(minutes)];
}

function sayDay(date: string, today: string): readonly PromptName[] {
  if (date === today) return ["vm-today"];
  if (date === daysAfter(today, -1)) return ["vm-yesterday"];
  const [, month = 1, day = 1] = date.split("-").map(Number);
  return ["vm-the", ...(day === 1 ? (["vm-first"] as const) : sayNumber(day)), `vm-month-${month}` as PromptName];
}

function sayHour(minutes: number): readonly PromptName[] {
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...feminine(hour), hour < 2 ? "vm-hour" : "vm-hours", ...(rest === 0 ? [] : sayNumber(rest))];
}

/** An hour is she: une heure, vingt et une heures. */
function feminine(hour: number): readonly PromptName[] {
  if (hour === 1) return ["vm-one-f"];
  if (hour === 21) return ["number-20", "vm-and-one-f"];
  return sayNumber(hour);
}
