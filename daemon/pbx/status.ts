import type { CallStatus } from "../contracts/call-status.ts";
import type { DeviceStatus, RegistrationStatus, TrunkStatus } from "../contracts/pbx.ts";
import type { Absence } from "../model/profiles/absence.ts";
import type { PbxView } from "../model/snapshot/pbx-view.ts";
import type { Call } from "./calls/call.ts";
import { holds } from "./calls/leg.ts";
import type { LampDialog } from "./presence/lamp.ts";
import { lampColour } from "./presence/lamp.ts";
import type { Device } from "./registrar/registrar.ts";
import type { LineState } from "./trunks/line.ts";

/** In a menu somebody talks with the box; in a queue he still waits for somebody. */
export const callState = ({ hunt, talking, dialogue }: Call): CallStatus["state"] =>
  hunt !== null || dialogue?.topic.kind === "queue"
    ? "ringing"
    : talking !== null || dialogue !== null
      ? "talking"
      : "ending";

/** A call as administrators see it. */
export function callStatus(call: Call): CallStatus {
  const { id, view, caller, dialled, startedAt, answeredAt } = call;
  const state = callState(call);
  const legs = [...call.legs.values()]
    .filter((leg) => leg.state !== "released")
    .map((leg) => ({
      leg: leg.id,
      direction: leg.direction,
      number: leg.number,
      state: holds(leg) ? "held" : leg.state,
    }));
  return { call: id, revision: view.revision, caller, dialled, state, startedAt, answeredAt, legs };
}

function deviceStatus({ binding, reachable, roundTripMs }: Device): DeviceStatus {
  const { contact, userAgent, source, transport, expiresAt } = binding;
  return { contact, userAgent, source, transport, reachable, roundTripMs, expiresAt };
}

interface Now {
  devicesOf(number: string): readonly Device[];
  dialogsOf(number: string): readonly LampDialog[];
  /** Null: as it is configured. */
  hides(number: string): boolean | null;
  absence(number: string): Absence;
}

/** Every extension of the office with its telephones [POS-12, POS-13]. */
export function registrationStatus(view: PbxView, { devicesOf, dialogsOf, hides, absence }: Now): RegistrationStatus[] {
  return view.extensions.map(({ number, name, hidesNumber }) => {
    const devices = devicesOf(number);
    return {
      number,
      name,
      state: lampColour(devices.length > 0, dialogsOf(number)),
      hidesNumber: hides(number) ?? hidesNumber,
      absence: absence(number),
      devices: devices.map(deviceStatus),
    };
  });
}

/** One line of the office [LIG-34]. */
export const trunkStatus = (
  number: string,
  name: string,
  { dot, why, since, expiresAt }: LineState,
  { incoming, outgoing }: { readonly incoming: number; readonly outgoing: number },
): TrunkStatus => ({ number, name, state: dot, why, since, expiresAt, incoming, outgoing });
