import type { LiveExtension } from "../../../daemon/contracts/api/live-entries.ts";
import {
  FILE_EVENTS,
  type Telephone,
  type TelephoneEvent,
  type TelephoneEventKind,
} from "../../../daemon/contracts/telephone.ts";

/** What has become of a telephone on its way, step by step. */
export interface HowFar {
  /** It has an address of the box, or was seen at all. */
  readonly isThere: boolean;
  readonly hasAsked: boolean;
  readonly hasSettings: boolean;
  readonly isRegistered: boolean;
  /** Its sound arrived in a call, the last time that it talked. */
  readonly isHeard: boolean;
  /** What is the matter where it stopped; null: nothing, or only that it takes its time. */
  readonly trouble: Trouble | null;
}

/** `asks-nothing`: it has an address and does not ask for its settings; `elsewhere`: something registers, but not from where the telephone is. */
export type Trouble =
  | "asks-nothing"
  | "not-let-in"
  | "not-taken"
  | "other-address"
  | "only-common"
  | "not-registered"
  | "elsewhere"
  | "not-heard";

/** It asked for a file, whatever came of it. */
const ASKED: ReadonlySet<TelephoneEventKind> = new Set(FILE_EVENTS);

/** What a telephone asks for within this time is one visit. */
const VISIT_MS = 60_000;

/** A telephone that has its settings restarts and registers within this time. */
const START_MS = 180_000;

/** `events`: newest first; `devices`: what is registered on its extension now. Pure. */
export function howFar(
  { from, seenAt, state, givenAt }: Telephone,
  events: readonly TelephoneEvent[],
  devices: LiveExtension["devices"],
  now: number,
): HowFar {
  const hasSettings = state === "current" || state === "old";
  const isRegistered = devices.some(({ source }) => from !== null && source.startsWith(`${from}:`));
  const asked = cameOf(events);
  const sound = events.find(({ kind }) => kind === "heard" || kind === "silent")?.kind;
  const hasAsked = hasSettings || (asked !== undefined && asked !== "other-address");
  const way = { isThere: seenAt !== null, hasAsked, hasSettings, isRegistered, isHeard: sound === "heard" };
  if (isRegistered) return { ...way, trouble: sound === "silent" ? "not-heard" : null };
  if (hasSettings) {
    if (now - (givenAt ?? now) < START_MS) return { ...way, trouble: null };
    return { ...way, trouble: devices.length > 0 ? "elsewhere" : "not-registered" };
  }
  if (asked === "not-taken") return { ...way, trouble: "not-taken" };
  if (asked === "other-address") return { ...way, trouble: "other-address" };
  if (asked === "not-armed" || asked === "other-token")
    return { ...way, trouble: state === "shut" ? "not-let-in" : null };
  if (asked === "common") return { ...way, trouble: "only-common" };
  const isMute = asked === undefined && seenAt !== null && now - seenAt > START_MS;
  return { ...way, trouble: isMute ? "asks-nothing" : null };
}

/** What came of its last visit: its own file says more than what is for all, and that more than what is nowhere. */
function cameOf(events: readonly TelephoneEvent[]): TelephoneEventKind | undefined {
  const [last, ...before] = events.filter(({ kind }) => ASKED.has(kind));
  if (last === undefined) return undefined;
  const visit = [last, ...before.filter(({ at }) => at > last.at - VISIT_MS)];
  const own = visit.find(({ kind }) => kind !== "common" && kind !== "no-such-file");
  return (own ?? visit.find(({ kind }) => kind === "common") ?? last).kind;
}
