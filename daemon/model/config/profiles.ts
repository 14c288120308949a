import { type Static, Type } from "typebox";
import { field, type Words, words } from "./field.ts";
import { forwardToSchema } from "./forward-to.ts";
import { nameField, oneOf, ringSecondsField, textField } from "./named-fields.ts";

/** The eight swatches of the guide: how the planning shows a profile [PRO-03]. */
export const PROFILE_COLOURS = ["red", "orange", "yellow", "green", "turquoise", "blue", "violet", "grey"] as const;

/** What becomes of calls of one origin while the profile is in force [PRO-04…PRO-11]. */
const callsSchema = (label: Words, help: Words) =>
  Type.Object(
    {
      ringSeconds: ringSecondsField,
      onNoAnswer: forwardToSchema(
        words("Renvoi d'appels sur non réponse", "Forward on no answer"),
        words("Une fois le délai passé.", "When the ring time is over."),
      ),
      onBusy: forwardToSchema(
        words("Renvoi d'appels sur occupation", "Forward on busy"),
        words("Si la personne refuse l'appel ou est occupée.", "When the person declines or is busy."),
      ),
      onUnavailable: forwardToSchema(
        words("Renvoi d'appels sur indisponible", "Forward when unavailable"),
        words("Si aucun appareil n'est enregistré.", "When no device is registered."),
      ),
    },
    { additionalProperties: false, default: {}, ...field(label, help) },
  );

export const profileSchema = Type.Object(
  {
    name: nameField(words("Nom du profil.", "Name of the profile.")),
    colour: oneOf(PROFILE_COLOURS, {
      default: "blue",
      ...field(words("Couleur", "Colour"), words("Couleur sur le planning.", "Colour on the planning.")),
    }),
    status: textField(
      words("Statut", "Status"),
      words("Montré aux collègues pendant que le profil est en vigueur.", "Shown to colleagues while it is in force."),
    ),
    inside: callsSchema(
      words("Appel interne", "Inside calls"),
      words("Appels des postes de l'installation.", "Calls from extensions of the office."),
    ),
    outside: callsSchema(
      words("Appel externe", "Outside calls"),
      words("Appels reçus par une ligne.", "Calls that come in by a line."),
    ),
  },
  {
    additionalProperties: false,
    ...field(words("Profil", "Profile"), words("Ce que deviennent les appels.", "What becomes of calls.")),
  },
);

export const profilesSchema = Type.Array(profileSchema, {
  maxItems: 20,
  default: [],
  ...field(
    words("Profils", "Profiles"),
    words("Entre lesquels le planning ou la personne choisit.", "From which the planning, or the person, chooses."),
  ),
});

export type Profile = Static<typeof profileSchema>;
