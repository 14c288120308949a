import type { Words } from "./config/field.ts";

/** Why a call is recorded and how that ended; codes and places as in reason.ts. */
export const RECORDING_REASONS = {
  "is-recorded": {
    fr: "L'appel est enregistré par la règle « {rule} » : {why}",
    en: 'The call is recorded by rule "{rule}": {why}',
  },
  "recording-stopped": {
    fr: "Le {number} arrête l'enregistrement (touches *9)",
    en: "{number} stops the recording (keys *9)",
  },
  "recording-failed": {
    fr: "L'enregistrement s'est interrompu : {text}",
    en: "The recording has broken off: {text}",
  },
} as const satisfies Readonly<Record<string, Words>>;
