import type { Words } from "./config/field.ts";

/** What a caller met in a mailbox, and who heard his messages. */
export const VOICEMAIL_REASONS = {
  // routing
  "is-mailbox-number": {
    fr: "Le {number} mène à la boîte vocale « {mailbox} »",
    en: '{number} leads to mailbox "{mailbox}"',
  },
  "is-voicemail-number": {
    fr: "Le {number} consulte la messagerie vocale",
    en: "{number} is where voice messages are heard",
  },
  "leave-message-code": {
    fr: "{code} laisse un message au {number}",
    en: "{code} leaves a message for {number}",
  },
  "no-mailbox": {
    fr: "Le {number} n'a pas de boîte vocale : indisponible",
    en: "{number} has no mailbox: unavailable",
  },
  "forwards-to-voicemail": {
    fr: "Le {number} renvoie vers son répondeur : {why:forward}",
    en: "{number} forwards to voicemail: {why:forward}",
  },
  "would-forward-to-voicemail": {
    fr: "Ensuite le répondeur du {number} : {why:forward}",
    en: "Then the voicemail of {number}: {why:forward}",
  },
  // leaving a message
  "mailbox-answers": { fr: "La boîte vocale « {mailbox} » répond", en: 'Mailbox "{mailbox}" answers' },
  "mailbox-greets-only": {
    fr: "La boîte vocale « {mailbox} » ne prend pas de message",
    en: 'Mailbox "{mailbox}" takes no message',
  },
  "mailbox-full": {
    fr: "La boîte vocale « {mailbox} » est pleine : l'appelant en est prévenu",
    en: 'Mailbox "{mailbox}" is full: the caller is told',
  },
  "message-not-kept": {
    fr: "Le message n'a pas pu être enregistré sur le disque",
    en: "The message could not be kept on the disk",
  },
  "message-left": {
    fr: "Message de {seconds} s dans la boîte vocale « {mailbox} »",
    en: 'Message of {seconds} s in mailbox "{mailbox}"',
  },
  "nothing-said": { fr: "Rien n'a été dit : aucun message", en: "Nothing was said: no message" },
  // hearing them
  "hears-messages": { fr: "Messagerie du {number}", en: "Voicemail of {number}" },
  "asks-pin": { fr: "Le code du {number} est demandé", en: "The code of {number} is asked for" },
  "pin-wrong": { fr: "Code de messagerie faux pour le {number}", en: "Wrong voicemail code for {number}" },
  "pin-locked": {
    fr: "La messagerie du {number} est fermée à distance après trop de codes faux",
    en: "The voicemail of {number} is closed from elsewhere after too many wrong codes",
  },
  "calls-back": { fr: "Rappelle le {to} pour le {number}", en: "Calls {to} back for {number}" },
  "not-called-back": { fr: "Le {to} ne peut pas être rappelé", en: "{to} cannot be called back" },
} as const satisfies Readonly<Record<string, Words>>;
