/** How long a notice that could not be delivered waits for its next try; e-mail and text messages alike. */

const MINUTE = 60_000;
/** In minutes; the last one is kept to. */
const PAUSES = [1, 2, 5, 10, 30, 60, 120];
/** A server or a line that was away over a long week-end still takes it. */
export const GIVEN_UP_AFTER_MS = 5 * 24 * 60 * MINUTE;

/** After so many tries, in milliseconds. Pure. */
export const pauseAfter = (tries: number): number =>
  (PAUSES[Math.min(Math.max(tries, 1), PAUSES.length) - 1] ?? 120) * MINUTE;
