import type { Alert } from "../../contracts/alert.ts";

/** Something that is not as it should be at this moment, and how long it has to last before people hear of it. */
export interface Wrong extends Omit<Alert, "since"> {
  /** When it began, if that is older than our knowledge of it (milliseconds since the epoch); null: now. */
  readonly since: number | null;
  /** It is no alert before it has lasted so long … */
  readonly raisedAfterMs: number;
  /** … and none any more when it has been well for so long. What comes and goes within that time has lasted. */
  readonly clearedAfterMs: number;
}

interface Watched {
  readonly wrong: Wrong;
  readonly since: number;
  /** On the monotonic clock: when it began, and when it ended; null: it lasts. */
  readonly began: number;
  readonly ended: number | null;
  readonly isRaised: boolean;
}

/** By key. */
export type AlertState = ReadonlyMap<string, Watched>;

export interface Moment {
  readonly now: number;
  readonly monotonic: number;
}

/** What becomes of the alerts when these things, and no others, are wrong. Pure. */
export function alertsAfter(before: AlertState, wrongs: readonly Wrong[], at: Moment): AlertState {
  const present = new Map(wrongs.map((wrong) => [wrong.key, wrong]));
  const after = new Map<string, Watched>();
  for (const [key, watched] of before) {
    const wrong = present.get(key);
    if (wrong !== undefined) after.set(key, raised({ ...watched, wrong, ended: null }, at));
    else {
      const ended = watched.ended ?? at.monotonic;
      if (at.monotonic - ended < watched.wrong.clearedAfterMs) after.set(key, { ...watched, ended });
    }
  }
  for (const [key, wrong] of present) {
    if (before.has(key)) continue;
    const fresh = { wrong, since: wrong.since ?? at.now, began: at.monotonic, ended: null, isRaised: false };
    after.set(key, raised(fresh, at));
  }
  return after;
}

const raised = (watched: Watched, { monotonic }: Moment): Watched =>
  watched.isRaised || monotonic - watched.began < watched.wrong.raisedAfterMs
    ? watched
    : { ...watched, isRaised: true };

/** Without what is over: a new configuration has made it another thing. */
export const withoutEnded = (state: AlertState): AlertState =>
  new Map([...state].filter(([, { ended }]) => ended === null));

/** What people are told, the worst first, then the oldest. */
export const alertsIn = (state: AlertState): readonly Alert[] =>
  [...state.values()]
    .filter(({ isRaised }) => isRaised)
    .map(({ wrong: { key, level, what, why }, since }) => ({ key, level, what, why, since }))
    .sort((one, other) => rank(one) - rank(other) || one.since - other.since);

const rank = ({ level }: Alert): number => (level === "error" ? 0 : 1);

/** When time alone changes something next, on the monotonic clock; null: never. */
export function dueAt(state: AlertState): number | null {
  const times = [...state.values()].flatMap(({ wrong, began, ended, isRaised }) => {
    if (ended !== null) return [ended + wrong.clearedAfterMs];
    return isRaised ? [] : [began + wrong.raisedAfterMs];
  });
  return times.length === 0 ? null : Math.min(...times);
}
