import { matchesNumber } from "../../../model/pattern.ts";
import type { DestinationClass } from "../../../model/plan/destination-class.ts";
import { writtenIn } from "../../../model/plan/number-form.ts";
import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxExtension } from "../../../model/snapshot/pbx-view.ts";
import type { DialPlan } from "../dial-plan.ts";
import { holds } from "../when.ts";
import type { Judgeable } from "./called-by-rule.ts";

/** What an extension may be given the right to call. */
export type RightClass = PbxExtension["outsideRights"]["classes"][number];

/** The right that a class of destination needs; null: none, everybody may call there. */
export function rightFor(destination: DestinationClass): RightClass | null {
  switch (destination) {
    case "emergency":
    case "short-free":
    case "free":
      return null;
    case "national":
      return "national";
    case "mobile":
      return "mobile";
    case "international":
      return "international";
    // Digits that are no number of the plan may be anything that costs money.
    case "short-special":
    case "special":
    case "satellite-premium":
    case "unknown":
      return "special";
  }
}

/**
 * Why an extension may not call this number outside, or null when it may: its black list, those of its groups, then its
 * rights by class, country and hours [LNO-08, LNO-11]. Emergency numbers never come here.
 */
export function refusalOf(
  plan: DialPlan,
  extension: PbxExtension,
  { number, destination }: Judgeable,
  at: number,
): Reason | null {
  const written = writtenIn(number, plan.view.place.country);
  for (const owner of [extension.number, ...(plan.groupsOf.get(extension.number) ?? [])]) {
    const entry = plan.blackLists.get(owner)?.find(({ pattern }) => matchesNumber(pattern, written));
    if (entry?.refuses) return reason("black-listed", { number, owner, pattern: entry.text });
    // The first that matches decides: allowed here, no list that stands behind is asked.
    if (entry !== undefined) break;
  }
  const right = rightFor(destination.class);
  const { classes, countries, when } = extension.outsideRights;
  if (right === null) return null;
  if (!classes.includes(right)) return reason("no-right", { extension: extension.number, class: right });
  if (!holds(plan.view, when, at)) return reason("no-right-now", { extension: extension.number, class: right });
  const isElsewhere = right === "international" && countries.length > 0;
  if (!isElsewhere || (destination.country !== null && countries.includes(destination.country))) return null;
  return reason("no-right-to-country", { extension: extension.number, country: destination.country ?? "?" });
}
