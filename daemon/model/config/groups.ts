import { type Static, Type } from "typebox";
import { INTERNAL_NUMBER } from "../numbers.ts";
import { field, words } from "./field.ts";

const digits = words("2 à 10 chiffres", "2 to 10 digits");

/** One group: its members ring together. */
export const groupSchema = Type.Object(
  {
    number: Type.String({
      pattern: INTERNAL_NUMBER,
      ...field(
        words("Numéro", "Number"),
        words("Numéro du groupe. Le numéro doit être unique.", "Number of the group; it must be unique."),
        "live",
        digits,
      ),
    }),
    name: Type.String({
      minLength: 1,
      maxLength: 64,
      pattern: "^[^\\u0000-\\u001f\\u007f]*$",
      ...field(
        words("Nom", "Name"),
        words("Nom du groupe, par exemple Vente.", "Name of the group, such as Sales."),
        "live",
        words("du texte sans caractère de contrôle", "text without control characters"),
      ),
    }),
    members: Type.Array(
      Type.String({
        pattern: INTERNAL_NUMBER,
        ...field(
          words("Extension", "Member"),
          words("Numéro d'un poste ou d'un groupe.", "Number of an extension or a group."),
          "live",
          digits,
        ),
      }),
      {
        maxItems: 500,
        default: [],
        ...field(
          words("Extensions", "Members"),
          words("Postes et groupes qui sonnent ensemble.", "Extensions and groups that ring together."),
        ),
      },
    ),
    ringSeconds: Type.Integer({
      minimum: 5,
      maximum: 600,
      default: 30,
      ...field(
        words("Délai de non réponse", "Ring time"),
        words("Secondes avant qu'un appel soit considéré sans réponse.", "Seconds before a call counts as unanswered."),
      ),
    }),
  },
  { additionalProperties: false, ...field(words("Groupe", "Group"), words("Un groupe de postes.", "A group.")) },
);

export const groupsSchema = Type.Array(groupSchema, {
  maxItems: 500,
  ...field(words("Groupes", "Groups"), words("Les groupes de l'installation.", "The groups of the office.")),
});

export type Group = Static<typeof groupSchema>;
