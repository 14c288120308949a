import type { Reason } from "../../model/reason.ts";
import type { Moment, Wrong } from "./alert-state.ts";

/** Something that happens in a moment and is worth telling for a while after: a call that went round, garbage. */
export interface Incident {
  readonly key: string;
  readonly level: Wrong["level"];
  readonly what: Reason;
  readonly why: Reason | null;
  /** It is an alert when it has happened so often … */
  readonly times: number;
  /** … each time within so long of the last one, and for so long after. */
  readonly keptMs: number;
}

interface Remembered {
  readonly incident: Incident;
  readonly since: number;
  readonly last: number;
  readonly count: number;
}

/** By key. */
export type Incidents = ReadonlyMap<string, Remembered>;

/** A stranger writes what he likes into a key: so many are remembered. */
const MOST = 100;

/** Pure. */
export function withIncident(before: Incidents, incident: Incident, { now, monotonic }: Moment): Incidents {
  const { key } = incident;
  const known = current(before, monotonic).get(key);
  if (known === undefined && before.size >= MOST) return before;
  const since = known?.since ?? now;
  return new Map(before).set(key, { incident, since, last: monotonic, count: (known?.count ?? 0) + 1 });
}

/** Without those that are long ago. */
export const current = (incidents: Incidents, monotonic: number): Incidents =>
  new Map([...incidents].filter(([, { last, incident }]) => monotonic - last < incident.keptMs));

export const wrongsIn = (incidents: Incidents): readonly Wrong[] =>
  [...incidents.values()]
    .filter(({ count, incident }) => count >= incident.times)
    .map(({ incident: { key, level, what, why }, since }) => {
      return { key, level, what, why, since, raisedAfterMs: 0, clearedAfterMs: 0 };
    });

/** When the next one is long ago, on the monotonic clock; null: there is none. */
export function forgottenAt(incidents: Incidents): number | null {
  const times = [...incidents.values()].map(({ last, incident }) => last + incident.keptMs);
  return times.length === 0 ? null : Math.min(...times);
}
