import { WEEKDAYS, type Weekday } from "../../calendar/calendar-date.ts";
import { gapsOf, type HalfHours } from "../../calendar/half-hours.ts";
import { termWords } from "../../terms.ts";
import type { ConfigurationDocument } from "../document.ts";
import { words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import type { Planning } from "../planning.ts";
import { warning } from "./warning.ts";

/** So many holes are listed by name. */
const LISTED = 5;

/** A planning that leaves hours without a profile: calls then do as the extension or group does by itself [PLA-06, A-29]. */
export function plannedWithHoles({ extensions, groups }: ConfigurationDocument): readonly Issue[] {
  const holesIn = (section: string, owners: readonly { number: string; planning: Planning | null }[]) =>
    owners.flatMap(({ number, planning }, index) => {
      const holes = planning === null ? [] : holesOf(planning);
      if (holes.length === 0) return [];
      return [
        warning(
          pointer(section, index, "planning", "week"),
          "planning-with-holes",
          words(
            `Le planning du ${number} n'est pas entièrement rempli : ${listed(holes, "fr")}.`,
            `The planning of ${number} does not fill the week: ${listed(holes, "en")}.`,
          ),
        ),
      ];
    });
  return [...holesIn("extensions", extensions), ...holesIn("groups", groups)];
}

type Hole = HalfHours & { readonly day: Weekday };

const holesOf = ({ week }: Planning): readonly Hole[] =>
  WEEKDAYS.flatMap((day) => gapsOf(week.filter(({ days }) => days.includes(day))).map((gap) => ({ ...gap, day })));

function listed(holes: readonly Hole[], language: "fr" | "en"): string {
  const told = holes
    .slice(0, LISTED)
    .map(({ day, from, to }) => `${termWords("weekday", day)[language]} ${from}–${to}`)
    .join(", ");
  return holes.length > LISTED ? `${told}, …` : told;
}
