import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";
import { takenNames } from "./taken-names.ts";

/** Two sites never share a name; capitals do not make another one of it. */
export const siteNamesUnique = ({ sites }: ConfigurationDocument): readonly Issue[] =>
  takenNames(sites).map(({ index, holder }) => ({
    path: pointer("sites", index, "name"),
    code: "site-taken",
    message: `Le nom « ${holder} » est déjà celui d'un site.`,
    english: `The name "${holder}" is already that of a site.`,
  }));

/** An extension stands at a site that exists, or at none. */
export function sitesExist({ extensions, sites }: ConfigurationDocument): readonly Issue[] {
  const names = new Set(sites.map(({ name }) => name));
  return extensions.flatMap(({ number, site }, index) =>
    site === null || names.has(site)
      ? []
      : [
          {
            path: pointer("extensions", index, "site"),
            code: "unknown-site",
            message: `Le poste ${number} est placé sur le site « ${site} », qui n'existe pas.`,
            english: `Extension ${number} stands at the site "${site}", which does not exist.`,
          },
        ],
  );
}
