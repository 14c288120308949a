import { parsePattern } from "../../pattern.ts";
import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";
import type { RecordingRule } from "../recordings.ts";
import { takenNames } from "./taken-names.ts";

/** A record names its rule. */
export const recordingNamesUnique = ({ recordings: { rules } }: ConfigurationDocument): readonly Issue[] =>
  takenNames(rules).map(({ index, name }) => ({
    path: pointer("recordings", "rules", index, "name"),
    code: "recording-name-taken",
    message: `Le nom « ${name} » est déjà celui d'une règle d'enregistrement.`,
    english: `The name "${name}" is already that of a recording rule.`,
  }));

/** There is no switch that records everything: a rule says whose calls, by which line, or with whom [GAP-09]. */
export const recordingRulesSelect = ({ recordings: { rules } }: ConfigurationDocument): readonly Issue[] =>
  rules.flatMap((rule, index) =>
    selects(rule)
      ? []
      : [
          {
            path: pointer("recordings", "rules", index),
            code: "records-everything",
            message: `La règle « ${rule.name} » enregistrerait tout : choisissez un poste, un groupe, une ligne ou des numéros.`,
            english: `Rule "${rule.name}" would record everything: choose an extension, a group, a line or numbers.`,
          },
        ],
  );

/** Numbers that all numbers fit choose nothing. */
function selects({ extension, trunk, numbers }: RecordingRule): boolean {
  if (extension !== null || trunk !== null) return true;
  const reading = parsePattern(numbers);
  return numbers !== "" && reading.ok && /[0-9]/.test(reading.pattern.text);
}
