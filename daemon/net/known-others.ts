import type { Servers } from "./probe/find-servers.ts";
import type { Interface } from "./surroundings.ts";

/** Who else gave addresses on the network of an interface when it was asked. */
export interface Found {
  readonly asked: Interface;
  /** On the clock that only grows, in milliseconds. */
  readonly heardAt: number;
  readonly servers: Servers;
}

/** So long an answer counts for who does not serve yet: somebody may plug in another server at any time. */
const FRESH_MS = 120_000;

const NOBODY: Servers = { kind: "asked", servers: [] };

/**
 * Who else gives addresses there, as far as it counts: for who serves this network already nobody does. Null: it has to be
 * asked first. `now`: on the clock of `heardAt`. Pure.
 */
export function knownOthers(there: Interface, goesOn: boolean, found: Found | null, now: number): Servers | null {
  if (goesOn) return NOBODY;
  if (found === null || now - found.heardAt > FRESH_MS) return null;
  return JSON.stringify(found.asked) === JSON.stringify(there) ? found.servers : null;
}
