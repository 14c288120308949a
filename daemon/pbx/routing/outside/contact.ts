import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxExtension } from "../../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "../dial-plan.ts";
import { routeCall } from "../route-call.ts";
import type { Liveness, OutsideMember } from "../route-plan.ts";
import { routeOutside } from "./outbound.ts";

export interface ContactOffer {
  /** Who is to be told. */
  readonly contact: string;
  /** Who calls for help: that telephone is not rung. */
  readonly extension: string;
  /** Lines that calls for help need at this moment. */
  readonly needed: ReadonlySet<string>;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface ContactRoute {
  readonly extensions: readonly PbxExtension[];
  readonly outside: readonly OutsideMember[];
  readonly reasons: readonly Reason[];
}

/**
 * How the contact of a site is reached while somebody calls for help: no limit and no code of absence stands in the way,
 * nobody's rights are asked, and never by a line that the call for help needs [MEX-01].
 */
export function routeContact(plan: DialPlan, offer: ContactOffer, live: Liveness): ContactRoute {
  const { contact, extension, needed, at } = offer;
  const unlimited: Liveness = { ...live, outsideLimit: () => null, absence: () => null };
  const external = plan.externalNumbers.get(contact);
  if (external !== undefined) {
    const site = plan.extensions.get(extension)?.site ?? null;
    const by = { number: extension, site, groups: plan.groupsOf.get(extension), judged: null };
    const route = routeOutside(plan, { by, dialled: external.number, at }, unlimited);
    const attempts = route.kind === "outside" ? route.attempts : [];
    const member = { ...external, attempts, hidden: null, emergency: null, group: null };
    return spared([], [member], route.reasons, needed);
  }
  const caller = { kind: "trunk", trunk: "" } as const;
  const call = { caller, origin: "inside", dialled: contact, never: [extension], trail: [], at } as const;
  const found = routeCall(plan, call, unlimited);
  const [extensions, outside] = found.kind === "ring" ? [found.extensions, found.outside] : [[], []];
  return spared(extensions, outside, found.reasons, needed);
}

function spared(
  extensions: readonly PbxExtension[],
  outside: readonly OutsideMember[],
  reasons: readonly Reason[],
  needed: ReadonlySet<string>,
): ContactRoute {
  const kept = new Set(outside.flatMap(({ attempts }) => attempts.map(({ trunk }) => trunk.number)));
  const told = [...kept].filter((trunk) => needed.has(trunk)).map((trunk) => reason("line-left-to-help", { trunk }));
  const free = outside
    .map((member) => ({ ...member, attempts: member.attempts.filter(({ trunk }) => !needed.has(trunk.number)) }))
    .filter(({ attempts }) => attempts.length > 0);
  return { extensions, outside: free, reasons: [...reasons, ...told] };
}
