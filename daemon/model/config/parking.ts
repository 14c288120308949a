import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";
import { numberField } from "./named-fields.ts";

/** Places where calls wait for whoever fetches them from another telephone [GAP-14]. */
export const parkingSchema = Type.Object(
  {
    next: Type.Union(
      [
        numberField(
          words("Prochaine place libre", "Next free place"),
          words("Un transfert vers ce numéro gare l'appel.", "A transfer to this number parks the call."),
        ),
        Type.Null(),
      ],
      {
        default: null,
        ...field(
          words("Prochaine place libre", "Next free place"),
          words(
            "Un transfert vers ce numéro gare l'appel à la prochaine place libre, qui est dite à voix haute.",
            "A transfer to this number parks the call at the next free place, which is told aloud.",
          ),
          "live",
          words("un numéro, ou vide", "a number, or empty"),
        ),
      },
    ),
    places: Type.Array(
      numberField(
        words("Place", "Place"),
        words(
          "Un transfert y gare l'appel ; composer ce numéro le reprend.",
          "A transfer parks the call there; dialling this number fetches it.",
        ),
      ),
      {
        maxItems: 50,
        uniqueItems: true,
        default: [],
        ...field(
          words("Places de parking", "Parking places"),
          words("Numéros des places, par exemple de 701 à 709.", "Numbers of the places, such as 701 to 709."),
        ),
      },
    ),
    seconds: Type.Integer({
      minimum: 10,
      maximum: 3600,
      default: 120,
      ...field(
        words("Durée de parking", "Parking time"),
        words(
          "Secondes après lesquelles l'appel revient à qui l'a garé.",
          "Seconds after which the call comes back to who has parked it.",
        ),
        "live",
        words("un nombre de secondes de 10 à 3600", "a number of seconds from 10 to 3600"),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Parking", "Parking"),
      words("Appels mis de côté, à reprendre ailleurs.", "Calls put aside, to be fetched elsewhere."),
    ),
  },
);

export type Parking = Static<typeof parkingSchema>;
