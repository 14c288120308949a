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
        words("Action effectuée après le délai de non réponse.", "What is done when the ring time is over."),
      ),
      onBusy: forwardToSchema(
        words("Renvoi d'appels sur occupation", "Forward on busy"),
        words(
          "Action effectuée si la personne refuse l'appel ou ne peut pas répondre.",
          "What is done when the person declines the call or is busy.",
        ),
      ),
      onUnavailable: forwardToSchema(
        words("Renvoi d'appels sur indisponible", "Forward when unavailable"),
        words(
          "Action effectuée si le poste appelé est indisponible.",
          "What is done when no device of the extension is registered.",
        ),
      ),
    },
    { additionalProperties: false, default: {}, ...field(label, help) },
  );

export const profileSchema = Type.Object(
  {
    name: nameField(words("Nom du profil.", "Name of the profile.")),
    colour: oneOf(PROFILE_COLOURS, {
      default: "blue",
      ...field(
        words("Couleur", "Colour"),
        words("Couleur qui sera affichée sur le planning pour ce profil.", "Colour of this profile on the planning."),
      ),
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
