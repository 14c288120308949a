import type { Language } from "./language.ts";

/** How times and numbers are written: by the clocks of the office, like the days of filters and figures. */
export interface Formats {
  /** Day and time of day, to the second. */
  moment(ms: number): string;
  /** The same in figures alone, without zeros before day and month: 18/1/2013 17:29:02 [DHC-04]. */
  momentInFigures(ms: number): string;
  /** Time of day, to the thousandth: for traces. */
  instant(ms: number): string;
  /** From milliseconds: 0:42, 1:02:03. */
  duration(ms: number): string;
  number(value: number): string;
  /** A day of the calendar, `2026-11-27`. */
  day(date: string): string;
  /** A period of figures, short: `2026-11-27`, `2026-11`, `2026`, or an hour of the day. */
  period(key: string, by: string): string;
  /** 1,6 Go: in thousands, three figures. */
  bytes(count: number): string;
  /** How long something has been so, in its two largest units: 3 j 4 h, 12 min. */
  age(ms: number): string;
}

/** Without a zone, in that of who looks. */
export function formatsOf(language: Language, timeZone?: string): Formats {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const zone = timeZone === undefined ? {} : { timeZone };
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", ...zone });
  const instant = new Intl.DateTimeFormat(locale, { timeStyle: "medium", ...zone });
  const figures = new Intl.DateTimeFormat(locale, {
    ...{ day: "numeric", month: "numeric", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
    ...zone,
  });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  // Days of the office, not of who looks: they have no zone.
  const day = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", timeZone: "UTC" });
  const whole = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" });
  const decimals = language === "fr" ? "," : ".";
  return {
    moment: (ms) => moment.format(ms),
    momentInFigures: (ms) => momentInFigures(figures.formatToParts(ms)),
    instant: (ms) => `${instant.format(ms)}${decimals}${String(((ms % 1000) + 1000) % 1000).padStart(3, "0")}`,
    duration: formatDuration,
    number: (value) => number.format(value),
    day: (date) =>
      Number.isNaN(Date.parse(`${date}T00:00:00Z`)) ? date : whole.format(Date.parse(`${date}T00:00:00Z`)),
    period: (key, by) => {
      if (by === "hour") return language === "fr" ? `${Number(key)}\u00a0h` : `${key}:00`;
      const at = Date.parse(`${key}${by === "month" ? "-01" : ""}T00:00:00Z`);
      if (by === "year" || Number.isNaN(at)) return key;
      return (by === "month" ? month : day).format(at);
    },
    bytes: (count) => bytesIn(count, locale, language === "fr" ? FRENCH_BYTES : ENGLISH_BYTES),
    age: (ms) => ageIn(ms, language === "fr" ? "j" : "d"),
  };
}

const FRENCH_BYTES = ["o", "ko", "Mo", "Go", "To"];
const ENGLISH_BYTES = ["B", "kB", "MB", "GB", "TB"];

function bytesIn(count: number, locale: string, units: readonly string[]): string {
  const step = Math.min(units.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
  const value = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(count / 1000 ** step);
  return `${value}\u00a0${units[step]}`;
}

/** Languages write day and month with a zero or without; the guide without. */
function momentInFigures(parts: readonly Intl.DateTimeFormatPart[]): string {
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const day = [Number(part("day")), Number(part("month")), part("year")].join("/");
  return `${day} ${[part("hour"), part("minute"), part("second")].join(":")}`;
}

function ageIn(ms: number, day: string): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (d > 0) return `${d}\u00a0${day} ${h}\u00a0h`;
  return h > 0 ? `${h}\u00a0h ${m}\u00a0min` : `${m}\u00a0min`;
}

function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = String(s).padStart(2, "0");
  return h === 0 ? `${m}:${tail}` : `${h}:${String(m).padStart(2, "0")}:${tail}`;
}
