import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxExtension, PbxSite, PbxTrunk } from "../../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "../dial-plan.ts";
import type { OutsideAttempt, OutsideLiveness } from "./outbound.ts";

export interface EmergencyRoute {
  /** None: the installation has no line at all. */
  readonly attempts: readonly OutsideAttempt[];
  /** Where the call stands; null: no site is known. */
  readonly site: PbxSite | null;
  readonly reasons: readonly Reason[];
}

/** More are never tried: each that does not answer costs seconds. */
const MOST_LINES = 10;

/**
 * The way of an emergency call: no right, black list, limit, hiding or missing rule stands in it [MEX-02, LNO-10]. The
 * lines of the site first, then the installation's, then those of the outbound rules and any other: the number goes
 * out unchanged on a line whose numbers belong to the place (FIELD 4.2), so that a full line of the site comes before a
 * free one from elsewhere; among lines of one kind a free one comes first, and no other call is cut for it. Lines that
 * are down come last, and are tried.
 */
export function routeEmergency(
  plan: DialPlan,
  extension: PbxExtension,
  number: string,
  live: Pick<OutsideLiveness, "isUsable" | "callsBy">,
): EmergencyRoute {
  const site = extension.site === null ? null : (plan.sites.get(extension.site) ?? null);
  const lines = linesFor(plan, site, live);
  const usable = lines.filter((trunk) => live.isUsable(trunk.number));
  const ordered =
    usable.length === 0 ? lines : usable.length < MOST_LINES ? [...new Set([...usable, ...lines])] : usable;
  const attempts = ordered.slice(0, MOST_LINES).map((trunk) => ({ trunk, number, classes: ["emergency"] as const }));
  const place: Reason[] = site === null ? [] : [reason("emergency-at-site", { site: site.name })];
  const ways = reason("tries-lines", { trunks: attempts.map(({ trunk }) => trunk.number) });
  return {
    attempts,
    site,
    reasons: [reason("is-emergency", { number }), ...place, ...(attempts.length === 0 ? [reason("no-line")] : [ways])],
  };
}

function linesFor(
  { view, trunks, emergencyTrunks }: DialPlan,
  site: PbxSite | null,
  { callsBy }: Pick<OutsideLiveness, "callsBy">,
): readonly PbxTrunk[] {
  const isFree = (trunk: PbxTrunk): boolean => callsBy(trunk.number).outgoing < trunk.maxOutgoing;
  const freeFirst = (lines: readonly PbxTrunk[]) => [
    ...lines.filter(isFree),
    ...lines.filter((trunk) => !isFree(trunk)),
  ];
  const own = (site?.emergencyTrunks ?? []).flatMap((number) => trunks.get(number) ?? []);
  const named = emergencyTrunks.filter(({ number }) => view.emergency.trunks.includes(number));
  return [...new Set([own, named, emergencyTrunks].flatMap(freeFirst))];
}
