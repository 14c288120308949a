import { holdsAt } from "../../model/calendar/time-range.ts";
import type { When } from "../../model/config/when.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";

/** Whether a rule holds at this moment (milliseconds since the epoch), by the clock and the holidays of the place. */
export const holds = ({ place }: Pick<PbxView, "place">, when: When, at: number): boolean =>
  when === null || holdsAt(when, at, place.timeZone, place.holidays).holds;
