import type { Words } from "./config/field.ts";

/** What agents did, and what a call met because of them. */
export const AGENT_REASONS = {
  // routing
  "is-agent": { fr: "Le {number} est l'agent « {name} »", en: '{number} is agent "{name}"' },
  "agent-nowhere": {
    fr: "L'agent {number} n'est connecté à aucun poste : indisponible",
    en: "Agent {number} is logged in nowhere: unavailable",
  },
  "agent-at": { fr: "L'agent {number} est connecté au poste {desk}", en: "Agent {number} is logged in at {desk}" },
  // codes
  "agent-code": { fr: "{code} est un code d'agent", en: "{code} is a code of agents" },
  "no-such-agent": { fr: "Aucun agent n'a le numéro {number}", en: "There is no agent {number}" },
  "agent-asked": { fr: "Le code secret de l'agent {number} est demandé", en: "Agent {number} is asked for his PIN" },
  "agent-wrong-pin": { fr: "Le code secret de l'agent {number} est faux", en: "The PIN of agent {number} is wrong" },
  "agent-no-pin": {
    fr: "L'agent {number} n'a pas de code secret : il ne peut pas se connecter au téléphone",
    en: "Agent {number} has no PIN: he cannot log in at a telephone",
  },
  "agent-locked": {
    fr: "Trop de codes faux pour l'agent {number} : il faut attendre",
    en: "Too many wrong PINs for agent {number}: he has to wait",
  },
  "agent-logged-in": { fr: "L'agent {number} se connecte au poste {desk}", en: "Agent {number} logs in at {desk}" },
  "agent-logged-out": {
    fr: "L'agent {number} se déconnecte du poste {desk}",
    en: "Agent {number} logs out at {desk}",
  },
  "nobody-logged-in": { fr: "Personne n'est connecté au poste {desk}", en: "Nobody is logged in at {desk}" },
  "agent-paused": { fr: "Le {number} est en pause", en: "{number} has a pause" },
  "agent-resumed": { fr: "Le {number} n'est plus en pause", en: "{number} is back from a pause" },
} as const satisfies Readonly<Record<string, Words>>;
