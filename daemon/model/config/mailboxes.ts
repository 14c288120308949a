import { type Static, Type } from "typebox";
import { audioSchema } from "./audio.ts";
import { field, words } from "./field.ts";
import { emailField, nameField, numberField, oneOf } from "./named-fields.ts";

/** Boîtes vocales [BVL, BVF]: several for an extension or group, of which one is its default. */

/** A simple one plays its greeting and hangs up; a recorder takes a message after it [BVF-02, BVF-03]. */
export const MAILBOX_KINDS = ["simple", "recorder"] as const;

/** Names the folder of its messages, so that they stay with it whatever it, or its owner, is called later. */
export const MAILBOX_ID = "^[a-z0-9][a-z0-9-]{0,31}$";

export const mailboxSchema = Type.Object(
  {
    id: Type.String({
      pattern: MAILBOX_ID,
      ...field(
        words("Identifiant", "Identifier"),
        words("Ne change jamais : ses messages y tiennent.", "Never changes: its messages belong to it."),
        "live",
        words("1 à 32 lettres minuscules, chiffres ou tirets", "1 to 32 lower-case letters, digits or hyphens"),
      ),
    }),
    name: nameField(words("Nom du répondeur", "Name of the mailbox")),
    owner: numberField(
      words("Poste ou groupe", "Extension or group"),
      words("À qui sont les messages.", "Whose messages they are."),
      words("le numéro d'un poste, d'un groupe ou d'un agent", "the number of an extension, a group or an agent"),
    ),
    number: Type.Union(
      [
        numberField(
          words("Numéro", "Number"),
          words("Mène au répondeur : appels, menus, renvois.", "Leads to the mailbox: calls, menus, forwards."),
        ),
        Type.Null(),
      ],
      {
        default: null,
        ...field(
          words("Numéro d'accès direct", "Direct number"),
          words("Par lequel on y laisse un message ; vide : aucun.", "By which messages are left; empty: none."),
          "live",
          words("2 à 10 chiffres, ou vide", "2 to 10 digits, or empty"),
        ),
      },
    ),
    kind: oneOf(MAILBOX_KINDS, {
      default: "recorder",
      ...field(
        words("Répondeur", "Kind"),
        words(
          "Type de répondeur. Le répondeur simple ne prend pas de message et raccroche après l'écoute de l'annonce d'accueil.",
          "Kind of mailbox. A simple one takes no message and hangs up after its greeting.",
        ),
      ),
    }),
    maxSeconds: Type.Integer({
      minimum: 5,
      maximum: 3600,
      default: 300,
      ...field(
        words("Durée max d'enregistrement", "Longest message"),
        words(
          "Durée maximale en seconde d'enregistrement d'un message. Uniquement pour les répondeurs enregistreurs.",
          "Seconds of one message at most. Only for those that record.",
        ),
      ),
    }),
    isDefault: Type.Boolean({
      default: false,
      ...field(
        words("Répondeur par défaut", "Default"),
        words(
          "Répondeur qui sera utilisé en cas de renvoi sur le répondeur (voir numéros spéciaux).",
          "The one that is used where calls are forwarded to the mailbox.",
        ),
      ),
    }),
    hasOwnGreeting: Type.Boolean({
      default: false,
      ...field(
        words("Annonce personnalisée", "Own greeting"),
        words(
          "Utilise l'annonce d'accueil personnalisée.",
          "Plays the greeting below; otherwise the French one of the box.",
        ),
      ),
    }),
    greeting: audioSchema,
    email: emailField(
      words("Email", "E-mail"),
      words(
        "Adresse utilisée pour notifier lors d'un appel sur la boîte vocale.",
        "Address that is told of each message.",
      ),
    ),
    attachesAudio: Type.Boolean({
      default: false,
      ...field(
        words("Joindre le message", "Attach the message"),
        words("Le courriel porte l'enregistrement.", "The e-mail carries the recording."),
      ),
    }),
    sms: Type.Union([Type.String({ pattern: "^\\+?[0-9]{6,15}$" }), Type.Null()], {
      default: null,
      ...field(
        words("SMS", "Text message"),
        words("Numéro pour envoyer des SMS.", "Mobile that is told of each message."),
        "live",
        words("un numéro comme 0612345678, ou vide", "a number such as 0612345678, or empty"),
      ),
    }),
    mostMessages: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 100,
      ...field(
        words("Messages au plus", "Most messages"),
        words("Au-delà, l'appelant entend que la boîte est pleine.", "Beyond, callers hear that it is full."),
      ),
    }),
  },
  {
    additionalProperties: false,
    ...field(words("Boîte vocale", "Mailbox"), words("Un répondeur.", "Plays a greeting, takes messages.")),
  },
);

export const mailboxesSchema = Type.Array(mailboxSchema, {
  maxItems: 1000,
  default: [],
  ...field(words("Boîtes vocales", "Mailboxes"), words("Des postes et des groupes.", "Of extensions and groups.")),
});

/** What holds for all of them. */
export const voicemailSchema = Type.Object(
  {
    mostMailboxes: Type.Integer({
      minimum: 0,
      maximum: 1000,
      default: 100,
      ...field(
        words("Boîtes autorisées", "Mailboxes allowed"),
        words("Nombre de boîtes vocales au plus.", "How many mailboxes there may be."),
      ),
    }),
    mostMegabytes: Type.Integer({
      minimum: 10,
      maximum: 100_000,
      default: 2000,
      ...field(
        words("Place des messages", "Room for messages"),
        words("Mégaoctets de tous les messages ensemble.", "Megabytes of all messages together."),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Messagerie vocale", "Voicemail"), words("Réglages généraux.", "General settings.")),
  },
);

export type Mailbox = Static<typeof mailboxSchema>;
export type VoicemailSection = Static<typeof voicemailSchema>;
