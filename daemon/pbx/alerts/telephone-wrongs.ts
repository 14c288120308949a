import type { TelephoneTrouble } from "../../contracts/telephone.ts";
import { wayShut } from "../../model/way-shut.ts";
import type { Wrong } from "./alert-state.ts";

/** Another program that is on its way out, an address that comes late: no alert before it lasts. */
const LASTS_MS = 60_000;

/** The ways by which telephones cannot come for their settings, or look up the directory; nothing while nobody tells. Pure. */
export const telephoneWrongs = (troubles: readonly TelephoneTrouble[] | null): readonly Wrong[] =>
  (troubles ?? []).map((trouble) => ({
    key: `telephones-${trouble.way}`,
    level: "warning",
    ...wayShut(trouble),
    since: null,
    raisedAfterMs: LASTS_MS,
    clearedAfterMs: 0,
  }));
