import type { LiveExtension } from "../../../daemon/contracts/api/live-entries.ts";
import type { Telephone, TelephoneEvent } from "../../../daemon/contracts/telephone.ts";

/** What has become of a telephone on its way: it asked, it has its settings, it is registered. */
export interface HowFar {
  readonly hasAsked: boolean;
  readonly hasSettings: boolean;
  readonly isRegistered: boolean;
  /** What is the matter where it stopped; null: nothing, or only that it takes its time. */
  readonly trouble: Trouble | null;
}

/** `elsewhere`: something registers, but not from where the telephone is. */
export type Trouble = "not-let-in" | "other-address" | "only-common" | "not-registered" | "elsewhere";

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
  const isHere = devices.some(({ source }) => from !== null && source.startsWith(`${from}:`));
  const asked = events.find(({ kind }) => kind !== "let-in")?.kind;
  const way = { hasAsked: seenAt !== null, hasSettings, isRegistered: isHere };
  if (isHere) return { ...way, trouble: null };
  if (hasSettings) {
    if (now - (givenAt ?? now) < START_MS) return { ...way, trouble: null };
    return { ...way, trouble: devices.length > 0 ? "elsewhere" : "not-registered" };
  }
  if (asked === "other-address") return { ...way, trouble: "other-address" };
  if (asked === "not-armed" || asked === "other-token")
    return { ...way, trouble: state === "shut" ? "not-let-in" : null };
  return { ...way, trouble: asked === "common" ? "only-common" : null };
}
