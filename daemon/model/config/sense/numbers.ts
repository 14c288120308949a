import { isEmergencyNumber } from "../../numbers.ts";
import type { ConfigurationDocument } from "../document.ts";
import type { Issue } from "../issue.ts";
import { type NumberOwner, numberOwners } from "./number-owners.ts";

/** One number, one owner [MEN-28]: whoever comes second is told whose it is. */
export function uniqueNumbers(document: ConfigurationDocument): readonly Issue[] {
  const first = new Map<string, NumberOwner>();
  return numberOwners(document).flatMap((owner) => {
    const holder = first.get(owner.number);
    if (holder !== undefined) return [numberTaken(owner, holder)];
    first.set(owner.number, owner);
    return [];
  });
}

/** Nothing of the office may hide an emergency number. */
export const noEmergencyNumbers = (document: ConfigurationDocument): readonly Issue[] =>
  numberOwners(document)
    .filter(({ number }) => isEmergencyNumber(number) || document.emergency.numbers.includes(number))
    .map(({ number, path }) => ({
      path,
      code: "emergency-number",
      message: `Le numéro ${number} est un numéro d'urgence : personne dans l'installation ne peut l'avoir.`,
      english: `The number ${number} is an emergency number: nobody of the office may have it.`,
    }));

/** What who wants a number is told when it is another's. */
export const numberTaken = ({ number, path }: Pick<NumberOwner, "number" | "path">, holder: NumberOwner): Issue => ({
  path,
  code: "number-taken",
  message: `Le numéro ${number} est déjà celui ${holder.of.fr}.`,
  english: `The number ${number} is already that ${holder.of.en}.`,
});
