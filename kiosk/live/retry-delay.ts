/**
 * Milliseconds before the feed tries again: doubled from a quarter of a second to ten seconds, and spread by up to a
 * half, so that the browsers of an office do not all come back at once.
 */
export function retryDelayMs(failures: number, random: number): number {
  const full = Math.min(250 * 2 ** Math.min(failures, 10), 10_000);
  return Math.round(full * (0.5 + random / 2));
}
