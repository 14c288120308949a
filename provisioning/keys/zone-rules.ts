/** When clocks change in a zone. */
export interface ZoneRules {
  /** In winter, minutes east of Greenwich. */
  readonly offsetMinutes: number;
  /** null: the same all year. */
  readonly summer: { readonly savedMinutes: number; readonly start: ClockChange; readonly end: ClockChange } | null;
}

export interface ClockChange {
  /** 1 to 12. */
  readonly month: number;
  /** The first to the fourth such weekday of the month, or the last. */
  readonly week: 1 | 2 | 3 | 4 | "last";
  /** 0 (Sunday) to 6. */
  readonly weekday: number;
  /** What clocks show at the moment of the change, 0 to 23. */
  readonly hour: number;
}

const minute = 60_000;
/** No zone changes twice within so long. */
const step = 7 * 1440 * minute;

/**
 * The rules of a zone in one year, from what this machine knows of zones. A zone that changes more than twice that year
 * has none that a telephone could be told: its winter time is kept. Throws RangeError for a zone that does not exist.
 */
export function zoneRules(zone: string, year: number): ZoneRules {
  const offsetAt = offsets(zone);
  const changes: { readonly at: number; readonly before: number; readonly after: number }[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += step) {
    const [before, after] = [offsetAt(at), offsetAt(at + step)];
    if (before !== after) changes.push({ at: momentOf(offsetAt, at, at + step), before, after });
  }
  const all = [offsetAt(Date.UTC(year, 0, 1)), ...changes.map(({ after }) => after)];
  const [winter, summer] = [Math.min(...all), Math.max(...all)];
  const start = changes.find(({ after }) => after === summer);
  const end = changes.find(({ after }) => after === winter);
  if (changes.length !== 2 || start === undefined || end === undefined) return { offsetMinutes: winter, summer: null };
  return {
    offsetMinutes: winter,
    summer: {
      savedMinutes: summer - winter,
      start: changeAt(start.at + start.before * minute),
      end: changeAt(end.at + end.before * minute),
    },
  };
}

/** The minute in which the offset becomes another. */
function momentOf(offsetAt: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (offsetAt(middle) === offsetAt(from)) low = middle;
    else high = middle;
  }
  return high;
}

/** Minutes east of Greenwich at an instant. */
function offsets(zone: string): (at: number) => number {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (at) => {
    const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
    return Math.round((shown - at) / minute);
  };
}

function changeAt(wallClock: number): ClockChange {
  const at = new Date(wallClock);
  const date = at.getUTCDate();
  const length = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  return {
    month: at.getUTCMonth() + 1,
    week: date + 7 > length ? "last" : weekOf(date),
    weekday: at.getUTCDay(),
    hour: at.getUTCHours(),
  };
}

const weekOf = (date: number): 1 | 2 | 3 | 4 => (date <= 7 ? 1 : date <= 14 ? 2 : date <= 21 ? 3 : 4);
