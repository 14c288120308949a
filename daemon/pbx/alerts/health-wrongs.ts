import type { Health } from "../../contracts/machine-health.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { Wrong } from "./alert-state.ts";

type Level = Wrong["level"];

const MEGABYTE = 1_000_000;
/** Less of the disk is free than this part of it and these bytes: a large disk is not full with two gigabytes left. */
const DISK = { warning: { part: 0.1, bytes: 2000 * MEGABYTE }, error: { part: 0.02, bytes: 300 * MEGABYTE } } as const;
/** Less of the memory than this part of it can still be had. */
const MEMORY = { warning: 0.08, error: 0.03 } as const;
const CELSIUS = { warning: 80, error: 90 } as const;

/** What grows and shrinks with the load has to last. */
const LASTS_MS = 60_000;
const CALM_MS = 5 * 60_000;
/** A box that was just started asks the time servers first. */
const CLOCK_MS = 15 * 60_000;

/** What is wrong with the machine at this moment; nothing while nobody tells. Pure. */
export const healthWrongs = (health: Health | null): readonly Wrong[] =>
  health === null ? [] : [...disk(health), ...memory(health), ...heat(health), ...clock(health)];

function disk({ disk }: Health): readonly Wrong[] {
  if (disk === null) return [];
  const { totalBytes, freeBytes } = disk;
  const isBelow = ({ part, bytes }: (typeof DISK)[Level]) => freeBytes < Math.min(part * totalBytes, bytes);
  const level = isBelow(DISK.error) ? "error" : isBelow(DISK.warning) ? "warning" : null;
  // In steps: an alert that says another figure is told to everybody again.
  const megabytes = Math.floor(freeBytes / MEGABYTE / 100) * 100;
  return level === null ? [] : [wrong("disk", level, reason("disk-nearly-full", { megabytes }), 0)];
}

function memory({ memory }: Health): readonly Wrong[] {
  if (memory === null || memory.totalBytes === 0) return [];
  const part = memory.availableBytes / memory.totalBytes;
  const level = part < MEMORY.error ? "error" : part < MEMORY.warning ? "warning" : null;
  return level === null ? [] : [wrong("memory", level, reason("memory-short"), LASTS_MS)];
}

function heat({ celsius }: Health): readonly Wrong[] {
  if (celsius === null || celsius < CELSIUS.warning) return [];
  const level = celsius >= CELSIUS.error ? "error" : "warning";
  return [wrong("heat", level, reason("too-hot", { celsius: Math.floor(celsius / 5) * 5 }), LASTS_MS)];
}

const clock = ({ isClockSynchronised }: Health): readonly Wrong[] =>
  isClockSynchronised === false ? [wrong("clock", "warning", reason("clock-adrift"), CLOCK_MS)] : [];

const wrong = (name: string, level: Level, what: Reason, raisedAfterMs: number): Wrong => ({
  key: `health-${name}`,
  level,
  what,
  why: null,
  since: null,
  raisedAfterMs,
  clearedAfterMs: CALM_MS,
});
