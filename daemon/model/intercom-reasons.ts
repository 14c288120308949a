import type { Words } from "./config/field.ts";

/** Who talks through whose loudspeaker, and who is not disturbed. */
export const INTERCOM_REASONS = {
  "intercom-code": {
    fr: "{code} parle au {number} par son haut-parleur",
    en: "{code} talks to {number} through its loudspeaker",
  },
  "pages-group": {
    fr: "{numbers|Entend|Entendent} qui parle, sans être {numbers|entendu|entendus} : {numbers:list}",
    en: "{numbers|Hears|Hear} who speaks, and {numbers|is|are} not heard: {numbers:list}",
  },
  "paging-nobody": { fr: "Aucun téléphone n'a décroché seul", en: "No telephone has answered by itself" },
  "intercom-not-allowed": {
    fr: "Le {number} n'a pas le droit de parler par haut-parleur, ou l'appel ne vient pas d'un poste",
    en: "{number} may not talk through loudspeakers, or no extension calls",
  },
  "intercom-busy": {
    fr: "Le {number} est en communication : il n'est pas dérangé",
    en: "{number} is in a call: it is not disturbed",
  },
  "intercom-answers": {
    fr: "Le téléphone du {number} est prié de décrocher seul",
    en: "The telephone of {number} is asked to answer by itself",
  },
} as const satisfies Readonly<Record<string, Words>>;
