/** How long a line waits before it asks an operator again; pure. In milliseconds. */

/** No server is ever asked to register a line twice within this time. */
export const shortestPauseMs = 5000;
const lastMs = 300_000;
/** Operators shut out who guesses: what was refused for its account is asked again as seldom as this. */
export const accountRefusedMs = 60_000;
/** A Retry-After of a week is a mistake of somebody: it is obeyed so far. */
const longestRetryMs = 3_600_000;

const accountRefused: readonly number[] = [401, 403, 404, 407];

export const isAccountRefused = (status: number): boolean => accountRefused.includes(status) || status >= 600;

/** Nobody answered, or a server that cannot do its work: another one may. RFC 3263 §4.3 and, for 408, RFC 3261 §8.1.3.1. */
export const isSilence = (status: number): boolean => status === 0 || status === 408 || (status >= 500 && status < 600);

/** 5 s after the first failure, twice as long after each further one, 5 min at most; up to a fifth more by chance. */
export function backOffMs(failures: number, status: number, chance: number): number {
  const lowest = isAccountRefused(status) ? accountRefusedMs : shortestPauseMs;
  const wait = Math.min(lowest * 2 ** Math.min(failures - 1, 16), lastMs);
  return Math.round(wait * (1 + chance / 5));
}

export const retryAfterMs = (seconds: number): number => Math.min(seconds * 1000, longestRetryMs);

/** A registration is renewed after 80 to 90 % of the time that was granted: chance keeps 200 lines apart. */
export const refreshAfterMs = (expiresSeconds: number, chance: number): number =>
  Math.max(shortestPauseMs, Math.round(expiresSeconds * 1000 * (0.8 + chance / 10)));
