/**
 * Milliseconds since the epoch of a date and time as people write them, `2026-12-25 10:00`, by this machine's clock. Null:
 * nothing was written; NaN: it is none.
 */
export const momentIn = (written: string | undefined): number | null =>
  written === undefined ? null : Date.parse(written.replace(" ", "T"));

/** What who wrote something else with that flag is told. */
export const noMoment = (flag: string): string =>
  `sipleo: --${flag} has to be a date and time such as "2026-12-25 10:00".\n`;
