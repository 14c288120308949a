import type { LiveCall, LiveExtension, LiveLine } from "../../contracts/api/live-entries.ts";
import { directionOf } from "../../contracts/call-direction.ts";
import type { Absence } from "../../model/profiles/absence.ts";
import type { Call } from "../calls/call.ts";
import { isPresent } from "../calls/leg.ts";
import { seatStatus } from "../conferences.ts";
import { type LampDialog, lampColour } from "../presence/lamp.ts";
import type { Device } from "../registrar/registrar.ts";
import { callState } from "../status.ts";
import type { LineState } from "../trunks/line.ts";

export const extensionKey = (number: string): string => `extension/${number}`;
export const agentKey = (number: string): string => `agent/${number}`;
export const queueKey = (number: string): string => `queue/${number}`;
export const groupKey = (number: string): string => `group/${number}`;
export const lineKey = (number: string): string => `line/${number}`;
export const alertKey = (key: string): string => `alert/${key}`;
export const callKey = (call: string): string => `call/${call}`;

export interface ExtensionNow {
  readonly number: string;
  readonly name: string;
  readonly hidesNumber: boolean;
  readonly absence: Absence;
  readonly devices: readonly Device[];
  readonly dialogs: readonly LampDialog[];
}

/** An extension as a page shows it [POS-12, POS-13]: without what changes at every refreshed registration. */
export const liveExtension = ({
  number,
  name,
  hidesNumber,
  absence,
  devices,
  dialogs,
}: ExtensionNow): LiveExtension => ({
  number,
  name,
  state: lampColour(devices.length > 0, dialogs),
  hidesNumber,
  absence,
  devices: devices.map(({ binding: { userAgent, source, transport }, reachable }) => ({
    userAgent,
    source,
    transport,
    reachable,
  })),
});

/** A line as a page shows it [LIG-34]: without what changes at every refreshed registration. */
export const liveLine = (number: string, name: string, { dot, why, since }: LineState): LiveLine => ({
  number,
  name,
  state: dot,
  why,
  since,
});

/** A call as a page shows it. */
export function liveCall(call: Call): LiveCall {
  const { id, caller, dialled, startedAt, answeredAt } = call;
  const { number, name } = caller;
  const state = callState(call);
  const conference = seatStatus(call);
  const who = { caller: { number, name }, dialled, ...partiesOf(call) };
  const direction = directionOf({ legs: [...call.legs.values()] });
  return { call: id, ...who, direction, state, startedAt, answeredAt, conference };
}

/** Who talks to the one who waits, or is being rung; each once. Names of the house are known to whoever follows. */
function partiesOf(call: Call): Pick<LiveCall, "parties" | "names"> {
  const ids = call.hunt !== null ? call.hunt.legs : call.talking !== null ? [call.talking] : [];
  const legs = ids.map((id) => call.legs.get(id)).filter(isPresent);
  const parties = [...new Set(legs.map(({ number }) => number))];
  const known = legs.filter(({ trunk, name }) => trunk !== null && name !== "");
  if (known.length === 0) return { parties };
  return { parties, names: Object.fromEntries(known.map(({ number, name }) => [number, name])) };
}
