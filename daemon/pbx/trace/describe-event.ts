import type { Call } from "../calls/call.ts";
import type { LegEvent } from "../calls/leg.ts";
import type { LegId } from "../engine/engine.ts";
import { printable } from "../routing/route-call.ts";

/** One event of a call in words, for `call trace`. */
export function describeEvent(event: LegEvent, call: Call): string {
  const who = call.legs.get(event.leg)?.number ?? "?";
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: Biome does not see through Extract; the compiler checks it
  switch (event.type) {
    case "leg.offered":
      return `${event.extension} calls ${printable(event.dialled)} from ${event.source} (${event.transport}, ${printable(event.userAgent)})`;
    case "leg.ringing":
      return `${who} rings`;
    case "leg.early":
      return `${who} sends sound before its answer`;
    case "leg.answered":
      return `${who} answers`;
    case "leg.confirmed":
      return `${who} has our answer`;
    case "leg.media":
      return `${who} speaks ${event.codec}${event.srtp ? " over SRTP" : ""}, ${event.direction}, at ${event.remote}`;
    case "leg.held":
      return `${who} puts the other side on hold`;
    case "leg.resumed":
      return `${who} takes the other side back`;
    case "leg.digit":
      return `${who} presses a key (${event.by})`; // which one may be a secret
    case "leg.transfer":
      return `${who} asks for a transfer to ${printable(event.target)}${legNamed(event.replaces)}`;
    case "leg.redirected":
      return `${who} redirects to ${event.targets.map(printable).join(", ")}`;
    case "leg.unheard":
      return `${who} has not been heard for ${event.seconds} s`;
    case "leg.played":
      return `${who} has heard the sound to its end`;
    case "leg.released":
      return `${who} is released: ${event.cause}${event.status === 0 ? "" : ` (${event.status})`}, by ${event.by}`;
  }
}

const legNamed = (leg: LegId | null): string => (leg === null ? "" : ` in place of leg ${leg}`);
