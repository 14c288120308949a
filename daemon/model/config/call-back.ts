import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";

/** Who has found a colleague busy is rung when he is free [GAP-23]. The codes stand with the special numbers. */
export const callBackSchema = Type.Object(
  {
    announced: Type.Boolean({
      default: false,
      ...field(
        words("Proposer le rappel", "Offer to call back"),
        words(
          "Un poste qui trouve un collègue occupé l'entend, et se fait rappeler par la touche 5. Sinon, le 5 se compose après l'appel.",
          "An extension that finds a colleague busy hears so, and is called back by the key 5. Else 5 is dialled after the call.",
        ),
      ),
    }),
    minutes: Type.Integer({
      minimum: 1,
      maximum: 45,
      default: 45,
      ...field(
        words("Durée d'une demande", "A request lasts"),
        words("Minutes après lesquelles une demande est oubliée.", "Minutes after which a request is forgotten."),
        "live",
        words("un nombre de minutes de 1 à 45", "a number of minutes from 1 to 45"),
      ),
    }),
    most: Type.Integer({
      minimum: 1,
      maximum: 10,
      default: 5,
      ...field(
        words("Demandes par poste", "Requests of an extension"),
        words("Collègues qu'un poste attend au plus à la fois.", "Colleagues that an extension waits for at once."),
        "live",
        words("un nombre de 1 à 10", "a number from 1 to 10"),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Rappel automatique", "Call back when free"),
      words("Rappel d'un collègue trouvé occupé.", "Calling back a colleague who was busy."),
    ),
  },
);

export type CallBackSettings = Static<typeof callBackSchema>;
