import type { Words } from "./config/field.ts";

/** What became of calls that were parked. */
export const PARKING_REASONS = {
  "is-place": { fr: "Le {number} est une place de parking", en: "{number} is a parking place" },
  "is-next-place": { fr: "Le {number} est la prochaine place libre", en: "{number} is the next free parking place" },
  parks: { fr: "Le {by} gare le {number} à la place {place}", en: "{by} parks {number} at place {place}" },
  "parks-again": { fr: "Le {number} est de retour à la place {place}", en: "{number} is back at place {place}" },
  "parking-full": { fr: "Toutes les places sont occupées", en: "All parking places are taken" },
  "place-taken": { fr: "La place {place} est occupée", en: "Place {place} is taken" },
  "nobody-parked": { fr: "Personne n'attend à la place {place}", en: "Nobody waits at place {place}" },
  "place-told": { fr: "La place {place} est dite au {number}", en: "{number} is told place {place}" },
  fetches: { fr: "Le {number} reprend l'appel garé en {place}", en: "{number} fetches the call from place {place}" },
  "parked-too-long": {
    fr: "Garé en {place} depuis {seconds} s : l'appel revient au {by}",
    en: "Parked at {place} for {seconds} s: the call comes back to {by}",
  },
  "parked-in-vain": {
    fr: "Garé en {place} sans que personne le reprenne : l'appel s'arrête là",
    en: "Parked at {place}, and nobody fetches it: the call ends there",
  },
} as const satisfies Readonly<Record<string, Words>>;
