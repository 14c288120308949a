/** So many calls of a queue say how long the next ones will take. */
export const TALKS_REMEMBERED = 20;
const FEWEST_TALKS = 3;

/**
 * How long who is at that place will wait: as many talks of the usual length as come before his, shared by those who take
 * calls. Null: nobody does, or too little is known to promise anything.
 */
export function estimatedWait(place: number, talkSeconds: readonly number[], agents: number): number | null {
  if (talkSeconds.length < FEWEST_TALKS || agents === 0) return null;
  const usual = talkSeconds.reduce((sum, seconds) => sum + seconds, 0) / talkSeconds.length;
  return Math.ceil((place * usual) / agents);
}
