import type { ConfigurationDocument } from "../document.ts";
import { words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import { warning } from "./warning.ts";

/**
 * A site with telephones whose calls for help have no line of their own goes out by those of another place, or by none
 * [MEX-01]: help is sent to where the line is.
 */
export function sitesWithoutLine({ sites, extensions, trunks, emergency }: ConfigurationDocument): readonly Issue[] {
  const peopled = new Set(extensions.map(({ site }) => site));
  const isShared = sites.length > 1 && emergency.trunks.length === 0;
  return sites.flatMap(({ name, emergencyTrunks }, index) => {
    if (!peopled.has(name) || emergencyTrunks.length > 0 || (trunks.length > 0 && !isShared)) return [];
    const path = pointer("sites", index, "emergencyTrunks");
    return trunks.length === 0
      ? [
          warning(
            path,
            "no-emergency-line",
            words(
              `Aucune ligne : un appel d'urgence du site « ${name} » n'aboutirait pas.`,
              `There is no line: an emergency call from site "${name}" would go nowhere.`,
            ),
          ),
        ]
      : [
          warning(
            path,
            "no-own-emergency-line",
            words(
              `Le site « ${name} » n'a pas de ligne de secours : les secours iraient là où arrive une autre ligne.`,
              `Site "${name}" has no emergency line: help would be sent to where another line ends.`,
            ),
          ),
        ];
  });
}
