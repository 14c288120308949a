import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";

/** Who waits for an owner that nobody can be waits for ever. */
export const waitedForOwnersExist = ({ conferences }: ConfigurationDocument): readonly Issue[] =>
  conferences.flatMap(({ name, waitsForOwner, owner, ownerHasPin }, index) =>
    !waitsForOwner || owner !== null || ownerHasPin
      ? []
      : [
          {
            path: pointer("conferences", index, "waitsForOwner"),
            code: "conference-without-owner",
            message: `Salle « ${name} » : sans organisateur, les participants attendraient toujours.`,
            english: `Room "${name}": without an owner, participants would wait for ever.`,
          },
        ],
  );
