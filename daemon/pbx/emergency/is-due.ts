import type { EmergencyProof } from "../../contracts/emergency-proof.ts";
import { localTime } from "../../model/calendar/calendar-date.ts";
import { minutesOf } from "../../model/calendar/time-of-day.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";

interface Question {
  readonly view: PbxView;
  /** Null: nothing has been proved since the start. */
  readonly latest: EmergencyProof | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How long the view has run. */
  readonly runningMs: number;
}

/** A line needs a moment to register before it can prove anything. */
const SETTLED_MS = 60_000;
/** What has failed is looked at again, so that the alert ends when the trouble does. */
const AGAIN_MS = 600_000;

/** Whether the ways of calls for help are to be proved now: each night, after each reload, and while they fail. Pure. */
export function isDue({ view, latest, now, runningMs }: Question): boolean {
  if (runningMs < SETTLED_MS) return false;
  if (latest === null || latest.revision !== view.revision) return true;
  if (latest.sites.some(({ verdict }) => verdict !== "proved")) return Math.abs(now - latest.at) >= AGAIN_MS;
  const { timeZone } = view.place;
  const [today, then] = [localTime(now, timeZone), localTime(latest.at, timeZone)];
  const proofTime = minutesOf(view.emergency.proofTime);
  if (today.minutes < proofTime) return false;
  return then.date < today.date || (then.date === today.date && then.minutes < proofTime);
}
