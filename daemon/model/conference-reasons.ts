import type { Words } from "./config/field.ts";

/** What a caller met at the door of a conference room, and in it. */
export const CONFERENCE_REASONS = {
  // routing
  "is-conference": {
    fr: "Le {number} est la salle de conférence « {name} »",
    en: '{number} is conference room "{name}"',
  },
  "conference-inside-only": {
    fr: "La salle « {name} » n'est pas ouverte aux appels extérieurs : interdit",
    en: 'Room "{name}" is not open to calls from outside: forbidden',
  },
  // at the door
  "conference-asks-pin": { fr: "La salle demande un code", en: "The room asks for a PIN" },
  "conference-wrong-pin": { fr: "Code erroné, essai {tries}", en: "Wrong PIN, try {tries}" },
  "conference-no-pin": {
    fr: "Aucun bon code en {tries} {tries|essai|essais} : l'appel s'arrête là",
    en: "No right PIN in {tries} {tries|try|tries}: the call ends there",
  },
  "conference-guessed": {
    fr: "Trop de codes erronés sont venus de l'extérieur : la salle n'en accepte pas pour l'instant",
    en: "Too many wrong PINs have come from outside: the room takes none for now",
  },
  "conference-full": {
    fr: "La salle est complète : {places} {places|participant|participants}",
    en: "The room is full: {places} {places|participant|participants}",
  },
  "conference-locked": { fr: "La salle est verrouillée", en: "The room is locked" },
  "conference-waits": { fr: "Attend l'organisateur, avec de la musique", en: "Waits for the owner, with music" },
  // in the room
  "conference-entered": { fr: "Entre dans la salle {room}", en: "Enters room {room}" },
  "conference-leads": { fr: "Dirige la conférence", en: "Leads the conference" },
  "conference-joined": {
    fr: "{number} met {others:list} en conférence",
    en: "{number} puts {others:list} into a conference",
  },
  "conference-invites": { fr: "Invite le {number} à la conférence", en: "Invites {number} to the conference" },
  "transfers-to-conference": {
    fr: "Le {number} transfère le {transferee} dans la conférence {room}",
    en: "{number} transfers {transferee} into conference {room}",
  },
  "conference-owner-left": {
    fr: "L'organisateur est parti : la conférence se termine dans {seconds} s",
    en: "The owner has left: the conference ends in {seconds} s",
  },
  "conference-owner-back": { fr: "L'organisateur est revenu", en: "The owner is back" },
  "conference-muted": { fr: "Micro coupé par {by}", en: "Muted by {by}" },
  "conference-kept-muted": {
    fr: "{number} ne peut pas rouvrir son micro : il a été coupé par un autre",
    en: "{number} cannot open his microphone: it was muted by somebody else",
  },
  "conference-removed": { fr: "Retiré de la conférence par {by}", en: "Taken out of the conference by {by}" },
  "conference-ended": { fr: "La conférence est terminée", en: "The conference has ended" },
} as const satisfies Readonly<Record<string, Words>>;
