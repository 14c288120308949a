import { type Static, Type } from "typebox";
import { audioSchema } from "./audio.ts";
import { field, words } from "./field.ts";
import { forwardToSchema } from "./forward-to.ts";
import { nameField, numberField, oneOf, ringSecondsField } from "./named-fields.ts";
import { presentedSchema } from "./outside.ts";
import { planningSchema } from "./planning.ts";
import { profilesSchema } from "./profiles.ts";
import { queueSchema } from "./queue.ts";
import { blackListSchema } from "./rules.ts";

/** How the members of a group ring [GRP-23, A-21]. */
const RING_STRATEGIES = ["all", "in-order", "round-robin", "longest-idle"] as const;

/** One group: its members ring together, or one after the other. */
export const groupSchema = Type.Object(
  {
    number: numberField(
      words("Numéro", "Number"),
      words("Numéro du groupe. Le numéro doit être unique.", "Number of the group; it must be unique."),
    ),
    name: nameField(words("Nom du groupe, par exemple Vente.", "Name of the group, such as Sales.")),
    members: Type.Array(
      Type.String({
        pattern: "^\\+?[0-9]{2,15}$",
        ...field(
          words("Extension", "Member"),
          words(
            "Numéro d'un poste, d'un agent, d'un groupe, externe, d'une ligne dont l'équipement s'enregistre ici, ou d'un menu, qui répond quand personne ne répond.",
            "Number of an extension, an agent, a group, an external one, of a line whose equipment registers here, or of a menu, which answers when nobody does.",
          ),
          "live",
          words("2 à 15 chiffres", "2 to 15 digits"),
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
    ringSeconds: ringSecondsField,
    strategy: oneOf(RING_STRATEGIES, {
      default: "all",
      ...field(
        words("Sonnerie", "Ringing"),
        words(
          "À tour de rôle : chacun commence à son tour. Le moins occupé d'abord : qui n'a pas parlé depuis le plus longtemps.",
          "In turn: each begins in his turn. The least busy first: who has not talked for longest.",
        ),
      ),
    }),
    memberSeconds: Type.Integer({
      minimum: 5,
      maximum: 120,
      default: 15,
      ...field(
        words("Durée par membre", "Time of one member"),
        words(
          "Secondes de sonnerie de chacun, quand ils ne sonnent pas tous ensemble.",
          "Seconds that each rings, where they do not ring all at once.",
        ),
      ),
    }),
    answersFirst: Type.Boolean({
      default: false,
      ...field(
        words("Prédécroché", "Answered first"),
        words(
          "L'appelant est pris aussitôt et entend la musique d'attente pendant que les membres sonnent ; de l'extérieur, il paie dès cet instant.",
          "The caller is answered at once and hears the hold music while members ring; from outside he pays from then on.",
        ),
      ),
    }),
    firstAudio: Type.Object(audioSchema.properties, {
      additionalProperties: false,
      default: {},
      ...field(
        words("Annonce du prédécroché", "Announcement when answered first"),
        words(
          "Ce que l'appelant entend en boucle à la place de la musique ; rien : la musique d'attente.",
          "What the caller hears over and over in the place of music; nothing: the hold music.",
        ),
      ),
    }),
    overflow: forwardToSchema(
      words("Débordement", "Overflow"),
      words(
        "Où va l'appel si personne ne répond ou n'est libre, quand aucun profil n'est en vigueur.",
        "Where the call goes when nobody answers or is free and no profile is in force.",
      ),
    ),
    queue: queueSchema,
    keepsCallerNumber: Type.Boolean({
      default: false,
      ...field(
        words("Conserver le numéro de l'appelant", "Keep the caller's number"),
        words(
          "Quand l'appel ressort vers un numéro externe, le numéro de l'appelant est relayé.",
          "When the call goes out to an external number, the caller's number is relayed.",
        ),
      ),
    }),
    receivesSms: Type.Boolean({
      default: false,
      ...field(
        words("SMS", "Text messages"),
        words("Active la réception de SMS : chaque membre les reçoit.", "Takes text messages: each member gets them."),
      ),
    }),
    voicemailNumber: Type.Union(
      [
        numberField(
          words("Numéro de messagerie", "Voicemail number"),
          words("Consulte les messages du groupe.", "Hears the messages of the group."),
        ),
        Type.Null(),
      ],
      {
        default: null,
        ...field(
          words("Numéro de messagerie", "Voicemail number"),
          words("Vide (Auto) : le numéro de messagerie général.", "Empty (automatic): the general voicemail number."),
          "live",
          words("2 à 10 chiffres, ou vide", "2 to 10 digits, or empty"),
        ),
      },
    ),
    presented: presentedSchema,
    maxOutgoing: Type.Integer({
      minimum: 0,
      maximum: 255,
      default: 255,
      ...field(
        words("Nombre de lignes simultanées lors de l'émission d'un appel", "Simultaneous calls out"),
        words("Appels émis en même temps vers l'extérieur.", "Calls made to the outside at once."),
      ),
    }),
    maxIncoming: Type.Integer({
      minimum: 0,
      maximum: 255,
      default: 255,
      ...field(
        words("Nombre de lignes simultanées lors de la réception d'un appel", "Simultaneous calls in"),
        words("Appels reçus en même temps.", "Calls received at once."),
      ),
    }),
    blackList: blackListSchema,
    profiles: profilesSchema,
    planning: planningSchema,
  },
  { additionalProperties: false, ...field(words("Groupe", "Group"), words("Un groupe de postes.", "A group.")) },
);

export const groupsSchema = Type.Array(groupSchema, {
  maxItems: 500,
  ...field(words("Groupes", "Groups"), words("Les groupes de l'installation.", "The groups of the office.")),
});

export type Group = Static<typeof groupSchema>;
