import { type Static, Type } from "typebox";
import { HOLIDAY_ZONES } from "../calendar/holidays.ts";
import { field, words } from "./field.ts";
import { oneOf } from "./named-fields.ts";

/** Where public holidays differ: local law in Alsace-Moselle, the abolition of slavery overseas. */
export const holidayZoneSchema = oneOf(HOLIDAY_ZONES, {
  default: "metropole",
  ...field(
    words("Jours fériés", "Public holidays"),
    words(
      "Ceux de la métropole, d'Alsace-Moselle ou d'outre-mer.",
      "Those of the mainland, Alsace-Moselle or overseas.",
    ),
  ),
});

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
    timeZone: Type.String({
      pattern: "^[A-Za-z]+(/[A-Za-z_-]+){1,2}$",
      default: "Europe/Paris",
      ...field(
        words("Fuseau horaire", "Time zone"),
        words("Celui des plages horaires, par exemple Europe/Paris.", "That of time ranges, such as Europe/Paris."),
        "live",
        words("un fuseau comme Europe/Paris", "a zone such as Europe/Paris"),
      ),
    }),
    holidays: holidayZoneSchema,
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
