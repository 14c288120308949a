import type { Words } from "./config/field.ts";

/** What a program, or somebody at a page, has made of calls. */
export const CONTROL_REASONS = {
  "dials-for": {
    fr: "Appel demandé pour le {number} : son téléphone sonne d'abord, puis appelle {dialled}",
    en: "A call is asked for by {number}: its telephone rings first, then calls {dialled}",
  },
  "takes-up": { fr: "Le {number} a décroché", en: "{number} has taken up the receiver" },
  "control-hangs-up": { fr: "Fin demandée par un programme", en: "A program has asked for the end" },
  "control-hangs-up-for": {
    fr: "Raccroché au nom du {number}, par un programme",
    en: "Hung up for {number}, by a program",
  },
  "control-holds": { fr: "Le {number} met l'autre en attente", en: "{number} puts the other side on hold" },
  "control-resumes": { fr: "Le {number} reprend l'autre", en: "{number} takes the other side back" },
  "control-rings": {
    fr: "L'appel sonne aussi au {number}, qui veut l'intercepter",
    en: "The call rings at {number}, too, who wants to pick it up",
  },
  "asks-first": {
    fr: "Le {number} demande d'abord au {dialled} ; le {transferee} entend la musique",
    en: "{number} asks {dialled} first; {transferee} hears music",
  },
  "goes-back": { fr: "Le {number} est de retour avec le {transferee}", en: "{number} is back with {transferee}" },
  "not-in-call": {
    fr: "Le {number} ne prend pas part à cet appel, ou n'y est pas en communication",
    en: "{number} has no part in this call, or does not talk in it",
  },
  "nobody-set-aside": { fr: "Personne n'attend le {number}", en: "Nobody waits for {number}" },
  "rings-nowhere": {
    fr: "Cet appel ne sonne pas, ou le {number} y a déjà sa part",
    en: "This call does not ring, or {number} has its part in it already",
  },
  "no-second-call": {
    fr: "Le {number} n'a pas d'autre communication à mettre en relation",
    en: "{number} has no other call to put together with this one",
  },
} as const satisfies Readonly<Record<string, Words>>;
