import type { Language } from "./language.ts";

/** How times and numbers are written, in the zone of who looks. */
export interface Formats {
  /** Day and time of day, to the second. */
  moment(ms: number): string;
  /** Time of day, to the thousandth: for traces. */
  instant(ms: number): string;
  /** From milliseconds: 0:42, 1:02:03. */
  duration(ms: number): string;
  number(value: number): string;
}

export function formatsOf(language: Language, timeZone?: string): Formats {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const zone = timeZone === undefined ? {} : { timeZone };
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", ...zone });
  const instant = new Intl.DateTimeFormat(locale, { timeStyle: "medium", ...zone });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const decimals = language === "fr" ? "," : ".";
  return {
    moment: (ms) => moment.format(ms),
    instant: (ms) => `${instant.format(ms)}${decimals}${String(((ms % 1000) + 1000) % 1000).padStart(3, "0")}`,
    duration: formatDuration,
    number: (value) => number.format(value),
  };
}

function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = String(s).padStart(2, "0");
  return h === 0 ? `${m}:${tail}` : `${h}:${String(m).padStart(2, "0")}:${tail}`;
}
