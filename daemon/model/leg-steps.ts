import type { Words } from "./config/field.ts";

/** What happened on one leg of a call, for its story; codes and places as in reason.ts. */
export const LEG_STEPS = {
  "leg-calls": {
    fr: "Le {number} appelle {dialled} depuis {source} ({transport}, {userAgent})",
    en: "{number} calls {dialled} from {source} ({transport}, {userAgent})",
  },
  "leg-rings": { fr: "Le {number} sonne", en: "{number} rings" },
  "leg-early": { fr: "Le {number} envoie du son avant de répondre", en: "{number} sends sound before its answer" },
  "leg-answers": { fr: "Le {number} répond", en: "{number} answers" },
  "leg-confirmed": { fr: "Le {number} a reçu notre réponse", en: "{number} has our answer" },
  "leg-speaks": {
    fr: "Le {number} parle {codec}, {direction}, à {remote}",
    en: "{number} speaks {codec}, {direction}, at {remote}",
  },
  "leg-speaks-encrypted": {
    fr: "Le {number} parle {codec} chiffré (SRTP), {direction}, à {remote}",
    en: "{number} speaks {codec} over SRTP, {direction}, at {remote}",
  },
  "leg-holds": { fr: "Le {number} met l'autre en attente", en: "{number} puts the other side on hold" },
  "leg-resumes": { fr: "Le {number} reprend l'autre", en: "{number} takes the other side back" },
  "leg-presses": { fr: "Le {number} appuie sur une touche ({by})", en: "{number} presses a key ({by})" },
  "leg-transfers": {
    fr: "Le {number} demande un transfert vers {target}",
    en: "{number} asks for a transfer to {target}",
  },
  "leg-transfers-call": {
    fr: "Le {number} demande un transfert vers {target}, à la place du téléphone n° {leg}",
    en: "{number} asks for a transfer to {target} in place of leg {leg}",
  },
  "leg-redirects": { fr: "Le {number} renvoie vers {targets:list}", en: "{number} redirects to {targets:list}" },
  "leg-unheard": {
    fr: "Le {number} n'est plus entendu depuis {seconds} s",
    en: "{number} has not been heard for {seconds} s",
  },
  "leg-heard-all": { fr: "Le {number} a entendu le son en entier", en: "{number} has heard the sound to its end" },
  "leg-recorded": {
    fr: "L'enregistrement du {number} est terminé après {seconds} s",
    en: "The recording of {number} has ended after {seconds} s",
  },
  "leg-recording-failed": {
    fr: "L'enregistrement du {number} s'arrête après {seconds} s : {text}",
    en: "The recording of {number} breaks off after {seconds} s: {text}",
  },
  "leg-released": {
    fr: "Le {number} est libéré par {side:side} : {cause:outcome}",
    en: "{number} is released by {side:side}: {cause:outcome}",
  },
  "leg-released-status": {
    fr: "Le {number} est libéré par {side:side} : {cause:outcome} (SIP {status})",
    en: "{number} is released by {side:side}: {cause:outcome} (SIP {status})",
  },
} as const satisfies Readonly<Record<string, Words>>;
