import type { Words } from "./config/field.ts";

/** Who is called when somebody is free again. */
export const CALL_BACK_REASONS = {
  "call-back-code": { fr: "{code} est un code de rappel", en: "{code} is a code of calling back" },
  "call-back-kept": {
    fr: "Le {number} sera rappelé dès que le {to} sera libre",
    en: "{number} will be called back as soon as {to} is free",
  },
  "call-back-offered": {
    fr: "Le {to} est occupé : le rappel est proposé au {number}",
    en: "{to} is busy: {number} is offered to be called back",
  },
  "call-back-none": {
    fr: "Le {number} n'a trouvé personne d'occupé qu'on puisse rappeler",
    en: "{number} has found nobody busy who could be called back",
  },
  "call-back-too-many": {
    fr: "Le {number} attend déjà {most} rappels",
    en: "{number} waits for {most} calls already",
  },
  "call-back-cancelled": { fr: "Le {number} n'attend plus de rappel", en: "{number} waits for no call any more" },
  "calls-back": {
    fr: "Le {to} est libre : le {number} est rappelé",
    en: "{to} is free: {number} is called back",
  },
} as const satisfies Readonly<Record<string, Words>>;
