import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";

/**
 * How long calls and text messages are remembered. At the factory one year, the bound of traffic data in France, and the
 * last digits of numbers outside for half of it (FIELD 4.4, GAP-16; decision 0025).
 */
export const journalSchema = Type.Object(
  {
    keepDays: Type.Integer({
      minimum: 1,
      maximum: 3650,
      default: 365,
      ...field(
        words("Conservation du journal", "Journal kept for"),
        words(
          "Jours après lesquels un appel est effacé du journal ; en France, un an au plus sauf motif particulier.",
          "Days after which a call is deleted from the journal; in France a year at most, but for a reason.",
        ),
        "live",
        words("un nombre de jours de 1 à 3650", "a number of days from 1 to 3650"),
      ),
    }),
    keepMessagesDays: Type.Integer({
      minimum: 1,
      maximum: 3650,
      default: 365,
      ...field(
        words("Conservation des messages", "Text messages kept for"),
        words(
          "Jours après lesquels un message texte est effacé, lu ou non.",
          "Days after which a text message is deleted, read or not.",
        ),
        "live",
        words("un nombre de jours de 1 à 3650", "a number of days from 1 to 3650"),
      ),
    }),
    keepAuditDays: Type.Integer({
      minimum: 30,
      maximum: 3650,
      default: 365,
      ...field(
        words("Conservation de l'audit", "Audit kept for"),
        words(
          "Jours après lesquels une ligne du journal d'audit est effacée.",
          "Days after which a line of the audit log is deleted.",
        ),
        "live",
        words("un nombre de jours de 30 à 3650", "a number of days from 30 to 3650"),
      ),
    }),
    hideDigitsAfterDays: Type.Integer({
      minimum: 0,
      maximum: 3650,
      default: 180,
      ...field(
        words("Masquage des numéros extérieurs", "Numbers outside hidden after"),
        words(
          "Jours après lesquels les quatre derniers chiffres des numéros extérieurs, et leurs noms, sont effacés du journal et des messages ; 0 : jamais.",
          "Days after which the last four digits of numbers outside, and their names, are taken out of the journal and of messages; 0: never.",
        ),
        "live",
        words("un nombre de jours de 0 à 3650", "a number of days from 0 to 3650"),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Journal d'appels", "Call journal"), words("Combien de temps il garde.", "How long it keeps.")),
  },
);

export type JournalSection = Static<typeof journalSchema>;
