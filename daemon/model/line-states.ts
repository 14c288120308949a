import type { Words } from "./config/field.ts";

/** Why a line is usable or not [LIG-34, A-14]. */
export const LINE_STATES = {
  "line-starts": { fr: "L'état de la ligne n'est pas encore connu", en: "The state of the line is not known yet" },
  "line-registered": { fr: "Enregistrée auprès de {address}", en: "Registered at {address}" },
  "line-answers": { fr: "{address} répond", en: "{address} answers" },
  "line-unwatched": { fr: "Supposée joignable : elle n'est pas surveillée", en: "Believed in: nobody watches it" },
  "line-registered-here": {
    fr: "L'équipement est enregistré depuis {address}",
    en: "The equipment is registered from {address}",
  },
  "line-not-registered-here": {
    fr: "L'équipement de la ligne n'est pas enregistré sur la box",
    en: "The equipment of the line is not registered here",
  },
  "line-refused": {
    fr: "L'opérateur refuse l'enregistrement : {status} {text}",
    en: "The operator refuses the registration: {status} {text}",
  },
  "line-unanswered": { fr: "{address} ne répond pas", en: "{address} does not answer" },
  "line-unreachable": { fr: "{address} n'est pas joignable : {text}", en: "{address} cannot be reached: {text}" },
  "line-lost": { fr: "La connexion avec {address} est coupée", en: "The connection with {address} is lost" },
  "line-name-unknown": { fr: "Le DNS ne connaît pas {host}", en: "DNS does not know {host}" },
  "line-name-unanswered": {
    fr: "Le DNS ne répond pas quand on cherche {host}",
    en: "DNS does not answer when asked for {host}",
  },
  "line-lacks-interface": {
    fr: "La box n'a pas l'adresse {address}, par laquelle la ligne sort",
    en: "The box has not got the address {address}, by which the line leaves",
  },
  "line-lacks-address": {
    fr: "Il manque à la ligne l'adresse de l'opérateur",
    en: "The line lacks the address of the operator",
  },
  "line-lacks-password": {
    fr: "Il manque à la ligne le mot de passe de son compte",
    en: "The line lacks the password of its account",
  },
} as const satisfies Readonly<Record<string, Words>>;
