import type { Health, HealthPoint } from "./machine-health.ts";

const HOUR_MS = 3_600_000;

/** What is remembered of a sample. */
export const pointOf = ({ at, processor, memory, celsius }: Health): HealthPoint => ({
  at,
  processor: processor === null ? null : rounded(processor),
  memory:
    memory === null || memory.totalBytes === 0
      ? null
      : rounded(100 - (100 * memory.availableBytes) / memory.totalBytes),
  celsius,
});

/** The last hour with one more sample. A clock that was set back leaves nothing of the future behind. */
export const withPoint = (hour: readonly HealthPoint[], point: HealthPoint): readonly HealthPoint[] => [
  ...hour.filter(({ at }) => at > point.at - HOUR_MS && at < point.at),
  point,
];

const rounded = (percent: number): number => Math.min(100, Math.max(0, Math.round(percent * 10) / 10));
