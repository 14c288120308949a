import type { AskedField, Words } from "./line-preset.ts";

/** What an operator is asked for, unless a preset asks in words of its own. */
export const usualQuestions: Readonly<Record<AskedField, Words>> = {
  registration: {
    fr: "La ligne s'enregistre-t-elle avec un compte (outbound), ou est-elle à adresse fixe, sans enregistrement (none) ?",
    en: "Does the line register with an account (outbound), or is it of fixed address, without registration (none)?",
  },
  user: {
    fr: "L'identifiant du compte SIP.",
    en: "The user name of the SIP account.",
  },
  authenticationName: {
    fr: "Le nom d'authentification, s'il diffère de l'identifiant.",
    en: "The authentication name, if it differs from the user name.",
  },
  password: {
    fr: "Le mot de passe du compte SIP.",
    en: "The password of the SIP account.",
  },
  addresses: {
    fr: "L'adresse (nom ou IP, et port) du serveur SIP, puis celle de secours s'il y en a une.",
    en: "The address (name or IP, and port) of the SIP server, then the one that replaces it if there is one.",
  },
  domain: {
    fr: "Le domaine SIP, s'il diffère de l'adresse.",
    en: "The SIP domain, if it differs from the address.",
  },
  outboundProxy: {
    fr: "Le serveur mandataire (outbound proxy), s'il y en a un.",
    en: "The outbound proxy, if there is one.",
  },
  numbers: {
    fr: "Les numéros publics (SDA) de la ligne.",
    en: "The public numbers (DDI) of the line.",
  },
  transport: {
    fr: "UDP, TCP ou TLS ?",
    en: "UDP, TCP or TLS?",
  },
  form: {
    fr: "Sous quelle forme écrire les numéros appelés et présentés : 0122334455, 0033122334455, +33122334455 ou 33122334455 ?",
    en: "In which form are called and presented numbers to be written: 0122334455, 0033122334455, +33122334455 or 33122334455?",
  },
  codecs: {
    fr: "Quels codecs sont acceptés, et dans quel ordre ?",
    en: "Which codecs are accepted, and in which order?",
  },
  interface: {
    fr: "L'adresse IP de la box sur le lien de l'opérateur, déclarée chez lui.",
    en: "The IP address of the box on the operator's link, as it is declared there.",
  },
  identity: {
    fr: "Dans quel champ le numéro présenté est-il lu : From, P-Asserted-Identity ou P-Preferred-Identity ?",
    en: "In which field is the presented number read: From, P-Asserted-Identity or P-Preferred-Identity?",
  },
  mayPresent: {
    fr: "Quels numéros, outre ceux de la ligne, l'opérateur accepte-t-il de présenter ?",
    en: "Which numbers besides those of the line does the operator let it present?",
  },
};
