import type { OutsideLimits } from "../../model/config/outside.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";

/** What the guard needs of a view. */
export interface TollRules {
  readonly limits: OutsideLimits;
  /** The day begins at midnight there. */
  readonly timeZone: string;
  /** Those to whom the limits of one apply. Groups and lines only send to numbers that the administrator has named. */
  readonly extensions: ReadonlySet<string>;
}

export const tollRules = (view: PbxView): TollRules => ({
  limits: view.outsideLimits,
  timeZone: view.place.timeZone,
  extensions: new Set(view.extensions.map(({ number }) => number)),
});
