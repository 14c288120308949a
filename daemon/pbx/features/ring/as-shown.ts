import type { Call } from "../../calls/call.ts";
import type { DialRequest, Party } from "../../engine/engine.ts";

/** Who calls, as a telephone of the house is told: behind the label of the menu or the line that led him there. */
export function asShown({ hunt }: Call, party: Party): Party {
  const label = hunt?.label ?? "";
  return label === "" ? party : { ...party, name: `${label} ${party.anonymous ? "" : party.name}`.trimEnd() };
}

/** Who has sent the call on: the last one comes first (RFC 5806). */
export const divertedBy = (realm: string, trail: readonly string[]): DialRequest["headers"] =>
  trail.map((by) => ["Diversion", `<sip:${by}@${realm}>;reason=unknown`] as const).reverse();
