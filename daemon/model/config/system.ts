import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";

/** The installation as a whole. */
export const systemSchema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 64,
      default: "SipleoBox",
      ...field(
        words("Nom", "Name"),
        words(
          "Nom de l'installation, montré en tête des pages.",
          "Name of the installation, shown at the head of pages.",
        ),
      ),
    }),
    country: Type.Literal("FR", {
      default: "FR",
      ...field(
        words("Pays", "Country"),
        words(
          "Pays dont les tonalités et les numéros d'urgence s'appliquent.",
          "Country whose tones and emergency numbers apply.",
        ),
      ),
    }),
    language: Type.Union([Type.Literal("fr"), Type.Literal("en")], {
      default: "fr",
      ...field(
        words("Langue", "Language"),
        words(
          "Langue des pages tant que la personne n'en choisit pas une.",
          "Language of pages until a person chooses one.",
        ),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Système", "System"), words("L'installation.", "The installation.")),
  },
);

export type SystemSection = Static<typeof systemSchema>;
