import type { Words } from "./config/field.ts";

/** Why a text message is not taken. */
export const MESSAGE_REASONS = {
  "no-text-for-help": {
    fr: "Le {number} est un numéro d'urgence : appelez, aucun message ne lui parvient",
    en: "{number} is an emergency number: call, no text message reaches it",
  },
  "line-takes-no-text": {
    fr: "La réception de SMS n'est pas activée sur la ligne {trunk}",
    en: "Line {trunk} takes no text messages",
  },
  "group-takes-no-text": {
    fr: "La réception de SMS n'est pas activée sur le groupe {number}",
    en: "Group {number} takes no text messages",
  },
  "text-led-outside": {
    fr: "Le {number} est un numéro externe : un SMS reçu ne ressort pas",
    en: "{number} is an external number: a text message that came in does not go out again",
  },
  "nobody-to-read": {
    fr: "Le groupe {number} n'a pas d'autre poste",
    en: "Group {number} has no other extension",
  },
  "box-full": {
    fr: "Trop de messages attendent déjà : {numbers:list}",
    en: "Too many messages are waiting already: {numbers:list}",
  },
  "text-too-long": {
    fr: "Le message fait {bytes} octets, {most} au plus",
    en: "The message has {bytes} bytes, {most} at most",
  },
  "no-message-rule": {
    fr: "Aucune règle de sortie SMS ne convient au {dialled}",
    en: "No message rule fits {dialled}",
  },
  "too-many-texts-in-an-hour": {
    fr: "{number} a envoyé {messages} SMS en une heure : sa limite est atteinte",
    en: "{number} has sent {messages} text messages within an hour: its limit is reached",
  },
} as const satisfies Readonly<Record<string, Words>>;
