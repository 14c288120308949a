import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";

/** RFC 4028 §4: a session interval is never shorter. */
const SHORTEST_SESSION_SECONDS = 90;

/** minimum ≤ usual ≤ maximum. */
export function registrationInOrder({ sip }: ConfigurationDocument): readonly Issue[] {
  const { minimum, usual, maximum } = sip.registration;
  if (minimum <= usual && usual <= maximum) return [];
  return [
    {
      path: pointer("sip", "registration"),
      code: "registration-order",
      message: `Les durées d'enregistrement doivent être dans l'ordre : minimale (${minimum}), habituelle (${usual}), maximale (${maximum}).`,
      english: `Registration times must be in order: minimum (${minimum}), usual (${usual}), maximum (${maximum}).`,
    },
  ];
}

/** Off, or long enough. */
export function sessionTimerLongEnough({ sip }: ConfigurationDocument): readonly Issue[] {
  const seconds = sip.sessionExpiresSeconds;
  if (seconds === 0 || seconds >= SHORTEST_SESSION_SECONDS) return [];
  return [
    {
      path: pointer("sip", "sessionExpiresSeconds"),
      code: "session-timer-short",
      message: `La minuterie de session doit être de 0 (aucune) ou d'au moins ${SHORTEST_SESSION_SECONDS} secondes, pas ${seconds}.`,
      english: `The session timer must be 0 (none) or at least ${SHORTEST_SESSION_SECONDS} seconds, not ${seconds}.`,
    },
  ];
}
