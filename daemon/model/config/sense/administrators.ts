import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";

/** Two administrators never share a name. */
export const uniqueAdministrators = ({ administrators }: ConfigurationDocument): readonly Issue[] =>
  administrators.flatMap(({ name }, index) =>
    administrators.findIndex((other) => other.name === name) === index
      ? []
      : [
          {
            path: pointer("administrators", index, "name"),
            code: "administrator-taken",
            message: `L'identifiant « ${name} » est déjà celui d'un administrateur.`,
            english: `The name "${name}" is already that of an administrator.`,
          },
        ],
  );
