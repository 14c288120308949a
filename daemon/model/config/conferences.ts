import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";
import { calledField, nameField, numberField } from "./named-fields.ts";

/** Conference rooms: many meet by one number. Their codes are secrets and stand beside the document. */

/** More voices than that nobody follows (decision 0032). */
export const MOST_IN_ROOM = 32;

export const conferenceSchema = Type.Object(
  {
    number: numberField(
      words("Numéro", "Number"),
      words(
        "Numéro de la salle, par exemple 850. Le numéro doit être unique.",
        "Number of the room, such as 850; it must be unique.",
      ),
    ),
    name: nameField(words("Nom de la salle.", "Name of the room.")),
    asksPin: Type.Boolean({
      default: false,
      ...field(
        words("Code d'accès", "PIN"),
        words(
          "Les participants composent un code pour entrer ; tant qu'aucun n'est donné, seul l'organisateur entre.",
          "Participants key in a PIN to get in; as long as none is given, the owner alone does.",
        ),
      ),
    }),
    owner: calledField(
      words("Organisateur", "Owner"),
      words(
        "Poste de l'organisateur : il entre sans code et dirige la conférence.",
        "Extension of the owner: it enters without a PIN and leads the conference.",
      ),
    ),
    ownerHasPin: Type.Boolean({
      default: false,
      ...field(
        words("Code de l'organisateur", "Owner's PIN"),
        words(
          "L'organisateur peut entrer de n'importe quel téléphone, avec un code à lui.",
          "The owner may enter from any telephone, with a PIN of his own.",
        ),
      ),
    }),
    capacity: Type.Integer({
      minimum: 2,
      maximum: MOST_IN_ROOM,
      default: MOST_IN_ROOM,
      ...field(words("Places", "Places"), words("Participants au plus.", "Most participants.")),
    }),
    fromOutside: Type.Boolean({
      default: false,
      ...field(
        words("Ouverte à l'extérieur", "Open to the outside"),
        words(
          "Les appels venus d'une ligne, aussi par un menu ou un renvoi, peuvent entrer.",
          "Calls that come by a line, also through a menu or a forward, may enter.",
        ),
      ),
    }),
    entryTones: Type.Boolean({
      default: true,
      ...field(
        words("Signaux d'entrée et de sortie", "Entry tones"),
        words(
          "Un signal est diffusé quand quelqu'un entre ou sort.",
          "A tone is heard when somebody enters or leaves.",
        ),
      ),
    }),
    waitsForOwner: Type.Boolean({
      default: false,
      ...field(
        words("Attendre l'organisateur", "Wait for the owner"),
        words(
          "Les participants entendent la musique d'attente jusqu'à son arrivée.",
          "Participants hear the hold music until the owner is there.",
        ),
      ),
    }),
    secondsWithoutOwner: Type.Union([Type.Integer({ minimum: 0, maximum: 3600 }), Type.Null()], {
      default: 60,
      ...field(
        words("Fin sans organisateur", "End without the owner"),
        words(
          "Secondes après le départ de l'organisateur, au bout desquelles la conférence se termine ; vide : elle continue.",
          "Seconds after which a conference that its owner has left ends; empty: it goes on.",
        ),
        "live",
        words("0 à 3600 secondes, ou vide", "0 to 3600 seconds, or empty"),
      ),
    }),
  },
  {
    additionalProperties: false,
    ...field(
      words("Salle de conférence", "Conference room"),
      words("Plusieurs s'y parlent, par un numéro.", "Many talk there, by one number."),
    ),
  },
);

export const conferencesSchema = Type.Array(conferenceSchema, {
  maxItems: 200,
  default: [],
  ...field(
    words("Salles de conférence", "Conference rooms"),
    words("Les salles de conférence.", "The conference rooms."),
  ),
});

/** Comes with a room, as the PIN of its participants does, and is never kept in the document. Null takes it away. */
export const conferencePin = Type.Union([Type.String({ pattern: "^(?!([0-9])\\1*$)[0-9]{4,10}$" }), Type.Null()], {
  ...field(
    words("Code de l'organisateur", "Owner's PIN"),
    words("Code de l'organisateur seul.", "PIN of the owner alone."),
    "live",
    words("4 à 10 chiffres, pas tous les mêmes", "4 to 10 digits, not all the same"),
  ),
});

export type Conference = Static<typeof conferenceSchema>;
