import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";
import { forwardToSchema } from "./forward-to.ts";
import { nameField, numberField, ringSecondsField } from "./named-fields.ts";

/** An agent: a person with a number of his own, who is rung at the telephone where he has logged in [AGT-01, AGT-06, AGT-07]. */
export const agentSchema = Type.Object(
  {
    number: numberField(
      words("Numéro", "Number"),
      words(
        "Numéro de l'agent, son identifiant. Le numéro doit être unique.",
        "Number of the agent; it must be unique.",
      ),
    ),
    name: nameField(words("Nom de l'agent, montré aux autres.", "Name of the agent, shown to others.")),
    ringSeconds: ringSecondsField,
    overflow: forwardToSchema(
      words("Débordement", "Overflow"),
      words(
        "Où va l'appel si l'agent n'est connecté nulle part, est occupé ou ne répond pas.",
        "Where the call goes when the agent is logged in nowhere, is busy or does not answer.",
      ),
    ),
  },
  {
    additionalProperties: false,
    ...field(words("Agent", "Agent"), words("Une personne, là où elle se connecte.", "A person, wherever he logs in.")),
  },
);

export const agentsSchema = Type.Array(agentSchema, {
  maxItems: 500,
  default: [],
  ...field(words("Agents", "Agents"), words("Les agents de l'installation.", "The agents of the office.")),
});

export type Agent = Static<typeof agentSchema>;
